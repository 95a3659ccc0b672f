import { spanOf } from './folding.ts'
import { type Match, matchesOf, type Phrase, read, type Reading } from './reading.ts'

const id = '(?:[:：为是号\\s]{0,3}[a-z][a-z0-9_-]{4,19}|[:：为是号\\s]{0,3}\\d{5,12})?'
const skip = '[\\s·.\\-_*/|~+]{0,2}'
const chatName =
  '(?:微信|薇信|徽信|溦信|葳信|v信|w信|徵信|微亻言|薇芯|v芯|微芯|微心|威信|维信|卫信|卫星|危信|巍信|嶶信|[微薇威徽维卫vw]\\s?[❤♥♡]|weixin|wechat|绿泡泡|绿色软件|❤信)'
const penguin = '(?:q{2}|扣{2}|抠{2}|球{2}|蔻{2}|企鹅)'
const join = '(?:添加|加|扫|搜索|搜|留|联系|私|发|备注)'

/** Ways of leading a seeker away from the platform; numbers are found apart. */
const phrases: readonly Phrase[] = [
  {
    find: new RegExp(
      `${join}(?:一下|下|我的?|主管的?|人事的?|老板的?|本人|个|你|您)*${skip}${chatName}(?!公众|小程序|支付|红包|打卡|工资|群里?通知)(?:群|号)?${id}`,
      'g',
    ),
    unless: /不用◆|无需◆|不要◆|勿◆|别◆|请勿◆/,
  },
  {
    find: new RegExp(
      `${chatName}(?:同号|同电话|同手机|电话同|手机同|联系|咨询|报名|私聊|沟通|加我|搜|号[:是为]|号码?(?=[a-z\\d])|[:：]|id)${id}`,
      'g',
    ),
  },
  { find: new RegExp(`(?:薇信|徽信|溦信|葳信|v信|[微薇威徽维卫vw]\\s?[❤♥♡]|微亻言|绿泡泡)${id}`, 'g') },
  { find: new RegExp(`${chatName}号?\\s?[a-z][a-z0-9_-]{4,19}|${chatName}号?\\s?\\d{6,12}`, 'g') },
  { find: /微信号(?!码?(?:绑定|登录|实名))/g, unless: /不用◆|无需◆|不要◆|勿◆|请勿[^,]*◆|不得[^,]*◆|禁止[^,]*◆|不留◆/ },
  { find: new RegExp(`(?:手机|电话|微信|v|q)(?:和|、|/|与)?(?:手机|电话|微信|v|q)?同号`, 'g') },
  {
    find: new RegExp(
      `(?<![a-z0-9])[v微薇威]${skip}x(?![a-z])${id}|(?<![a-z0-9])vx(?=[a-z0-9_-]{5,})[a-z0-9_-]{5,20}`,
      'g',
    ),
  },
  { find: new RegExp(`(?<![a-z0-9])wx(?![a-z]|[-\\s]?\\d{2,4}(?!\\d))${id}`, 'g') },
  {
    find: new RegExp(
      `(?:\\+|➕|加)(?:我|个|一下|下|主管|人事|老板|我的)*${skip}(?:v|薇|溦|徽|葳|威|维|v❤|微(?!信|调|量|小|波|机|型|弱|观|生|笑|利|辣|弹|创))(?![a-z领字型口件士]|${skip}x(?![a-z]))${id}`,
      'g',
    ),
  },
  { find: new RegExp(`(?<=^|[,。;!?\\n\\s:]|[\\u4e00-\\u9fff])v[:：]\\s?[a-z0-9_-]{5,20}`, 'g') },
  { find: new RegExp(`(?<![a-z0-9])q${skip}q(?![a-z糖弹车])(?:群|号)?${id}`, 'g') },
  {
    find: new RegExp(
      `(?:${join}|的|我|有|或|和|、|:)(?:我|我的|个|一下)?${penguin}(?!子|眼|合|紧|上|好|住|件|款|工|机|类|钉|形|标|品牌|布|图案|印花|服)(?:群|号)?${id}`,
      'g',
    ),
  },
  {
    find: new RegExp(
      `(?<![钉锁纽钮按四金属暗子衣五工搭包带钩挂])(?:扣{2}|抠{2}|蔻{2}|球{2}|企鹅)(?:群|号|联系|:|(?=\\s?\\d{5}))${id}`,
      'g',
    ),
  },
  { find: new RegExp(`加(?:我|我的|个)?q(?![a-z])${id}|(?<![a-z0-9])q群${id}|(?<![a-z0-9])q[:：]\\s?\\d{5,12}`, 'g') },
  {
    find: /(?:扫(?:描)?|识别|长按|添加|加|见|看|下方|上方|图中|海报|附|发|以下|下面)(?:我的?|下方|上方|图中|图片|海报|以下|下面|主管|人事|老板|厂里?|公司|群|企业微信|微信|个人|的|上|里)*二维码|二维码(?:添加|加|进群|入群|联系|咨询|报名|私聊|关注|扫一扫)/g,
    unless:
      /(?:工票|菲票|计件|打卡|考勤|溯源|订单|领料|入库|支付|付款|就餐|裁片|扎卡|平台|直播间|健康|小程序)[^◆]{0,8}◆|◆[^◆]{0,4}(?:计件|打卡|考勤|溯源|领料|入库|支付|付款|就餐|收货|登记产量|报产|记产|查看工序|查看产量)/,
  },
  { find: /扫码?(?:加|添加|进群|入群|联系|咨询|私聊|加群|加好友)/g },
  { find: /(?<![a-z0-9.])[a-z0-9][a-z0-9._-]{1,40}@[a-z0-9-]{2,30}(?:\.[a-z]{2,8}){1,2}/g },
]

