import type { EmployerFile, EmployerKind, ManagementRules } from '@zhibo/core/employers/schema'
import { longTerm } from '@zhibo/core/licences/long-term'

/** An invented employer. `station` and `owner` are places in their lists; `fate` is what became of its file. */
export interface DemoEmployer {
  name: string
  kind: EmployerKind
  creditCode: string
  station: number
  ownerPhone: string
  ownerName: string
  place: string
  workers: number
  makes: string
  fate: 'approved' | 'lapsed' | 'waiting' | 'returned' | 'blacklisted'
}

const maker = (
  at: number,
  name: string,
  creditCode: string,
  station: number,
  place: string,
  workers: number,
  makes: string,
): DemoEmployer => ({
  name: `（演示）${name}`,
  kind: 'maker',
  creditCode,
  station,
  ownerPhone: `138000000${10 + at}`,
  ownerName: `（演示）${name.slice(0, 4)} 经办人`,
  place,
  workers,
  makes,
  fate: 'approved',
})

/** Eight makers, a licensed agency, one whose licence lapsed, two whose files are on the way, one blacklisted, and its operator under a new name. */
export const demoEmployers: readonly DemoEmployer[] = [
  maker(1, '锦程制衣有限公司', '91511725MADEM0A15L', 0, '渠县轻纺服饰产业园 A 区', 260, '校服和职业装'),
  maker(2, '巴河服饰有限公司', '91511725MADEM0B2XM', 0, '渠县轻纺服饰产业园 B 区', 180, '羽绒服和冲锋衣'),
  maker(3, '宕渠针织有限公司', '91511725MADEM0C34Y', 0, '渠县轻纺服饰产业园 C 区', 120, '针织 T 恤和卫衣'),
  maker(4, '渠江衬衫厂', '91511725MADEM0D495', 1, '渠县天星街道', 90, '衬衫'),
  maker(5, '三汇童装有限公司', '91511725MADEM0E539', 1, '渠县三汇镇', 75, '3–12 岁童装'),
  maker(6, '宗州牛仔服饰有限公司', '91511725MADEM0F68F', 1, '渠县渠南街道', 140, '牛仔裤'),
  maker(7, '土溪手套内衣厂', '91511725MADEM0G72K', 2, '渠县土溪镇', 60, '内衣和手套'),
  maker(8, '文崇家纺有限公司', '91511725MADEM0H87R', 2, '渠县文崇镇', 110, '床品和窗帘'),
  {
    ...maker(9, '渠县惠民人力资源有限公司', '91511725MADEM0J98K', 0, '渠县渠江街道', 25, '代招车间和后整岗位'),
    kind: 'hr_agency',
  },
  {
    ...maker(10, '万通人力资源有限公司', '91511725MADEM0K194', 1, '渠县渠北街道', 18, '代招工厂岗位'),
    kind: 'hr_agency',
    fate: 'lapsed',
  },
  {
    ...maker(11, '新丰毛衫厂', '91511725MADEM0L238', 0, '渠县有庆镇', 40, '毛衫'),
    fate: 'waiting',
  },
  {
    ...maker(12, '贵福箱包厂', '91511725MADEM0M38E', 1, '渠县贵福镇', 35, '箱包'),
    fate: 'returned',
  },
  {
    ...maker(13, '鑫达服饰有限公司', '91511725MADEM0N0X2', 0, '渠县渠南街道', 45, '外套和棉服'),
    fate: 'blacklisted',
  },
  // The same person behind a new name, which hides nobody.
  {
    ...maker(14, '鑫源制衣有限公司', '91511725MADEM0P024', 0, '渠县渠南街道', 45, '外套和棉服'),
    ownerPhone: '13800000023',
    fate: 'waiting',
  },
]

/** The stored papers of a demo employer; an agency has a permit as well. */
export interface DemoPapers {
  licence: string
  permit: string | null
  authorisation: string
}

/** A complete file. Days are in Shanghai: `expires` is when an agency's licence runs out. */
export function fileOf(employer: DemoEmployer, papers: DemoPapers, hrLicenceExpires: string): EmployerFile {
  const agency = employer.kind === 'hr_agency'
  return {
    name: employer.name,
    kind: employer.kind,
    creditCode: employer.creditCode,
    address: `${employer.place} 演示路 ${employer.workers} 号`,
    place: employer.place,
    introduction: `演示数据。${employer.makes}，${employer.workers} 人。岗位、工价和管理制度都经直播站核验，按月打卡发工资。`,
    workers: employer.workers,
    contactName: '经办人',
    operatorIs: 'authorised',
    authorisationId: papers.authorisation,
    licencePictureId: papers.licence,
    licenceExpires: longTerm,
    hrLicenceKind: 'permit',
    hrLicenceNo: agency ? `（演示）人服 ${employer.creditCode.slice(-6)}` : '',
    hrLicenceExpires: agency ? hrLicenceExpires : null,
    permitPictureId: papers.permit,
    rulesOriginalIds: [],
    rules: sheetOf(employer),
  }
}

/** A lawful sheet; bigger firms have a dormitory and work in two shifts. */
function sheetOf({ workers }: DemoEmployer): ManagementRules {
  const large = workers >= 120
  return {
    hours: large ? '白班 8:00–17:30，中间休一个半小时' : '8:00–12:00，13:30–17:30',
    hoursPerDay: 8,
    shifts: large ? 'two' : 'day',
    nightWork: large,
    nightAllowance: large ? '夜班每班另补 15 元，连上不超过 5 天' : '',
    restDaysPerMonth: workers % 2 === 0 ? 4 : 6,
    overtime: '自愿，不强迫；计件单价跟着倍数涨',
    overtimeHoursPerMonth: 36,
    overtimeWeekdayPercent: 150,
    overtimeRestDayPercent: 200,
    overtimeHolidayPercent: 300,
    payDay: 15,
    payByBank: true,
    pieceDispute: '当天报工当天对数，工序单价上墙；对不上找组长和计件员一起查票，3 天内答复',
    fines: '',
    finesBasis: '',
    damagePercent: 0,
    damageKeepsMinimum: null,
    boardAndLodging: large ? '食堂一日三餐，宿舍在厂区里' : '不包住，食堂午餐 6 元一顿',
    boardFen: large ? 0 : 15_600,
    lodgingFen: large ? 0 : null,
    dormitory: large ? '四人间，空调热水，夫妻房 12 间，水电每月 30 度内免费' : '厂里没有宿舍，附近租房每月 300 元左右',
    leave: '法定假、婚假、产假、病假按规定，提前一天请假即可',
    insurance: ['pension', 'medical', 'injury', 'unemployment', 'maternity'],
    probation: '一个月，工资不低于正式的 80%',
    probationMonths: 1,
    probationPayPercent: 80,
    resignationNoticeDays: 30,
    probationNoticeDays: 3,
    minors: 'none',
    minorsProtection: '',
    womensProtection: '孕期不排夜班、不加班，产检算上班；哺乳期每天一小时；经期可以换坐着做的活',
  }
}
