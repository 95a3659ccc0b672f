import type { EmployerFile, ManagementRules } from '../employers/schema.ts'
import type { JobContent } from '../jobs/schema.ts'
import type { Locale } from '../problem/locale.ts'
import type { ReviewPart } from './schema.ts'

type Word = Record<Locale, string>
type Named<Field extends string> = Record<Field, Word>

type OfFile = Exclude<keyof EmployerFile, 'rules' | 'rulesOriginalIds'>
type OfRules = `rules.${keyof ManagementRules}` | 'rulesOriginalIds' | 'rulesOriginalIds.#'
type OfPay = `pay.${keyof JobContent['pay']}` | 'pay.operations.#'
type OfHours = `hours.${keyof JobContent['hours']}`
type OfJob = Exclude<keyof JobContent, 'pay' | 'hours'> | OfHours
type JudgedAsPay = 'hours.overtimePieceMultiplier' | 'probationPayPercent' | 'insurance'
type OfPlan =
  | 'title'
  | 'kind'
  | 'theme'
  | 'studioName'
  | 'setupBeforeMinutes'
  | 'setupAfterMinutes'
  | 'plannedStart'
  | 'plannedEnd'
  | 'holdsFirstQuestions'
  | 'partnerIds'
  | 'segments.#'

/**
 * Every field that can be sent back by itself, by the part it is judged with and under the name its form gives it. The
 * paths are those of the contents, of findings and of forms; the types see to it that none of a content is forgotten.
 * Where `#` stands in a path, one of a list is meant, and `{n}` in its name is its number, from 1.
 */
