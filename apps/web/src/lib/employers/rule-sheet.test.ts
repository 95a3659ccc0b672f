import { unsaidRules } from '@zhibo/core/employers/rules'
import { expect, test } from 'vitest'
import { ruleFields } from './rule-fields.ts'
import { sheetOf } from './rule-sheet.ts'

const old = {
  ...unsaidRules,
  hours: '8:00–12:00',
  restDaysPerMonth: 4,
  overtime: '自愿',
  payDay: 15,
  payByBank: true,
  boardAndLodging: '包住',
  leave: '说一声',
  fines: '',
  insurance: ['pension' as const, 'injury' as const],
  probation: '一个月',
  resignationNoticeDays: 30,
}
const said = (rules: Parameters<typeof sheetOf>[0]) =>
  Object.fromEntries(sheetOf(rules).flatMap(({ lines }) => lines.map(({ title, text }) => [title, text])))

test('a sheet of the short form says what it says, and nothing that nobody said', () => {
  expect(said(old)).toEqual({
    上班: '8:00–12:00',
    休息: '每月休 4 天',
    加班: '自愿',
    发工资: expect.stringMatching(/15.*打到本人银行卡/),
    罚款: '没有罚款',
    保险: '养老、工伤',
    吃住: '包住',
    请假: '说一声',
    试用: '一个月',
    辞工: '提前 30 天说',
  })
})

test('a full sheet is in plain words, with prices and times', () => {
  const full = {
    ...old,
    hoursPerDay: 8,
    shifts: 'two' as const,
    nightWork: true,
    nightAllowance: '每班补 15 元',
    overtimeWeekdayPercent: 150,
    overtimeRestDayPercent: 200,
    overtimeHolidayPercent: 300,
    damagePercent: 20,
    damageKeepsMinimum: true,
    boardFen: 15_600,
    lodgingFen: 0,
    probationNoticeDays: 3,
    minors: 'none' as const,
  }
  expect(said(full)).toMatchObject({
    上班: '8:00–12:00，每天 8 小时，两班倒',
    夜班: '有夜班，每班补 15 元',
    加班: '自愿，平日 1.5 倍、休息日 2 倍、法定节日 3 倍',
    弄坏东西: '一个月最多扣工资的 20%，扣完不低于最低工资',
    吃住: '包住，吃饭一个月 ¥156，住宿不要钱',
    辞工: '提前 30 天说，试用期内提前 3 天',
    未成年工: '不招 18 岁以下的',
  })
})

test('every line of the sheet can be typed', () => {
  expect(new Set(Object.keys(ruleFields))).toEqual(new Set(Object.keys(old)))
})
