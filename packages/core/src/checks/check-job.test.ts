import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkJob } from './check-job.ts'
import { fold } from './folding.ts'
import { type Finding, JobCheck, JobPost, type RuleName } from './schema.ts'
import { aLawfulPost, demoContext } from './testing.ts'

const check = (change: Partial<JobPost>) => checkJob({ ...aLawfulPost, ...change }, demoContext)
const rulesOf = (change: Partial<JobPost>) => [...new Set(check(change).findings.map(({ rule }) => rule))]
const found = (change: Partial<JobPost>, rule: RuleName): Finding[] =>
  check(change).findings.filter((finding) => finding.rule === rule)
const says = (description: string) => rulesOf({ description })

test('a lawful post has nothing to find', () => {
  expect(check({}).findings).toEqual([])
})

test('an empty post is answered with findings, among them both no_pay and missing_field', () => {
  const { findings } = checkJob(JobPost.parse({}), demoContext)

  expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['insurance', 'missing_field', 'no_pay']))
  expect(findings.filter(({ rule }) => rule === 'missing_field').map(({ field }) => field)).toEqual([
    'conditions',
    'description',
    'headcount',
    'pay.scheme',
    'place',
    'title',
    'validUntil',
  ])
})

test.each([null, '', 0])('%j is an answer, not a wrong type', (nothing) => {
  const numbers = {
    headcount: nothing,
    contractMonths: nothing,
    probationMonths: nothing,
    probationPayPercent: nothing,
  }
  const post = { ...numbers, pay: { baseFen: nothing, piecesPerHour: nothing }, hours: { perDay: nothing } }

  expect(checkJob(JobPost.parse(post), demoContext).findings).not.toEqual([])
})

test.each([
  { title: 5 },
  { headcount: 'five' },
  { employment: 'temporary' },
  { pay: { scheme: 'barter' } },
  { pay: { baseFen: '2600' } },
  { exceptions: [{ rule: 'sex', code: 'because' }] },
  { insurance: 'pension' },
])('%j is a wrong type', (post) => {
  expect(JobPost.safeParse(post).success).toBe(false)
})

test('findings stand by field, then by span, those on a whole field last', () => {
  const { findings } = check({ title: '押金', description: '限男，押金', conditions: '押金', pay: {}, insurance: [] })

  expect(findings.map(({ field, span }) => [field, span])).toEqual([
    ['conditions', [0, 2]],
    ['description', [0, 2]],
    ['description', [3, 5]],
    ['insurance', null],
    ['pay', null],
    ['pay.scheme', null],
    ['title', [0, 2]],
  ])
})

test.each([
  ['sex', 'womens_protected_work', '限男'],
  ['residence', 'named_support_programme', '限本地户籍'],
  ['health', 'statutory_health_requirement', '须无乙肝'],
  ['disability_looks', 'statutory_physical_requirement', '身高165以上'],
] as const)('%s goes back, and with its listed exception is only shown', (rule, code, description) => {
  expect(found({ description }, rule)).toMatchObject([{ action: 'return' }])
  expect(found({ description, exceptions: [{ rule, code, reason: '依规定' }] }, rule)).toMatchObject([
    { action: 'flag' },
  ])
})

test.each(['不招女工', '限男', '男性优先'])('%s is a demand on sex', (text) => expect(says(text)).toEqual(['sex']))
test.each(['女装车间', '男女不限', '限男装', '孕检假'])('%s is none', (text) => expect(says(text)).toEqual([]))
test.each(['须无乙肝', '乙肝阴性', '不得有乙肝'])('%s is a demand on health', (text) =>
  expect(says(text)).toEqual(['health']),
)
test.each(['身高不限', '不限户籍', '面包过期', '保证金属'])('%s is no trigger', (text) =>
  expect(says(text)).toEqual([]),
)
test.each(['不退押金', '无经验者需交培训费'])('%s is a fee', (text) => expect(says(text)).toEqual(['fees']))
test('不收取任何押金、保证金 is not', () => expect(says('不收取任何押金、保证金')).toEqual([]))
test('身高不限 is no negation of what comes after it', () => expect(says('身高不限限男')).toEqual(['sex']))

test.each([
  ['18-45岁', 'flag'],
  ['45岁以下', 'flag'],
  ['16-17岁', 'flag'],
  ['15岁以上', 'block'],
  ['14至40岁', 'block'],
] as const)('%s: %s', (conditions, action) => {
  expect(found({ conditions }, 'age')).toMatchObject([{ action, span: [0, conditions.length] }])
})