const numeral: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  o: '0',
  l: '1',
  i: '1',
  洞: '0',
  拐: '7',
  勾: '9',
  么: '1',
}
const run =
  /(?:\+?\s?)?[\d〇零一二两三四五六七八九oil洞拐勾么](?:[\s·.\-_*/|~()—–、,]{0,3}[\d〇零一二两三四五六七八九oil洞拐勾么]){6,80}/g
const groupOfDigits = /[\d〇零一二两三四五六七八九oil洞拐勾么]+/g
const counted = /^\s?(?:元|块|件|人|米|套|条|台|平|万|亿|斤|吨|只|双|%|页|号线|型|款|支|包|箱|码)/
const named =
  /(?:电话|座机|手机号?码?|号码|热线|联系方式|联系人|致电|拨打|来电|咨询|tel|phone|call|热线|打)[^,。;\n\d]{0,6}$/
const official = /(?:举报|监察|维权|监督|人社|劳动|就业局|投诉)[^,。;\n]{0,12}$/

/** A place where a way of contact stands, in folded units. */
interface Place {
  start: number
  end: number
}

/** Numbers are read digit by digit, whatever stands between the digits. */
function numbersIn({ folded }: Reading): Place[] {
  const found: Place[] = []
  for (const hit of folded.text.matchAll(run)) {
    const start = hit.index
    const end = start + hit[0].length
    if (isWordPart(folded.text, start, end)) continue
    const before = folded.text.slice(Math.max(0, start - 24), start)
    for (const place of phonesIn(hit[0], before, folded.text.slice(end, end + 4))) {
      found.push({ start: start + place.start, end: start + place.end })
    }
  }
  return found
}

/** Credit codes and model names mix letters and digits. */
function isWordPart(text: string, start: number, end: number): boolean {
  return /[a-z0-9]/.test(text.charAt(start - 1)) || /[a-z0-9@]/.test(text.charAt(end))
}

/** Digits that stand together, with what they stand for. */
interface Group extends Place {
  digits: string
  /** A comma stands before it, as in a list of sizes or prices. */
  listed: boolean
}

/** Phone numbers in a run of digits and marks: each begins and ends where a group of digits does. */
function phonesIn(written: string, before: string, after: string): Place[] {
  const groups = Array.from(written.matchAll(groupOfDigits), ({ index, 0: text }): Group => {
    return {
      start: index,
      end: index + text.length,
      digits: digitsOf(text),
      listed: /[,、]$/.test(written.slice(0, index)),
    }
  })
  const found: Place[] = []
  for (let from = 0; from < groups.length; from += 1) {
    const length = phoneLength(groups, from, before, after)
    const [first, last] = [groups[from], groups[from + length - 1]]
    if (length === 0 || !first || !last) continue
    found.push({ start: first.start, end: last.end })
    from += length - 1
  }
  return found
}

/** How many groups from this one on make a phone number; 0 for none. */
function phoneLength(groups: readonly Group[], from: number, before: string, after: string): number {
  let digits = ''
  for (let to = from; to < groups.length && digits.length < 15; to += 1) {
    digits += groups[to]?.digits ?? ''
    const parts = groups.slice(from, to + 1)
    if (to === groups.length - 1 && counted.test(after)) return 0
    if (isPhone(digits, parts, from === 0 ? before : null)) return parts.length
  }
  return 0
}

function isPhone(digits: string, parts: readonly Group[], before: string | null): boolean {
  if (/^(?:0086|86|0)?1[3-9]\d{9}$/.test(digits)) return !isList(parts)
  const known = before !== null && official.test(before)
  if (/^0[1-9]\d{1,2}[2-8]\d{6,7}$/.test(digits) && isLandline(parts)) return !known
  if (/^[48]00\d{7}$/.test(digits) && parts.length < 5) return before === null || !/[¥工薪资价]$/.test(before)
  return before !== null && !known && /^[2-8]\d{6,7}$/.test(digits) && parts.length < 4 && named.test(before)
}

/** 130、140、150 or 1500 1800 300: sizes and amounts, unless they fall as phone numbers are spoken. */
function isList(parts: readonly Group[]): boolean {
  if (parts.map(({ digits }) => digits.length).join('') === '344') return false
  const [, ...rest] = parts
  return rest.some(({ listed }) => listed) || (rest.length > 0 && parts.every(({ digits }) => /.[05]$/.test(digits)))
}

const isLandline = ([first, ...rest]: readonly Group[]) => rest.length === 0 || /^.{3,4}$/.test(first?.digits ?? '')
const digitsOf = (group: string) => Array.from(group, (digit) => numeral[digit] ?? digit).join('')

/** Where a text leads away from the platform: numbers, chat names, codes to scan. */
export function contactsIn(reading: Reading): Place[] {
  const places = [...matchesOf(reading, phrases, isLeak), ...numbersIn(reading)].toSorted((a, b) => a.start - b.start)
  const apart: Place[] = []
  for (const { start, end } of places) {
    const last = apart.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}

/** The platform's own warnings are none: 请勿添加微信. */
function isLeak(match: Match, phrase: Phrase): boolean {
  if (phrase.unless?.test(`${match.before}◆${match.after}`)) return false
  return !/(?:不用|无需|不要|请勿|切勿|勿|别|不得|禁止|严禁|谨防|不需要?|不会|从不)(?:私自|私下|随意|轻易|要求|让您?|你|您|求职者|员工|主动)*$/.test(
    match.before,
  )
}

/** The bounds of every contact in a text as it was sent. */
export function contactSpans(text: string): [number, number][] {
  const reading = read('text', text)
  return contactsIn(reading).map(({ start, end }) => spanOf(reading.folded, start, end))
}
