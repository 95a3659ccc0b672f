import { matchesOf, meansIt, type Phrase } from '../reading.ts'
import { findingAt, type Rule } from './rule.ts'

const paper =
  '(?:居民)?(?:身份证件?|证件|毕业证书?|学历证书?|学位证书?|户口本|户口簿|居住证|健康证|资格证书?|上岗证|驾驶证|驾照|结婚证|技能证书?|银行卡|工资卡|社保卡)'
const whose =
  '(?:一个|一份|一张|劳动者|员工|职工|工人|本人|个人|新人|入职者|入职人员|求职者|你们?|您|所有|任何|有效|相关|其他?|一切|居民|二代|全部|、|和|及|与|或|等|的)*'
const original = '(?:和[^,]{0,4}|等)?(?:原件|正本)?(?!复印|照片|号码?|信息|正反面|扫描|影印)'
const keeping =
  '(?:扣押|扣留|暂扣|暂存|抵押|质押|收缴|收走|收存|代管|代为保管|统一保管|集中保管|统一收取|集中收取|扣下|扣住|没收|扣|[押压](?!金)|上交|上缴|留存|留下|留置|保管(?!好))'

const phrases: readonly Phrase[] = [
  {
    find: new RegExp(
      `(?<!提)(?:上交|交|缴|押|收)${whose}${paper}(?:原件|正本)(?!核|查|登记|验|及|和|与|、|并当场)`,
      'g',
    ),
  },
  { find: new RegExp(`${keeping}${whose}${paper}${original}`, 'g'), unless: /◆(?:的)?(?:复印|照片|号)/ },
  {
    find: new RegExp(
      `${paper}(?:件)?(?:原件|正本)?(?:等)?(?:(?!复印|自己|自行|本人|妥善|照片|随身|[,。;])[^◆]){0,8}?(?:保管|扣押|扣留|扣下|抵押|质押|代管|暂扣|暂存|暂押|收走|收着|收缴|上交|上缴|留厂|扣在|押在|押厂|押给|押着|押(?:财务|人事|办公室|老板|车间|公司|宿管|保安|门卫|前台)|放在?(?:厂|公司|人事|办公室|老板|宿管)|留在?(?:厂|公司|人事|办公室))(?!好)`,
      'g',
    ),
  },
]

/** Holding back workers' papers. */
export const documentsKept: Rule = ({ readings }) =>
  readings.flatMap((reading) =>
    matchesOf(
      reading,
      phrases,
      (match, phrase) =>
        match.stop !== '?' && !/^[吗么嘛]/.test(match.after) && !isDeniedInside(match.text) && meansIt(match, phrase),
    ).map((match) =>
      findingAt(reading, match, {
        rule: 'documents_kept',
        action: 'block',
        basis: '劳动合同法第9、84条',
        message: '不得扣押劳动者的居民身份证和其他证件。',
      }),
    ),
  )

/** 身份证不扣押, 证件绝不收走. */
const isDeniedInside = (text: string) => /(?:不|无需|不用|严禁|禁止|绝不|不得|不会|拒绝|勿)(?!退|还)/.test(text)
