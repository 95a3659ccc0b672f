import { type Kysely, sql } from 'kysely'

/**
 * A sober beginning of the list of sensitive phrases: what nobody needs in a question about a job, and what swindlers
 * write. Leads add and remove from here on. Whether there is a fee is what people should ask aloud, so 中介费 and 押金 are
 * not in it; what agents sell for money is. Nor is what ordinary words hold: 包养 is in 包养老保险, 返费 in 往返费用.
 */
const insults =
  '傻逼 沙比 操你 草泥马 他妈的 你妈的 去你妈 狗日的 王八蛋 龟儿子 混蛋 滚蛋 贱人 贱货 骚货 婊子 妓女 白痴 脑残 弱智 智障 死全家 尼玛 sb cnm nmsl tmd'
const gambling = '赌博 赌场 赌钱 网赌 博彩 下注 押注 买码 六合彩 时时彩 百家乐 老虎机 彩票内幕 稳赢'
const loans =
  '网贷 小额贷款 贷款秒批 无抵押贷 校园贷 裸贷 高利贷 套路贷 借钱秒到 秒下款 信用卡套现 花呗套现 征信修复 洗白征信'
const schemes =
  '刷单 刷信誉 刷好评 点赞赚钱 日赚过千 躺赚 稳赚不赔 拉人头 资金盘 跑分 内幕消息 收银行卡 租银行卡 收电话卡 shuadan'
const agents = '包进厂 花钱进厂 交钱进厂 内部名额 代办入职 包入职 高返费 办假证 代开发票 假学历 刻章'
const vice = '约炮 卖淫 嫖娼 援交 裸聊 色情 黄片 一夜情 毒品 冰毒 迷药 枪支'

export async function up(db: Kysely<unknown>): Promise<void> {
  const phrases = [insults, gambling, loans, schemes, agents, vice].flatMap((list) => list.split(' '))
  await sql`
    insert into sensitive_phrase (phrase, added_at)
    select phrase, '2026-11-27T00:00:00+08:00' from unnest(${phrases}::text[]) as seed(phrase)
    on conflict do nothing`.execute(db)
}