test.each(['满18周岁', '已满16周岁', '35岁以上可', '3–12岁童装'])('%s limits nobody', (conditions) => {
  expect(rulesOf({ conditions })).toEqual([])
})

test('a reason lifts an age range, neither minors nor children', () => {
  expect(rulesOf({ conditions: '18-45岁', ageReason: '高处作业' })).toEqual([])
  expect(found({ conditions: '16-45岁', ageReason: '高处作业' }, 'age')).toMatchObject([{ action: 'flag' }])
  expect(found({ conditions: '15-45岁', ageReason: '高处作业' }, 'age')).toMatchObject([{ action: 'block' }])
})

test('面议 sends back also beside amounts, 上不封顶 only where it is all', () => {
  expect(says('薪资面议')).toEqual(['no_pay'])
  expect(says('多劳多得，上不封顶')).toEqual([])
  expect(rulesOf({ description: '上不封顶', pay: { scheme: 'piece' } })).toContain('no_pay')
})

test('under the minimum wage: the sum, a stated floor, the hour of part-time work', () => {
  expect(rulesOf({ pay: { scheme: 'monthly', baseFen: 219_999 }, probationMonths: 0 })).toEqual(['below_minimum_wage'])
  expect(rulesOf({ pay: { scheme: 'monthly', baseFen: 220_000 }, probationMonths: 0 })).toEqual([])
  expect(found({ pay: { ...aLawfulPost.pay, floorFen: 219_999 } }, 'below_minimum_wage')).toMatchObject([
    { field: 'pay.floorFen', action: 'block' },
  ])
  expect(rulesOf({ pay: { ...aLawfulPost.pay, floorFen: 0 } })).toEqual([])
  const partTime = { employment: 'part_time', probationMonths: 0 } as const
  expect(rulesOf({ ...partTime, pay: { scheme: 'hourly', baseFen: 2_199 } })).toEqual(['below_minimum_wage'])
  expect(rulesOf({ ...partTime, pay: { scheme: 'hourly', baseFen: 2_200 } })).toEqual([])
  expect(rulesOf({ ...partTime, pay: { scheme: 'piece', pieceRateMilliyuan: 350, piecesPerHour: 62 } })).toEqual([
    'below_minimum_wage',
  ])
})

test('before the first row nothing is compared', () => {
  const { findings, pay } = check({ pay: { scheme: 'monthly', baseFen: 100_000 }, onDate: '2024-12-31' })

  expect(findings).toEqual([])
  expect(pay.basis).toContain('未作比较')
})

test('月入过万 is bait unless the sums reach it', () => {
  expect(says('月入过万')).toEqual(['bait'])
  const pay = { ...aLawfulPost.pay, piecesPerHour: 126 }
  expect(rulesOf({ description: '月入过万', pay })).toEqual([])
})

test('advertised pay above the lawful most goes back; only its upper end above, it is shown', () => {
  const pay = aLawfulPost.pay
  expect(found({ pay: { ...pay, advertisedMinFen: 478_801 } }, 'bait')).toMatchObject([{ action: 'return' }])
  expect(found({ pay: { ...pay, advertisedMaxFen: 478_801 } }, 'bait')).toMatchObject([{ action: 'flag' }])
  expect(found({ pay: { ...pay, advertisedMaxFen: 478_800 } }, 'bait')).toEqual([])
})

test.each([
  [{ perDay: 8, daysPerWeek: 6 }, []],
  [{ perDay: 8, daysPerWeek: 6, overtimePerMonth: 36 }, []],
  [{ perDay: 10, daysPerWeek: 5 }, ['hours']],
  [{ overtimePerMonth: 36.5 }, ['hours']],
  [{ perDay: 5, daysPerWeek: 7 }, ['hours']],
])('hours %j: the larger overtime counts, not the sum', (hours, rules) => {
  expect(rulesOf({ hours })).toEqual(rules)
})

test('piece overtime at less than half as much again goes back', () => {
  const hours = { ...aLawfulPost.hours, overtimePieceMultiplier: 1.4 }
  expect(found({ hours }, 'overtime_price')).toMatchObject([
    { field: 'hours.overtimePieceMultiplier', action: 'return' },
  ])
  expect(rulesOf({ hours, pay: { scheme: 'monthly', baseFen: 300_000 } })).toEqual([])
})

