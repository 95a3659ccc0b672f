import { describe, expect, test } from 'vitest'
import { longTerm } from '../licences/long-term.ts'
import { checkFile } from './check-file.ts'
import { wordFinding } from './finding.ts'
import { initialOf, registeredName } from './names.ts'
import type { ManagementRulesDraft } from './rules.ts'
import { completedFile, type EmployerDraft, EmployerFile } from './schema.ts'

const now = new Date('2026-11-23T12:00:00+08:00')
const said: ManagementRulesDraft = {
  hours: '8:00–12:00，13:30–17:30',
  shifts: 'day',
  nightWork: false,
  pieceDispute: '当天对数',
  dormitory: '四人间',
  minors: 'none',
  womensProtection: '孕期不加班',
}
const file: EmployerDraft = {
  kind: 'maker',
  creditCode: '91511725MADEM0A15L',
  operatorIs: 'legal_representative',
  licenceExpires: longTerm,
  rules: said,
}
const found = (given: EmployerDraft = {}, rules: ManagementRulesDraft = {}) =>
  checkFile({ ...file, ...given, rules: { ...said, ...rules } }, now).map(
    ({ action, rule, field }) => `${action} ${rule} ${field}`,
  )

test('a draft in which the day was never asked for lacks it as one that left it empty', () => {
  const { licenceExpires: _, ...without } = file
  expect(checkFile(without, now).map(({ rule }) => rule)).toEqual(['licence_end_missing'])
})

test('a clean file has nothing to say about', () => {
  expect(found()).toEqual([])
})

describe('qualification', () => {
  test.each([
    ['a code that fails its check', { creditCode: '91511725MADEM0A15M' }, 'flag credit_code_mismatch creditCode'],
    ['an institution under a company’s code', { kind: 'public_institution' }, 'flag code_of_another_kind kind'],
    ['a workshop under a company’s code', { kind: 'self_employed' }, 'flag code_of_another_kind kind'],
    ['a licence of yesterday', { licenceExpires: '2026-11-22' }, 'block licence_lapsed licenceExpires'],
    [
      'a licence of which nobody said how long it is good',
      { licenceExpires: null },
      'block licence_end_missing licenceExpires',
    ],
    ['nobody said who hands it in', { operatorIs: null }, 'block operator_missing operatorIs'],
    ['an operator without a letter', { operatorIs: 'authorised' }, 'block authorisation_missing authorisationId'],
  ] as const)('%s', (_, given, finding) => {
    expect(found(given)).toEqual([finding])
  })

  test('an institution goes by a code of its own kind', () => {
    expect(found({ kind: 'public_institution', creditCode: '12511725MBDEM00153' })).toEqual([])
  })

  test.each(['hr_agency', 'labour_dispatch'] as const)(
    'a %s needs number, expiry and picture of its licence',
    (kind) => {
      expect(found({ kind })).toEqual([
        'block permit_missing hrLicenceNo',
        'block permit_missing hrLicenceExpires',
        'block permit_missing permitPictureId',
      ])
      const permit = { hrLicenceNo: '5117', hrLicenceExpires: '2027-01-01', permitPictureId: crypto.randomUUID() }
      expect(found({ kind, ...permit })).toEqual([])
      expect(found({ kind, ...permit, hrLicenceExpires: '2026-11-22' })).toEqual([
        'block licence_lapsed hrLicenceExpires',
      ])
    },
  )

  test('what a maker once wrote of a licence it does not need holds nothing up', () => {
    expect(found({ hrLicenceExpires: '2020-01-01' })).toEqual([])
  })
})

