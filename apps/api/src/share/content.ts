import { shanghaiTime } from '@zhibo/core/day'
import type { JobCard } from '@zhibo/core/jobs/schema'
import type { SessionState, SessionView } from '@zhibo/core/sessions/schema'

/** What a card says, line by line, all of it as approved: nothing more is promised here than on the job cards. */
export interface CardContent {
  title: string
  /** Who holds it. */
  station: string
  when: string
  employers: string
  jobs: string[]
  /** What staff checked, or how it came out. */
  foot: string
}

const shown = 3
const weekdays = ['日', '一', '二', '三', '四', '五', '六']

const feet: Partial<Record<SessionState, string>> = {
  live: '正在直播，点开就能看',
  interrupted: '正在直播，点开就能看',
  ended: '这一场播完了，没招满的岗位还能投',
  sealed: '这一场播完了，没招满的岗位还能投',
  cancelled: '这一场取消了',
}

/** The words of a session's card. In Chinese alone: whoever fetches a link's picture has no language. */
export function contentOf(session: SessionView): CardContent {
  const open = new Map(
    session.segments
      .flatMap(({ jobs }) => jobs)
      .filter(({ state }) => state === 'published')
      .map((job) => [job.id, job]),
  )
  const jobs = [...open.values()]
  return {
    title: session.title,
    station: session.stations.map(({ name }) => name).join('、'),
    when: whenOf(new Date(session.plannedStart)),
    employers: some(session.employerNames, '家企业'),
    jobs: [...jobs.slice(0, shown).map(jobLine), ...(jobs.length > shown ? [`等 ${jobs.length} 个岗位`] : [])],
    foot: feet[session.state] ?? '企业、岗位、薪资都由工作人员核过，招聘不收费',
  }
}

function some(names: readonly string[], unit: string): string {
  const first = names.slice(0, 2).join('、')
  return names.length > 2 ? `${first}等 ${names.length} ${unit}` : first
}

/** 12 月 2 日（周三）19:30, by the county's clock. */
function whenOf(at: Date): string {
  const [day = '', time = ''] = shanghaiTime(at).split(' ')
  const [, month, date] = day.split('-').map(Number)
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return `${month} 月 ${date} 日（周${weekday}）${time.slice(0, 5)}`
}

const yuan = (fen: number): string => `¥${Math.round(fen / 100).toLocaleString('en-US')}`

/** The pay a month is advertised at, where the approved card has one. */
function jobLine({ title, pay: { advertisedMinFen: least, advertisedMaxFen: most } }: JobCard): string {
  if (least === 0 && most === 0) return title
  const range =
    least === 0 || most === 0 || least === most ? yuan(most || least) : `${yuan(least)}–${yuan(most).slice(1)}`
  return `${title}  ${range}`
}
