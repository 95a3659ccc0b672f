import { fieldName, hasField } from '@zhibo/core/reviews/fields'
import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { unsaidRules } from '@zhibo/core/employers/rules'
import { describe, expect, test } from 'vitest'
import { asFound, asMarked } from './proposed.ts'
import { groupsOf } from './rows.ts'
import { sheetOf, type WordedFinding } from './sheet-of.ts'

const job = {
  title: '平车工',
  trade: 'flat_seamer',
  description: '做校服。',
  place: '轻纺园',
  headcount: 5,
  conditions: '限女性，会平车。',
  validUntil: '2027-03-31',
  hours: { perDay: 8, daysPerWeek: 5, overtimePerMonth: 20, overtimePieceMultiplier: 1.5 },
  pay: {
    scheme: 'piece_plus_base',
    baseFen: 100_000,
    floorFen: 230_000,
    pieceRateMilliyuan: 350,
    piecesPerHour: 60,
    advertisedMinFen: 350_000,
    advertisedMaxFen: 470_000,
    payDay: 15,
    operations: [{ name: '上领', priceMilliyuan: 350, piecesPerHour: 60, source: 'posted' }],
    lastIntake: { medianFen: 400_000, answers: 9, month: '2026-10' },
  },
}
const [one, two] = ['019a9b1c-0000-7000-8000-000000000001', '019a9b1c-0000-7000-8000-000000000002']
const file = {
  name: '锦绣',
  kind: 'hr_agency',
  creditCode: '91511725MADEM0A15L',
  address: '渠县',
  place: '渠县',
  introduction: '',
  workers: 3,
  contactName: '李',
  operatorIs: 'authorised',
  licencePictureId: one,
  licenceExpires: null,
  hrLicenceKind: 'permit',
  hrLicenceNo: '1',
  hrLicenceExpires: '2027-01-01',
  rulesOriginalIds: [one, two],
  rules: {
    ...unsaidRules,
    hours: '8 点',
    restDaysPerMonth: 4,
    overtime: '自愿',
    payDay: 15,
    payByBank: true,
    boardAndLodging: '免费',
    leave: '说一声',
    fines: '',
    insurance: [],
    probation: '没有',
    resignationNoticeDays: 30,
  },
}
const plan = {
  title: '周三专场',
  plannedStart: '2026-11-25T11:00:00.000Z',
  plannedEnd: '2026-11-25T13:00:00.000Z',
  holdsFirstQuestions: true,
  segments: [{ kind: 'employer', employerName: '锦绣', minutes: 20, jobIds: [] }],
}
const subjects: [ReviewSubject, Record<string, unknown>][] = [
  ['employer', file],
  ['job', job],
  ['session_plan', plan],
]

/** Lines that tell more of their field than its name: what the pay is for, and of whom a figure is. */
const calledMore = ['pay.baseFen']

test.each(subjects)(
  'every line of a %s can be sent back, and is called as the message calls it',
  (subject, content) => {
    for (const { part, rows } of groupsOf(subject, content, 'zh-CN')) {
      for (const { field, label } of rows) {
        expect(hasField(part, field, content), field).toBe(true)
        if (!calledMore.includes(field)) expect(fieldName(part, field, 'zh-CN'), field).toBe(label)
      }
    }
  },
)

const finding = (given: Partial<WordedFinding>): WordedFinding => ({
  rule: 'sex',
  action: 'return',
  field: 'conditions',
  span: [0, 3],
  basis: '就业促进法 27',
  message: '不能限性别',
  ...given,
})
const found = [
  finding({}),
  finding({ rule: 'below_minimum_wage', action: 'block', field: 'pay.floorFen', span: null, message: '差 ¥100' }),
  finding({ rule: 'age', action: 'flag', field: 'title', span: null }),
]
type Case = Parameters<typeof sheetOf>[0]
const aCase = (given: Partial<Case> = {}): Case => ({
  subject: 'job',
  content: job,
  comparedTo: null,
  evidence: [],
  marks: [],
  objections: [],
  ...given,
})
const sheetWith = (given: Partial<Case> = {}) => sheetOf(aCase(given), { found, pay: null }, 'zh-CN')

