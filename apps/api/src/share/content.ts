import { shanghaiTime } from '@zhibo/core/day'
import type { JobCard } from '@zhibo/core/jobs/schema'
import type { Locale } from '@zhibo/core/problem/locale'
import type { SessionState, SessionView } from '@zhibo/core/sessions/schema'

/** What a card says, line by line, all of it as approved: nothing more is promised here than on the job cards. */
export interface CardContent {
  title: string
  /** The product, and who holds it. */
  holder: string
  when: string
  employers: string
  jobs: string[]
  /** What staff checked, or how it came out. */
  foot: string
}

const shown = 3

interface Words {
  brand: string
  and: string
  companies: (first: string, count: number) => string
  jobs: (count: number) => string
  when: (at: { month: number; date: number; weekday: number; time: string }) => string
  live: string
  over: string
  cancelled: string
  checked: string
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const words: Record<Locale, Words> = {
  'zh-CN': {
    brand: '织播',
    and: '、',
    companies: (first, count) => `${first}等 ${count} 家企业`,
    jobs: (count) => `等 ${count} 个岗位`,
    when: ({ month, date, weekday, time }) => `${month} 月 ${date} 日（周${weekdays[weekday]}）${time}`,
    live: '正在直播，点开就能看',
    over: '这一场播完了，没招满的岗位还能投',
    cancelled: '这一场取消了',
    checked: '企业、岗位、薪资都由工作人员核过，招聘不收费',
  },
  en: {
    brand: 'Zhibo',
    and: ', ',
    companies: (first, count) => `${first}: ${count} companies in all`,
    jobs: (count) => `${count} jobs in all`,
    when: ({ month, date, weekday, time }) => `${days[weekday]} ${date} ${months[month - 1]}, ${time} Beijing time`,
    live: 'On air now: open the link and watch',
    over: 'This show is over; jobs that are not filled still take applications',
    cancelled: 'This show was called off',
    checked: 'Staff checked companies, jobs and pay; finding work here costs nothing',
  },
}

const feet: Record<SessionState, 'live' | 'over' | 'cancelled' | 'checked'> = {
  draft: 'checked',
  in_review: 'checked',
  scheduled: 'checked',
  live: 'live',
  interrupted: 'live',
  ended: 'over',
  sealed: 'over',
  cancelled: 'cancelled',
}

/** The words of a session's card, in the language of the page that was shared; what staff and employers wrote stays as it is. */
export function contentOf(session: SessionView, locale: Locale): CardContent {
  const say = words[locale]
  const open = new Map(
    session.segments
      .flatMap(({ jobs }) => jobs)
      .filter(({ state }) => state === 'published')
      .map((job) => [job.id, job]),
  )
  const jobs = [...open.values()]
  return {
    title: session.title,
    holder: `${say.brand} · ${session.stations.map(({ name }) => name).join(say.and)}`,
    when: say.when(clockOf(new Date(session.plannedStart))),
    employers: some(session.employerNames, say),
    jobs: [...jobs.slice(0, shown).map(jobLine), ...(jobs.length > shown ? [say.jobs(jobs.length)] : [])],
    foot: say[feet[session.state]],
  }
}

function some(names: readonly string[], { and, companies }: Words): string {
  const first = names.slice(0, 2).join(and)
  return names.length > 2 ? companies(first, names.length) : first
}

/** By the county's clock. */
function clockOf(at: Date) {
  const [day = '', time = ''] = shanghaiTime(at).split(' ')
  const [, month = 1, date = 1] = day.split('-').map(Number)
  return { month, date, weekday: new Date(`${day}T00:00:00Z`).getUTCDay(), time: time.slice(0, 5) }
}

const yuan = (fen: number): string => `¥${Math.round(fen / 100).toLocaleString('en-US')}`

/** The pay a month is advertised at, where the approved card has one. */
function jobLine({ title, pay: { advertisedMinFen: least, advertisedMaxFen: most } }: JobCard): string {
  if (least === 0 && most === 0) return title
  const range =
    least === 0 || most === 0 || least === most ? yuan(most || least) : `${yuan(least)}–${yuan(most).slice(1)}`
  return `${title}  ${range}`
}
