import { demandsOf, limits, rejectionsOf } from '../demands.ts'
import { matchesOf, type Phrase } from '../reading.ts'
import { actionUnless, findingAt, type Rule } from './rule.ts'

const peoples =
  '汉|藏|彝|回|维吾尔|维|苗|羌|土家|蒙古|蒙|壮|满|布依|侗|瑶|白|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|朝鲜|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺'
const people = `(?:新疆|西藏|四川|凉山|云南|贵州|甘肃|青海|内蒙古?)?(?:(?:${peoples})族(?!服|饰|风|绣|刺|元素|特色|村|乡|自治|歌|舞|餐)|回民|汉民)(?:[、和及与或](?:${peoples})族)*(?:同胞|员工|工人|职工|人员|人士|人|籍|的)?`
const minority = '(?:少数民族|其他民族|外族)(?:同胞|员工|工人|职工|人员|人士|人|的)?'
const believer =
  '(?:信教|信佛|信道|信主|信仰宗教|有宗教信仰|有信仰|穆斯林|(?:佛|道|伊斯兰|基督|天主)教(?:信)?徒)(?:者|人员|人士|群众|的|员工)?'

const phrases: readonly Phrase[] = [
  ...demandsOf(people),
  ...demandsOf(believer),
  ...rejectionsOf(minority),
  { find: new RegExp(`${limits}${minority}`, 'g') },
  { find: new RegExp(`(?:要求|民族(?:要求|限制)?[:为是])(?:为|是)?(?:限|仅限)?(?:${people}|汉(?=$|[,。;\\n]))`, 'g') },
  {
    find: /(?:无|没有|不得有|不能有|不可有)(?:任何)?宗教信仰(?!限|要求|歧视|方面|的限)|(?:不|未|不得|不能)(?:信教|信仰宗教)/g,
    firm: true,
  },
]

/** Ethnic group or belief as a condition. */
export const ethnicityReligion: Rule = ({ post, readings }) =>
  readings.flatMap((reading) =>
    matchesOf(reading, phrases)
      .filter((match) => match.stop !== '?')
      .map((match) =>
        findingAt(reading, match, {
          rule: 'ethnicity_religion',
          action: actionUnless(post, 'ethnicity_religion', 'named_support_programme'),
          basis: '就业促进法第3、26、28条',
          message: '不得以民族、宗教信仰作为录用条件。',
        }),
      ),
  )