describe('fines', () => {
  test.each(['没有罚款', '无', '不罚款', '没有', 'none', ' ', '本厂没有任何罚款。', '从 不 罚 款'])(
    '「%s」 is none',
    (fines) => {
      expect(found({}, { fines })).toEqual([])
    },
  )

  test.each([
    '迟到罚 20 元',
    '没有罚款，但旷工扣 100',
    '返工罚款',
    '迟到扣50',
    '无故旷工罚50',
    '不来上班扣50',
    '没请假扣一天工资',
  ])('「%s」 blocks', (fines) => {
    expect(found({}, { fines })).toEqual(['block fine_unlawful rules.fines'])
  })

  test.each([
    '公司规定',
    '员工同意',
    '员工签字确认，自愿接受',
    '无',
    '   ',
    '\u200b',
    '法律规定',
    '《劳动法》',
    '劳动合同法',
    '第50条',
    '《员工手册》第3条',
    '《考勤管理规定》第5条',
    '《锦绣制衣厂奖惩条例》第12条',
    '《本厂劳动法》第3条',
    '本厂劳动合同法第3条',
    '《劳动法实施细则（厂内）》第3条',
    '集体合同第 12 条',
    '《企业职工奖惩条例》第12条',
    '厂规第3条，见《劳动法》',
  ])('block all the same on the word of 「%s」', (finesBasis) => {
    expect(found({}, { fines: '迟到罚 20 元', finesBasis })).toEqual(['block fine_unlawful rules.fines'])
  })

  test.each([
    '《中华人民共和国劳动法》第五十条',
    '《劳动合同法》第 90 条',
    '依据安全生产法第104条',
    '《工资支付暂行规定》(劳部发〔1994〕489号)第16条',
    '《劳动合同法實施條例》第３條',
  ])('that name 「%s」 go back to be looked up by a person, and are never lifted by themselves', (finesBasis) => {
    expect(found({}, { fines: '迟到罚 20 元', finesBasis })).toEqual(['return fine_with_basis rules.fines'])
    expect(found({}, { leave: '旷工罚款 100 元', finesBasis })).toEqual(['return fine_with_basis rules.leave'])
  })

  test('a basis without a fine is nothing', () => {
    expect(found({}, { fines: '没有', finesBasis: '公司规定' })).toEqual([])
  })

  test('hidden in another line block as well; denied they do not', () => {
    expect(found({}, { leave: '提前一天说，旷工罚款 100 元' })).toEqual(['block fine_unlawful rules.leave'])
    expect(found({}, { leave: '提前一天说，不罚款' })).toEqual([])
    expect(found({}, { fines: '没有', finesBasis: '旷工罚款100元' })).toEqual(['block fine_unlawful rules.finesBasis'])
  })

  test('damage takes a fifth of the month at most, and leaves the minimum wage', () => {
    expect(found({}, { damagePercent: 20, damageKeepsMinimum: true })).toEqual([])
    expect(found({}, { damagePercent: 20 })).toEqual(['block damage_over_limit rules.damageKeepsMinimum'])
    expect(found({}, { damagePercent: 21, damageKeepsMinimum: true })).toEqual([
      'block damage_over_limit rules.damagePercent',
    ])
    expect(found({}, { damagePercent: 0 })).toEqual([])
  })
})

test.each([
  ['three days of rest', { restDaysPerMonth: 3 }, 'flag rest_too_little rules.restDaysPerMonth'],
  ['nine hours a day', { hoursPerDay: 9 }, 'flag day_too_long rules.hoursPerDay'],
  ['twelve hours a day', { hoursPerDay: 12 }, 'return day_too_long rules.hoursPerDay'],
  ['40 h of overtime', { overtimeHoursPerMonth: 40 }, 'flag overtime_too_long rules.overtimeHoursPerMonth'],
  ['overtime at 120 %', { overtimeWeekdayPercent: 120 }, 'return overtime_price_low rules.overtimeWeekdayPercent'],
  ['a holiday at 200 %', { overtimeHolidayPercent: 200 }, 'return overtime_price_low rules.overtimeHolidayPercent'],
  ['pay in cash', { payByBank: false }, 'flag not_by_bank rules.payByBank'],
  ['no insurance', { insurance: [] }, 'return insurance_lacking rules.insurance'],
  ['injury only', { insurance: ['injury'] }, 'flag insurance_lacking rules.insurance'],
  ['nights unpaid', { nightWork: true }, 'flag night_unprotected rules.nightAllowance'],
  ['seven months on probation', { probationMonths: 7 }, 'block probation_unlawful rules.probationMonths'],
  ['probation at 70 %', { probationPayPercent: 70 }, 'block probation_unlawful rules.probationPayPercent'],
  [
    'ten days’ notice on probation',
    { probationNoticeDays: 10 },
    'return probation_notice_long rules.probationNoticeDays',
  ],
  ['minors unprotected', { minors: 'protected' }, 'return minors_unprotected rules.minorsProtection'],
  ['a deposit for the bed', { boardAndLodging: '住宿押金 200 元' }, 'block fees rules.boardAndLodging'],
  ['waived insurance', { leave: '自愿放弃社保的多发 200' }, 'block insurance rules.leave'],
  ['nothing on the dormitory', { dormitory: '' }, 'flag not_said rules.dormitory'],
] as [string, ManagementRulesDraft, string][])('%s: %s', (_, rules, finding) => {
  expect(found({}, rules)).toContain(finding)
})

