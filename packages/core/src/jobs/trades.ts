/** 平车工 and the rest, as they are said in a workshop. Apart from the schemas, so that a page can name them without carrying a validator. */
export const tradeNames = {
  flat_seamer: { 'zh-CN': '平车工', en: 'Flat-bed machinist' },
  whole_garment: { 'zh-CN': '整件车工', en: 'Whole-garment machinist' },
  overlock: { 'zh-CN': '包缝 / 锁眼钉扣', en: 'Overlock and buttons' },
  cutting: { 'zh-CN': '裁床', en: 'Cutter' },
  quality: { 'zh-CN': '质检', en: 'Quality inspector' },
  ironing: { 'zh-CN': '大烫', en: 'Presser' },
  finishing: { 'zh-CN': '后整包装', en: 'Finishing and packing' },
  mechanic: { 'zh-CN': '机修', en: 'Mechanic' },
  pattern: { 'zh-CN': '打版放码', en: 'Pattern maker' },
  merchandiser: { 'zh-CN': '跟单', en: 'Merchandiser' },
  sample_maker: { 'zh-CN': '样衣工', en: 'Sample maker' },
  line_leader: { 'zh-CN': '车间组长', en: 'Line leader' },
  warehouse: { 'zh-CN': '仓管 / 叉车', en: 'Warehouse and forklift' },
  apprentice: { 'zh-CN': '学徒', en: 'Apprentice' },
  e_commerce: { 'zh-CN': '电商主播 / 客服', en: 'E-commerce host' },
  other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<string, { 'zh-CN': string; en: string }>

export type Trade = keyof typeof tradeNames

export const trades = Object.keys(tradeNames) as [Trade, ...Trade[]]