test.each([
  [2, 1, ['probation']],
  [3, 1, []],
  [11, 2, ['probation']],
  [12, 2, []],
  [35, 3, ['probation']],
  [36, 6, []],
  [36, 7, ['probation']],
  [null, 6, []],
  [null, 7, ['probation']],
  [undefined, 1, ['missing_field']],
])('a contract of %s months allows a probation of %s: %j', (contractMonths, probationMonths, rules) => {
  expect(rulesOf({ contractMonths, probationMonths })).toEqual(rules)
})

test('probation pay is at least 80 % and at least the minimum wage', () => {
  expect(rulesOf({ probationPayPercent: 79 })).toEqual(['probation'])
  expect(rulesOf({ probationPayPercent: 79, probationMonths: 0 })).toEqual([])
  const pay = { scheme: 'monthly', baseFen: 275_000 } as const
  expect(rulesOf({ pay, probationPayPercent: 80 })).toEqual([])
  expect(rulesOf({ pay: { ...pay, baseFen: 274_999 }, probationPayPercent: 80 })).toEqual(['probation'])
})

test('part-time work has no probation and needs only injury insurance', () => {
  const partTime = { employment: 'part_time', pay: { scheme: 'hourly', baseFen: 2_500 } } as const
  expect(rulesOf({ ...partTime, probationMonths: 1 })).toEqual(['probation'])
  expect(rulesOf({ ...partTime, probationMonths: 0, insurance: ['injury'] })).toEqual([])
  expect(found({ ...partTime, probationMonths: 0, insurance: [] }, 'insurance')).toMatchObject([{ action: 'flag' }])
})

test('insurance: a waiver blocks, none named goes back, one lacking is shown, maternity may be inside medical', () => {
  expect(found({ description: '自愿放弃社保' }, 'insurance')).toMatchObject([{ action: 'block', span: [0, 6] }])
  expect(found({ insurance: null }, 'insurance')).toMatchObject([{ action: 'return' }])
  expect(found({ insurance: ['pension', 'medical', 'injury'] }, 'insurance')).toMatchObject([{ action: 'flag' }])
  expect(rulesOf({ insurance: ['pension', 'medical', 'injury', 'unemployment'] })).toEqual([])
})

test('a post past its day has no validity', () => {
  expect(rulesOf({ validUntil: '2026-11-22' })).toEqual(['missing_field'])
  expect(rulesOf({ validUntil: '2026-11-23' })).toEqual([])
})

test('spans of folded triggers count in the text as sent', () => {
  const description = '😀包吃住。入职交 押·\u200b金 ２００元，加 Ｖ Ｘ：abc_12345'
  const spans = check({ description }).findings.map(({ rule, span }) => [rule, description.slice(...(span ?? [0, 0]))])

  expect(spans).toEqual([
    ['fees', '押·\u200b金 ２００元'],
    ['contact', 'Ｖ Ｘ：abc_12345'],
  ])
})

const trigger = fc.constantFrom('限男', '押金', '乙肝', '面议', '13808180001', '自愿放弃社保', '全月无休', '不招河南人')
const noise = fc.string({ unit: fc.constantFrom(...Array.from('😀。，！ a1厂x\u200b１\n（招工')) })

test('whatever surrounds a trigger, its span holds the trigger', () => {
  fc.assert(
    fc.property(noise, trigger, noise, (before, words, after) => {
      const description = `${before}。${words}。${after}`
      const slices = check({ description }).findings.map(
        ({ span }) => fold(description.slice(...(span ?? [0, 0]))).text,
      )
      expect(slices.some((slice) => slice.includes(words))).toBe(true)
    }),
  )
})

const post = fc.record({
  title: fc.string({ unit: 'binary' }),
  description: fc.string({
    unit: fc.constantFrom(
      ...Array.from('限男女押金不无乙肝岁十1280-—、，。 面议月入过万社保vxQ微信加扫码\ud83d招户籍渠县试用期加班休天'),
    ),
    maxLength: 400,
  }),
  place: fc.string(),
  conditions: fc.string(),
})

test('no text throws, every span lies in its text, every answer keeps the contract', () => {
  fc.assert(
    fc.property(post, (texts) => {
      const result = checkJob(texts, demoContext)
      JobCheck.parse(result)
      for (const { field, span } of result.findings) {
        if (span === null) continue
        const text = texts[field as keyof typeof texts]
        expect(span[0]).toBeLessThan(span[1])
        expect(span[1]).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 300 },
  )
})