test('every finding has words in both languages', () => {
  const all = checkFile(
    { creditCode: '91511725MADEM0A15M', kind: 'hr_agency', rules: { fines: '罚', leave: '扣押身份证' } },
    now,
  )
  expect(all.length).toBeGreaterThan(8)
  for (const finding of all) {
    expect(wordFinding(finding, 'zh-CN')).toMatch(/[一-鿿]/)
    expect(wordFinding(finding, 'en')).toMatch(/^[^一-鿿]+$/)
  }
})

describe('a name', () => {
  const name = registeredName(100)

  test.each([
    ['with a picture', '锦绣制衣🧵有限公司', 'name_pictures'],
    ['with a flag', '锦绣🇨🇳', 'name_pictures'],
    ['turned round by a mark', '锦绣\u202e司公限有', 'unseen_characters'],
    ['with a right-to-left mark', '锦绣\u200f制衣', 'unseen_characters'],
    ['with a zero-width space', '锦绣\u200b制衣', 'unseen_characters'],
    ['with a soft hyphen', '锦绣\u00ad制衣', 'unseen_characters'],
    ['with a filler for a letter', '锦绣\u3164制衣', 'unseen_characters'],
    ['with a line end', '锦绣\n制衣', 'unseen_characters'],
  ])('%s is refused', (_, given, message) => {
    expect(name.safeParse(given).error?.issues[0]?.message).toBe(message)
  })

  test('of 300 characters is too long, of none too short', () => {
    expect(name.safeParse('厂'.repeat(300)).error?.issues[0]?.code).toBe('too_big')
    expect(name.safeParse('   ').error?.issues[0]?.code).toBe('too_small')
  })

  test('keeps what a register holds, with single spaces', () => {
    expect(name.parse('  渠县  A&B·（演示）制衣  No.3 ')).toBe('渠县 A&B·（演示）制衣 No.3')
  })

  test('stands in public by its first sign', () => {
    expect(initialOf('（演示）王审核')).toBe('王')
    expect(initialOf('')).toBe('')
  })
})

test('a revision from before the sheet is still read, and says what it said', () => {
  const old = {
    name: '老厂',
    kind: 'maker' as const,
    creditCode: '91511725MADEM0A15L',
    address: '渠县',
    place: '渠县',
    introduction: '校服',
    workers: 20,
    contactName: '李',
    licencePictureId: crypto.randomUUID(),
    licenceExpires: null,
    hrLicenceNo: '',
    hrLicenceExpires: null,
    rules: {
      hours: '8 小时',
      restDaysPerMonth: 4,
      overtime: '1.5 倍',
      payDay: 15,
      payByBank: true,
      boardAndLodging: '包',
      leave: '说一声',
      fines: '',
      insurance: [],
      probation: '无',
      resignationNoticeDays: 30,
    },
  }
  const read = completedFile(old)
  expect(read).toMatchObject({
    name: '老厂',
    operatorIs: null,
    rulesOriginalIds: [],
    rules: { payDay: 15, minors: null },
  })
  expect(EmployerFile.safeParse(read).success).toBe(true)
})
