import type { EmployerFile, EmployerKind } from '@zhibo/core/employers/schema'

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
  fate: 'approved' | 'lapsed' | 'waiting' | 'returned'
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

/** Eight makers, a licensed agency, one whose licence lapsed, and two whose files are still on the way. */
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
]

/** A complete file. Days are in Shanghai: `expires` is when an agency's licence runs out. */
export function fileOf(employer: DemoEmployer, licencePictureId: string, hrLicenceExpires: string): EmployerFile {
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
    licencePictureId,
    licenceExpires: null,
    hrLicenceNo: agency ? `（演示）人服 ${employer.creditCode.slice(-6)}` : '',
    hrLicenceExpires: agency ? hrLicenceExpires : null,
    rules: {
      hours: '8:00–12:00，13:30–17:30',
      restDaysPerMonth: 4,
      overtime: '自愿，每月不超过 36 小时，计件按 1.5 倍工价',
      payDay: 15,
      payByBank: true,
      boardAndLodging: '免费住宿，有夫妻房；食堂工作餐补贴',
      leave: '法定假、婚假、产假、病假按规定，提前一天请假即可',
      fines: '',
      insurance: ['pension', 'medical', 'injury', 'unemployment', 'maternity'],
      probation: '一个月，工资不低于正式的 80%',
      resignationNoticeDays: 30,
    },
  }
}
