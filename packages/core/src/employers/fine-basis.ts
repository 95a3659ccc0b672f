import { fold } from '../checks/folding.ts'

/**
 * Laws and national rules in force that have to do with work, by the names people cite them under. Whatever a company
 * or its town wrote is not among them, nor 企业职工奖惩条例, which did let firms fine and was repealed in 2008 (国令 516).
 */
const titles = [
  '劳动法',
  '劳动合同法',
  '劳动合同法实施条例',
  '劳动保障监察条例',
  '劳动争议调解仲裁法',
  '工资支付暂行规定',
  '保障农民工工资支付条例',
  '最低工资规定',
  '社会保险法',
  '就业促进法',
  '妇女权益保障法',
  '女职工劳动保护特别规定',
  '未成年人保护法',
  '未成年工特殊保护规定',
  '禁止使用童工规定',
  '职工带薪年休假条例',
  '安全生产法',
  '职业病防治法',
  '特种设备安全法',
  '危险化学品安全管理条例',
  '消防法',
  '产品质量法',
  '治安管理处罚法',
  '行政处罚法',
  '道路交通安全法',
  '民法典',
  '公司法',
  '公职人员政务处分法',
  '事业单位工作人员处分规定',
]

const title = `(?:中华人民共和国)?(?:${titles.join('|')})`
// Nothing may stand before the name but what leads to it: 本厂劳动法 is no law.
const lead = '(?:^|[^《\\p{Script=Han}]|根据|依据|依照|按照|按|依|据|和|及|与|或)'
const article = '\\s*(?:\\([^()]{0,20}\\))?\\s*第\\s*(?:[1-9]\\d*|[零〇一二三四五六七八九十百]+)\\s*条'
const citation = new RegExp(`(?:《${title}》|${lead}${title})${article}`, 'u')

/** Whether a fine is said to stand on an article of a law or national rule we know. Whether it does is for a person to look up. */
export const citesLaw = (basis: string): boolean => citation.test(fold(basis).text)