export const fieldNames = {
  qualification: {
    name: { 'zh-CN': '企业名称', en: 'Company name' },
    kind: { 'zh-CN': '是哪一类', en: 'What you are' },
    creditCode: { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' },
    licencePictureId: { 'zh-CN': '营业执照照片', en: 'Picture of the business licence' },
    licenceExpires: { 'zh-CN': '执照有效期到', en: 'Licence valid until' },
    hrLicenceKind: { 'zh-CN': '是许可证还是备案', en: 'Licence or record' },
    hrLicenceNo: { 'zh-CN': '许可证或备案号', en: 'Licence or record number' },
    hrLicenceExpires: { 'zh-CN': '许可证有效期到', en: 'HR licence valid until' },
    permitPictureId: { 'zh-CN': '许可证照片', en: 'Picture of that licence' },
    operatorIs: { 'zh-CN': '您是谁', en: 'Who you are' },
    authorisationId: { 'zh-CN': '授权书', en: 'Letter of authorisation' },
    contactName: { 'zh-CN': '经办人姓名', en: 'Contact person' },
    place: { 'zh-CN': '在哪里', en: 'Where you are' },
    address: { 'zh-CN': '详细地址', en: 'Address' },
    workers: { 'zh-CN': '现有多少人', en: 'People working here' },
    introduction: { 'zh-CN': '做什么的', en: 'What you make' },
  } satisfies Named<OfFile>,
  rules: {
    'rules.hours': { 'zh-CN': '几点上班，几点下班', en: 'Working hours' },
    'rules.hoursPerDay': { 'zh-CN': '正常一天几小时', en: 'Hours of an ordinary day' },
    'rules.shifts': { 'zh-CN': '怎么排班', en: 'Shifts' },
    'rules.nightWork': { 'zh-CN': '有没有夜班', en: 'Night work' },
    'rules.nightAllowance': { 'zh-CN': '夜班补多少，怎么照顾', en: 'Night allowance and care' },
    'rules.restDaysPerMonth': { 'zh-CN': '每月休几天', en: 'Days off a month' },
    'rules.overtime': { 'zh-CN': '加班怎么算', en: 'How overtime is paid' },
    'rules.overtimeHoursPerMonth': { 'zh-CN': '一个月加班最多几小时', en: 'Most overtime in a month' },
    'rules.overtimeWeekdayPercent': { 'zh-CN': '平日加班付平时的', en: 'Weekday overtime pays' },
    'rules.overtimeRestDayPercent': { 'zh-CN': '休息日加班付', en: 'Rest-day overtime pays' },
    'rules.overtimeHolidayPercent': { 'zh-CN': '法定节日加班付', en: 'Public-holiday overtime pays' },
    'rules.payDay': { 'zh-CN': '每月几号发工资', en: 'Pay day (day of the month)' },
    'rules.payByBank': { 'zh-CN': '工资打到本人银行卡', en: "Wages go to the worker's own bank account" },
    'rules.pieceDispute': { 'zh-CN': '件数对不上怎么办', en: 'When the piece count is disputed' },
    'rules.fines': { 'zh-CN': '有没有罚款', en: 'Fines' },
    'rules.finesBasis': { 'zh-CN': '罚款的依据', en: 'What the fine stands on' },
    'rules.damagePercent': { 'zh-CN': '弄坏东西，一个月最多扣工资的', en: 'For damage, the most of a month’s pay' },
    'rules.damageKeepsMinimum': { 'zh-CN': '扣完不低于最低工资', en: 'What is left is never below the minimum wage' },
    'rules.boardAndLodging': { 'zh-CN': '吃住怎么安排', en: 'Board and lodging' },
    'rules.boardFen': { 'zh-CN': '吃饭一个月要自己出', en: 'Meals cost a month' },
    'rules.lodgingFen': { 'zh-CN': '住宿一个月要自己出', en: 'Lodging costs a month' },
    'rules.dormitory': { 'zh-CN': '宿舍什么样', en: 'The dormitory' },
    'rules.leave': { 'zh-CN': '请假怎么请', en: 'How to ask for leave' },
    'rules.insurance': { 'zh-CN': '给工人交哪些险', en: 'Insurance you pay for workers' },
    'rules.probation': { 'zh-CN': '试用期多久，工资多少', en: 'Probation: how long, what pay' },
    'rules.probationMonths': { 'zh-CN': '试用几个月', en: 'Months of probation' },
    'rules.probationPayPercent': { 'zh-CN': '试用发正式工资的', en: 'Probation pays' },
    'rules.resignationNoticeDays': { 'zh-CN': '想走提前几天说', en: 'Notice to leave' },
    'rules.probationNoticeDays': { 'zh-CN': '试用期内提前几天', en: 'Notice during probation' },
    'rules.minors': { 'zh-CN': '招不招 16、17 岁的', en: 'Workers of 16 and 17' },
    'rules.minorsProtection': { 'zh-CN': '怎么保护', en: 'How they are protected' },
    'rules.womensProtection': { 'zh-CN': '女工怎么照顾', en: 'How women are protected' },
    rulesOriginalIds: { 'zh-CN': '管理制度原件', en: 'Original house rules' },
    'rulesOriginalIds.#': { 'zh-CN': '管理制度第 {n} 张', en: 'House rules, sheet {n}' },
  } satisfies Named<OfRules>,
  job: {
    title: { 'zh-CN': '岗位名称', en: 'Job title' },
    trade: { 'zh-CN': '工种', en: 'Trade' },
    description: { 'zh-CN': '做什么', en: 'What the work is' },
    conditions: { 'zh-CN': '有什么要求', en: 'What you ask for' },
    place: { 'zh-CN': '在哪里上班', en: 'Place of work' },
    headcount: { 'zh-CN': '招几个人', en: 'How many you hire' },
    validUntil: { 'zh-CN': '招到哪天', en: 'Open until' },
    employment: { 'zh-CN': '全职还是兼职', en: 'Full or part time' },
    contractMonths: { 'zh-CN': '合同签多久', en: 'Contract' },
    probationMonths: { 'zh-CN': '试用期', en: 'Probation' },
    shift: { 'zh-CN': '班次', en: 'Shift' },
    'hours.perDay': { 'zh-CN': '每天几小时', en: 'Hours a day' },
    'hours.daysPerWeek': { 'zh-CN': '一周几天', en: 'Days a week' },
    'hours.overtimePerMonth': { 'zh-CN': '每月加班', en: 'Overtime a month' },
    benefits: { 'zh-CN': '有什么好处', en: 'What comes with it' },
    exceptions: { 'zh-CN': '法定例外', en: 'Lawful exception' },
    ageReason: { 'zh-CN': '为什么要限年龄', en: 'Why an age limit' },
  } satisfies Named<Exclude<OfJob, JudgedAsPay>>,
  pay: {
    'pay.scheme': { 'zh-CN': '工资怎么算', en: 'How pay is reckoned' },
    'pay.baseFen': { 'zh-CN': '底薪', en: 'Base pay' },
    'pay.floorFen': { 'zh-CN': '保底（每月）', en: 'Guaranteed floor a month' },
    'pay.pieceRateMilliyuan': { 'zh-CN': '一件多少钱', en: 'Price a piece' },
    'pay.piecesPerHour': { 'zh-CN': '熟手一小时做几件', en: 'Pieces an hour, skilled' },
    'hours.overtimePieceMultiplier': { 'zh-CN': '计件加班单价', en: 'Overtime piece price' },
    'pay.advertisedMinFen': { 'zh-CN': '对外说一个月最少', en: 'Advertised, least' },
    'pay.advertisedMaxFen': { 'zh-CN': '对外说一个月最多', en: 'Advertised, most' },
    'pay.operations': { 'zh-CN': '各道工序的工价', en: 'Piece prices by operation' },
    'pay.operations.#': { 'zh-CN': '工序 {n}', en: 'Operation {n}' },
    'pay.lastIntake': { 'zh-CN': '上一批人实际拿到多少', en: 'What the last intake was really paid' },
    'pay.payDay': { 'zh-CN': '每月几号发工资', en: 'Pay day (day of the month)' },
    probationPayPercent: { 'zh-CN': '试用期工资', en: 'Probation pay' },
    insurance: { 'zh-CN': '交哪些险', en: 'Insurance' },
  } satisfies Named<OfPay | JudgedAsPay>,
  plan: {
    title: { 'zh-CN': '标题', en: 'Title' },
    kind: { 'zh-CN': '这一场是什么', en: 'What it is' },
    theme: { 'zh-CN': '专场', en: 'Theme' },
    plannedStart: { 'zh-CN': '开始', en: 'Start' },
    plannedEnd: { 'zh-CN': '结束', en: 'End' },
    studioName: { 'zh-CN': '直播间', en: 'Studio' },
    setupBeforeMinutes: { 'zh-CN': '开播前布置（分钟）', en: 'Setting up before (minutes)' },
    setupAfterMinutes: { 'zh-CN': '结束后收拾（分钟）', en: 'Clearing away after (minutes)' },
    holdsFirstQuestions: { 'zh-CN': '新人的提问先看再放', en: 'First questions are held' },
    partnerIds: { 'zh-CN': '联办的站', en: 'Stations that hold it together' },
    'segments.#': { 'zh-CN': '第 {n} 段', en: 'Segment {n}' },
  } satisfies Named<OfPlan>,
} as const satisfies Record<ReviewPart, Record<string, Word>>