describe('what the checks found', () => {
  test('marks its fields, each with its own words, when nobody has judged the part', () => {
    const filled = asFound({}, sheetWith().parts)
    expect(filled).toMatchObject({
      'parts.job.result': 'return',
      'parts.job.note': '',
      'fields.job': 'conditions',
      'notes.conditions': '“限女性”：不能限性别',
      'fields.pay': 'pay.floorFen',
      'notes.pay.floorFen': '差 ¥100',
    })
  })

  test('gives the reason of a field that is marked by hand, and takes nothing away that was typed', () => {
    const sheet = sheetWith()
    const floor = { part: 'pay', field: 'pay.floorFen', label: '保底' } as const
    expect(asMarked({}, floor, sheet)).toMatchObject({
      'parts.pay.result': 'return',
      'parts.pay.reasonCode': 'pay_below_minimum',
      'notes.pay.floorFen': '差 ¥100',
    })
    const typed = { 'parts.pay.reasonCode': 'other', 'notes.pay.floorFen': '我写的' }
    expect(asMarked(typed, floor, sheet)).toMatchObject(typed)
    const title = asMarked({}, { part: 'job', field: 'title', label: '' }, sheet)
    expect(title).toMatchObject({ 'parts.job.result': 'return', 'parts.job.reasonCode': '', 'notes.title': '' })
  })
})

describe('after a return that named its fields', () => {
  const comparedTo = {
    as: 'returned' as const,
    content: {
      ...job,
      conditions: '限女性。',
      pay: { ...job.pay, operations: [...job.pay.operations, { ...job.pay.operations[0], name: '上袖' }] },
    },
    changed: [],
    asked: [
      { part: 'job' as const, field: 'conditions', note: '改成男女不限' },
      { part: 'pay' as const, field: 'pay.payDay', note: '' },
      { part: 'pay' as const, field: 'pay.operations.1', note: '重了' },
    ],
  }

  test('these lines come first, old beside new, and once', () => {
    const { asked, parts } = sheetWith({ comparedTo })
    expect(asked.map(({ note, row: { field, changed } }) => [field, changed, note])).toEqual([
      ['conditions', true, '改成男女不限'],
      ['pay.payDay', false, ''],
      ['pay.operations.1', true, '重了'],
    ])
    expect(asked[0]!.row.pieces.map(({ change }) => change)).toContain('added')
    const rest = parts.flatMap(({ rows }) => rows.map(({ field }) => field))
    expect(rest).not.toContain('conditions')
    expect(rest).toContain('title')
  })

  test('what is gone cannot be sent back once more', () => {
    const { asked } = sheetWith({ comparedTo })
    expect(asked.map(({ row }) => row.markable)).toEqual([true, true, false])
  })

  test.each([
    ['licencePictureId', { licencePictureId: two }, true, '换过了，见证据'],
    ['licencePictureId', {}, false, '还是原来那份'],
    ['rulesOriginalIds.0', { rulesOriginalIds: [two, one] }, false, '还是原来那份'],
    ['rulesOriginalIds.0', { rulesOriginalIds: [two] }, true, '换过了，见证据'],
    ['rulesOriginalIds', { rulesOriginalIds: [one, two, two] }, true, '换过了，见证据'],
    ['rulesOriginalIds', { rulesOriginalIds: [] }, true, '拿掉了'],
  ])('of a picture it is told whether it was replaced: %s', (field, given, changed, text) => {
    const part = field.startsWith('rules') ? ('rules' as const) : ('qualification' as const)
    const { asked } = sheetOf(
      aCase({
        subject: 'employer',
        content: { ...file, ...given },
        comparedTo: { as: 'returned', content: file, changed: [], asked: [{ part, field, note: '' }] },
      }),
      { found: [], pay: null },
      'zh-CN',
    )
    expect(asked[0]!.row).toMatchObject({ changed, pieces: [{ text }] })
  })
})

test('a paper that was not handed in can be asked for; one that was is marked beside its picture', () => {
  const evidence = [{ label: 'licence', field: 'licencePictureId', mediaType: 'image/jpeg', url: '/f/1', pages: null }]
  const sheet = sheetOf(aCase({ subject: 'employer', content: file, evidence }), { found: [], pay: null }, 'zh-CN')
  const rows = sheet.parts[0]!.rows
  expect(rows.find(({ field }) => field === 'authorisationId')).toMatchObject({ blank: true, markable: true })
  expect(rows.find(({ field }) => field === 'licencePictureId')).toBeUndefined()
  expect(sheet.evidence[0]!.mark).toEqual({ part: 'qualification', field: 'licencePictureId', label: '营业执照照片' })
})
