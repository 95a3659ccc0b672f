import type { ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import type { Locale } from '@zhibo/core/problem/locale'
import { subjectWords, wordReason, wordRule } from '@zhibo/core/reviews/words'
import { csvLine } from '../http/csv.ts'

type Words = Record<Locale, string>
const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en })

const columns = [
  words('项目', 'About'),
  words('谁或什么', 'Who or what'),
  words('代码', 'Code'),
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
  declined: words('没有签字', 'Signatures declined'),
  marked: words('标记有误', 'Marked as wrong'),
  right: words('提示没错', 'Finding stands'),
  wrong: words('规则错了', 'Rule was wrong'),
  unsaid: words('等着看', 'To look at'),
  made: words('提出', 'Made'),
  upheld: words('维持驳回', 'Upheld'),
  overturned: words('改判通过', 'Overturned'),
  open: words('还在等', 'Still open'),
  drawn: words('抽中复查', 'Drawn for a second look'),
  answered: words('已复查', 'Second looks answered'),
  agreed: words('意见一致', 'Agreed'),
  share: words('一致率', 'Share agreed'),
} as const satisfies Record<string, Words>

const sections = {
  decisions: words('审核决定', 'Decisions'),
  reasons: words('退回原因', 'Reasons'),
  reviewers: words('审核员', 'Reviewers'),
  findings: words('说判错的提示', 'Findings marked as wrong'),
  appeals: words('申诉', 'Appeals'),
  agreement: words('随机复查', 'Second looks'),
  days: words('每日', 'Days'),
} as const satisfies Record<string, Words>

type Section = keyof typeof sections
type Figures = Partial<Record<keyof typeof figures, number | null>>

/**
 * The numbers as lines for spreadsheets, one figure a line, so that a pivot table takes them as they are: words to read,
 * and beside those that stand for a code the code, which no language changes.
 */
export async function* numbersCsv(numbers: ReviewNumbersView, locale: Locale): AsyncGenerator<string> {
  yield linesOf(numbers, locale).join('')
}

function linesOf(numbers: ReviewNumbersView, locale: Locale): string[] {
  const lines = (section: Section, whom: string, said: Figures, code = '') =>
    (Object.keys(said) as (keyof typeof figures)[]).map((figure) =>
      csvLine([sections[section][locale], whom, code, figures[figure][locale], said[figure] ?? null]),
    )
  const { rules, ...findings } = numbers.findings
  const { subjects, ...appeals } = numbers.appeals
  const { pairs, ...agreement } = numbers.agreement
  const span = `${numbers.from} – ${numbers.to}`
  return [
    csvLine(columns.map((column) => column[locale])),
    ...lines('decisions', span, numbers.decisions),
    ...numbers.reasons.flatMap(({ reasonCode, ...said }) =>
      lines('reasons', wordReason(reasonCode, locale), said, reasonCode),
    ),
    ...numbers.reviewers.flatMap(({ reviewer, ...said }) => lines('reviewers', reviewer.name, said)),
    ...lines('findings', span, markFigures(findings)),
    ...rules.flatMap(({ rule, ...said }) => lines('findings', wordRule(rule, locale), markFigures(said), rule)),
    ...lines('appeals', span, appeals),
    ...subjects.flatMap(({ subject, ...said }) => lines('appeals', subjectWords[subject][locale], said, subject)),
    ...lines('agreement', span, agreement),
    ...pairs.flatMap(({ decidedBy, secondBy, ...said }) =>
      lines('agreement', `${decidedBy.name} / ${secondBy.name}`, said),
    ),
    ...numbers.days.flatMap(({ day, ...said }) => lines('days', day, said)),
  ]
}

/** Of a finding that was called wrong, `upheld` says that it was right. */
const markFigures = ({ marked, upheld, overturned, open }: Omit<ReviewNumbersView['findings'], 'rules'>): Figures => ({
  marked,
  right: upheld,
  wrong: overturned,
  unsaid: open,
})
