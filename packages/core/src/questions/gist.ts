import { fold } from '../checks/folding.ts'

/**
 * What people here ask most, each under one word however it is said. Tried in this order at every place of the folded
 * text, so the longer saying stands first.
 */
const topics: readonly (readonly [words: string, said: RegExp])[] = [
  ['吃饭 住宿', /[包管]不?[包管]?(?:吃[包管]?住|食宿)/y],
  ['夫妻房', /夫妻(?:房间?|间|宿舍)|(?:夫妻|两口子).{0,8}?(?:房间?|宿舍|一起住|住一起)/y],
  [
    '住宿',
    /(?:[包管能]|提供|安排|可以|有地方)不?[包管能]?住(?:宿|房)?|住宿|宿舍|寝室|住处|住房|住的(?:地方|房子|条件|(?=[吗没么?]|$))/y,
  ],
  ['吃饭', /[包管]不?[包管]?(?:吃饭?|饭|餐)|食堂|伙食|吃饭|工作餐|[餐饭]补|吃的/y],
  ['接娃', /(?:接送?|送|带|管)(?:得了|一下|个)?(?:娃娃?|孩子|小孩|小朋友|学生)班?|宝妈/y],
  ['压工资', /压不?压?.{0,4}?(?:工资|薪水|钱)/y],
  [
    '发薪日',
    /(?:工资|薪水|薪资|钱)?(?:是|每个?月)?(?:几号|哪一?天|什么时候|啥时候|多久|几天)(?:发|结|到手)(?:一次)?(?:放|工资|薪水|薪资|钱)?|(?:工资|薪水|薪资)(?:是)?(?:月结|日结|周结|按时发)|发薪日?/y,
  ],
  ['押金', /[交收扣付要]?不?[交收扣付要]?(?:押金|保证金|定金)/y],
  ['社保', /五险一?金?|(?:[交买上缴]不?[交买上缴]?)?(?:社保|社会保险|养老保险|保险)/y],
  ['新手', /(?:没有?|不)(?:做过|干过|学过|经验|基础|会)(?:做|干)?|零基础|新手|生手|新人|小白|学徒/y],
  ['年龄', /(?:年龄|岁数|年纪|多大(?:年纪|岁数)?|几岁|多少岁|岁)(?:有?没?有?(?:限制|要求))?/y],
  ['加班费', /加班费|加班.{0,3}?(?:工资|多少钱|怎么算|几倍)/y],
  ['加班', /加班(?:多不多|多|时间)?/y],
  ['工价', /(?:计件)?(?:单价|工价|件价)(?:多少)?|多少钱一件|一件多少钱?|几[毛块角]钱?一件/y],
  [
    '工资',
    /(?:工资|薪水|薪资|待遇|收入|月薪|工钱|报酬)(?:待遇|多少|怎么样|怎么算|高)?|(?:一个?月|每个?月)?能?[拿挣赚开]到?多少钱?|多少钱一个?月|一个?月多少钱?/y,
  ],
  [
    '上班时间',
    /几点(?:钟)?(?:上?下班|上班|到几点|开始|收工)|上?下?班(?:的)?时间|工作时间|(?:一天|每天)?[上做干]?(?:几个|多少个?)(?:小时|钟头)/y,
  ],
  ['休息', /(?:周末|星期[天日六]|一?个?月|每月)?(?:休息|放假|双休|单休|休假)(?:几天|多少天)?|周末|星期天/y],
  ['班车', /(?:班车|厂车|通勤车|接送车)(?:接送)?|车接/y],
  ['地址', /在(?:哪里?|哪儿|什么地方|什么位置|啥地方)|哪里上班|厂?地址|厂址|位置|地点/y],
  ['合同', /签?(?:劳动)?合同/y],
  ['费用', /怎么算|[收要交]不?[收要交]?(?:钱|费)|费用|免费|多少钱/y],
  ['报名', /(?:怎么|如何|在?哪里?)?(?:报名|投递|应聘)/y],
]

/** Words that ask, address and soften, and say nothing about what is asked. */
const asides =
  /请问|想问|问一?下|谢谢|有没有|是不是|能不能|可不可以|会不会|要不要|行不行|可以|主持人|老板|主播|你们|我们|他们|厂里|公司|这个|那个|什么|怎么样|咋样|一下|一起|两个|还有|需要|[吗呢吧啊呀么嘛了的地得哦哈诶你您我他她它厂这那还也都就要想来给在是个有没不能会去到和跟做]/y

const word = /[a-z]+|\d+|[\p{L}\p{N}]/uy

/**
 * The gist of a question: the words that say what it is about, each once and in one order, with blanks between them.
 * Chinese has no blanks, and trigrams of whole sentences see nothing in 有没有夫妻房 and 夫妻房有吗: of their gists
 * PostgreSQL's `similarity` sees that they are the same.
 */
export function gistOf(text: string): string {
  const { text: folded } = fold(text)
  const words = wordsOf(folded, true)
  return (words.size > 0 ? [...words] : [...wordsOf(folded, false)]).toSorted().join(' ')
}

/** Without `plainly`, every letter and digit counts: 在吗 is asides alone, and still must be told from 有吗. */
function wordsOf(folded: string, plainly: boolean): Set<string> {
  const words = new Set<string>()
  for (let at = 0; at < folded.length;) {
    const topic = plainly ? topics.find(([, said]) => matches(said, folded, at)) : undefined
    if (topic) {
      for (const each of topic[0].split(' ')) words.add(each)
      at = topic[1].lastIndex
    } else if (plainly && matches(asides, folded, at)) at = asides.lastIndex
    else if (matches(word, folded, at)) {
      words.add(folded.slice(at, word.lastIndex))
      at = word.lastIndex
    } else at += 1
  }
  return words
}

function matches(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at
  return expression.test(text)
}
