import type { ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import type { Locale } from '@zhibo/core/problem/locale'
import { csvLine } from '../http/csv.ts'

type Words = Record<Locale, string>
const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en })

const columns = [
  words('项目', 'About'),
  words('谁或什么', 'Who or what'),
  words('指标', 'Figure'),
  words('数值', 'Value'),
]

const figures = {
  all: words('决定总数', 'Decisions'),
  approved: words('通过', 'Approved'),
  returned: words('退回', 'Returned'),
  rejected: words('驳回', 'Rejected'),
  medianDays: words('用时中位数（工作日）', 'Median time (working days)'),
  p90Days: words('用时第 90 百分位（工作日）', '90th percentile of time (working days)'),
  withinPromise: words('按时答复率', 'Share within the promise'),
  firstPass: words('一次通过率', 'First-pass rate'),
  firstDecisions: words('首次决定数', 'First decisions'),
  signed: words('第二签字', 'Second signatures'),
  marked: words('标记有误', 'Marked as wrong'),
  upheld: words('检查结果成立', 'Findings upheld'),
  overturned: words('检查结果不成立', 'Findings overturned'),
  drawn: words('抽中复查', 'Drawn for a second look'),
  answered: words('已复查', 'Second looks answered'),
  agreed: words('意见一致', 'Agreed'),
  share: words('一致率', 'Share agreed'),
} as const satisfies Record<string, Words>

const sections = {
  decisions: words('审核决定', 'Decisions'),
  reasons: words('退回原因', 'Reasons'),
  reviewers: words('审核员', 'Reviewers'),
  findings: words('检查结果', 'Findings'),
  agreement: words('随机复查', 'Second looks'),
  days: words('每日', 'Days'),
} as const satisfies Record<string, Words>

type Section = keyof typeof sections
type Figures = Partial<Record<keyof typeof figures, number | null>>

/** The numbers as lines for spreadsheets, one figure a line, so that a pivot table takes them as they are. */
export async function* numbersCsv(numbers: ReviewNumbersView, locale: Locale): AsyncGenerator<string> {
  yield linesOf(numbers, locale).join('')
}

function linesOf(numbers: ReviewNumbersView, locale: Locale): string[] {
  const lines = (section: Section, whom: string, said: Figures) =>
    (Object.keys(said) as (keyof typeof figures)[]).map((figure) =>
      csvLine([sections[section][locale], whom, figures[figure][locale], said[figure] ?? null]),
    )
  const { rules, ...findings } = numbers.findings
  const { pairs, ...agreement } = numbers.agreement
  const span = `${numbers.from} – ${numbers.to}`
  return [
    csvLine(columns.map((column) => column[locale])),
    ...lines('decisions', span, numbers.decisions),
    ...numbers.reasons.flatMap(({ reasonCode, ...said }) => lines('reasons', reasonCode, said)),
    ...numbers.reviewers.flatMap(({ reviewer, ...said }) => lines('reviewers', reviewer.name, said)),
    ...lines('findings', span, findings),
    ...rules.flatMap(({ rule, ...said }) => lines('findings', rule, said)),
    ...lines('agreement', span, agreement),
    ...pairs.flatMap(({ decidedBy, secondBy, ...said }) =>
      lines('agreement', `${decidedBy.name} / ${secondBy.name}`, said),
    ),
    ...numbers.days.flatMap(({ day, ...said }) => lines('days', day, said)),
  ]
}
