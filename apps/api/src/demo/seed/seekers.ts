import type { SeekerProfile } from '@zhibo/core/applications/schema'

const surnames = '陈王李张刘杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯'.split('')
const given = ['小兰', '桂芳', '建国', '秀英', '小勇', '春梅', '志强', '晓燕', '国平', '红霞', '永福', '小琴', '大山']
const towns = ['渠江街道', '天星街道', '三汇镇', '土溪镇', '临巴镇', '有庆镇', '贵福镇', '岩峰镇', '静边镇']
const trades = ['flat_seamer', 'overlock', 'whole_garment', 'finishing', 'quality', 'apprentice'] as const
const free = ['now', 'week', 'month'] as const

export interface DemoSeeker {
  phone: string
  profile: SeekerProfile
}

/** Twenty-six invented people; the first is the one the demo signs in as. */
export const demoSeekers: readonly DemoSeeker[] = surnames.map((surname, nth) => ({
  phone: nth === 0 ? '13800000001' : `138000001${String(nth).padStart(2, '0')}`,
  profile: {
    name: nth === 0 ? '小陈（演示）' : `${surname}${given[nth % given.length]}（演示）`,
    town: towns[nth % towns.length]!,
    trade: trades[nth % trades.length]!,
    years: (nth * 3) % 11,
    availableFrom: free[nth % free.length]!,
    over16: true,
  },
}))
