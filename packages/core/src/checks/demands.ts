import type { Phrase } from './reading.ts'

/** 只招, 仅限, 必须是: what narrows a post to one group. */
export const limits =
  '(?:(?:仅|只|专|单)(?:限定|限于|限|招聘|招收|招录|招用|招|要求|要|收|聘用|聘|用|考虑|录用|录取|接受|接收|需要|需|找|面向|适合|能是|是)?|限定为?|限制为?|限招收?|限收|限聘|限于|限为|限|必须(?:是|为|要|持|有)?|须(?:是|为|持|有)?|应(?:是|为))'
export const recruits =
  '(?:招聘|招收|招募|招录|招用|招工|招|诚聘|聘请|聘用|聘|急需|要求(?:是|为)?|需要|需|寻找|寻|找|要)'
const quantity =
  '(?:大量|若干|多名|熟练|熟手|优秀|年轻|健康|长期|本地|[\\d一二三四五六七八九十两几数多余]{1,4}[名个位人])?的?[「『“"(《【\\[]?'
const rejects =
  '(?:(?:不再|暂不|概不|一律不|不予|不|拒|禁止|严禁|谢绝|拒绝)(?:再)?(?:招聘|招收|招用|招录|招|要|收|聘用|聘|录用|录取|录|接受|接收|考虑|欢迎|需要)|谢绝|拒绝|拒招|拒收)'
const prefers =
  /(?:者|的|们)?(?:会?优先(?!安排|分配|分房|入住|享受|调|休|使用|住|选班|排班|就餐|体检|办理|发放|保障|照顾|评|晋)|更佳|最佳|尤佳|为佳|佳|为宜|为主|从优|优先录[用取]|限定|only)/g
const dismissed =
  /(?:者|的|们)?(?:一律|一概|概|请|均|都|全部)?(?:勿|免谈|免进|免聊|莫扰|莫来|别来|别投|别扰|不要(?!求|紧|担|怕|让|做|因|在|把|求)|不招|不收(?!取|费|押)|不录|不考虑|不予(?:考虑|录|招|聘|接)|不接受|不接收|不欢迎|暂不(?:招|考虑|需|要|收)|除外|谢绝|拒绝|止步|绕道|绕行|滚|不得(?:应聘|报名|入职))/g
const preferredFirst = '优先(?:录用|录取|招聘|招收|招用|聘用|考虑|选用|选择|选|招|聘|用)?的?(?:是)?'

/** A verdict after a group. The verdict is looked for first: it is rare, and the group may be long to look for. */
function after(group: string, verdict: RegExp): Phrase {
  return { find: new RegExp(`(?<=(?<lead>${group}))${verdict.source}`, 'y'), at: verdict }
}

/** Every way of asking for, preferring or turning away a group given as a pattern. */
export function demandsOf(group: string, unless?: RegExp): Phrase[] {
  const lawful = unless && { unless }
  return [
    { find: new RegExp(`${limits}${quantity}${group}`, 'g'), ...lawful },
    { find: new RegExp(`${preferredFirst}${quantity}${group}`, 'g'), ...lawful },
    { ...after(group, prefers), ...lawful },
    ...rejectionsOf(group, unless),
  ]
}

/** Only the ways of turning a group away. */
export function rejectionsOf(group: string, unless?: RegExp): Phrase[] {
  const lawful = unless && { unless }
  return [
    { find: new RegExp(`${rejects}${quantity}${group}`, 'g'), firm: true, ...lawful },
    {
      find: new RegExp(`(?:禁止|严禁|谢绝|拒绝|不许|不准|不让)${group}(?:报名|应聘|入职|投递|面试|进厂)`, 'g'),
      firm: true,
      ...lawful,
    },
    { ...after(group, dismissed), firm: true, ...lawful },
  ]
}

/** Plain recruiting of a group: 招女工, 需要男搬运工. */
export const recruitingOf = (group: string, unless?: RegExp): Phrase => ({
  find: new RegExp(`${recruits}${quantity}${group}`, 'g'),
  ...(unless && { unless }),
})
