import type { ApplicationState } from '../applications/schema.ts'
import type { BlacklistKind, BlacklistReason } from '../blacklist/schema.ts'
import type { DayKind } from '../calendar/schema.ts'
import type { FilePurpose } from '../files/schema.ts'
import type { MemberRole, Role } from '../identity/schema.ts'
import type { JobState } from '../jobs/schema.ts'
import type { HeldFor, LiftReason, ModerationReason } from '../moderation/schema.ts'
import type { PolicyKind } from '../policy/schema.ts'
import type { Locale } from '../problem/locale.ts'
import type { QuestionState } from '../questions/schema.ts'
import type { SettleMark } from '../reviews/finding-marks.ts'
import type { AnswerReinspection } from '../reviews/reinspections.ts'
import { reasonWords, ruleWords } from '../reviews/words.ts'
import type { DeviationField, SessionKind, Slate, StopCause } from '../sessions/schema.ts'

type Words = Record<Locale, string>
const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en })

const ways: Record<'code' | 'password' | 'demo', Words> = {
  code: words('短信验证码', 'Code by text message'),
  password: words('密码和动态码', 'Password and one-time code'),
  demo: words('演示账号一键登录', 'One click, in a demo'),
}

const purposes: Record<FilePurpose, Words> = {
  licence: words('执照或许可证', 'Licence or permit'),
  authorisation: words('授权书', 'Letter of authorisation'),
  rules: words('管理制度原件', 'Original rules'),
  evidence: words('证据', 'Evidence'),
  slide: words('讲解图片', 'Slide'),
}

const roles: Record<Role | MemberRole, Words> = {
  host: words('主持人', 'Host'),
  reviewer: words('审核员', 'Reviewer'),
  lead: words('负责人', 'Lead'),
  agent: words('服务点', 'Service point'),
  auditor: words('监督员', 'Auditor'),
  admin: words('管理员', 'Administrator'),
  owner: words('企业负责人', 'Owner of the company'),
  member: words('经办人', 'Member of the company'),
}

const reasons: Record<BlacklistReason | ModerationReason | LiftReason, Words> = {
  false_posts: words('虚假招聘', 'False posts'),
  fees_taken: words('收押金、乱收费', 'Deposits or fees taken'),
  wages_unpaid: words('拖欠工资', 'Wages unpaid'),
  forged_papers: words('证照造假', 'Forged papers'),
  harm_to_workers: words('伤害工人', 'Harm to workers'),
  evasion: words('换名字躲避', 'Evasion under another name'),
  to_check: words('再看一下', 'To be looked at'),
  contact: words('留联系方式', 'Gives a way of contact'),
  insult: words('骂人', 'Insulting'),
  advert: words('打广告', 'Advertising'),
  fraud: words('像是骗人', 'Looks like fraud'),
  private: words('涉及隐私', 'Private matter'),
  off_topic: words('和招聘无关', 'Not about the jobs'),
  repeat: words('反复刷屏', 'Said again and again'),
  mistake: words('按错了', 'Pressed by mistake'),
  apologised: words('已经道歉', 'They apologised'),
  reviewed: words('复核后解除', 'Lifted after a second look'),
  other: words('其他', 'Other'),
}

const kinds: Record<PolicyKind | BlacklistKind | DayKind | SessionKind, Words> = {
  minimum_wage: words('最低工资', 'Minimum wage'),
  airtime: words('时长怎么算', 'How airtime counts'),
  review_promise: words('审核答复期限', 'Promised time of a review'),
  reinspection: words('抽查比例', 'Share of second looks'),
  credit_code: words('按统一社会信用代码', 'By credit code'),
  person: words('按个人', 'By person'),
  holiday: words('放假', 'Day off'),
  workday: words('上班', 'Worked'),
  recruiting: words('招工直播', 'Recruiting show'),
  factory_walk: words('进厂看车间', 'Factory walk'),
  quick_round: words('快闪岗位', 'Quick round'),
  policy_questions: words('政策问答', 'Policy questions'),
}

const fields: Record<DeviationField, Words> = {
  pay: words('工资', 'Pay'),
  pay_day: words('发薪日', 'Pay day'),
  hours: words('上班时间', 'Hours'),
  rest: words('休息日', 'Rest days'),
  board: words('吃住', 'Board and lodging'),
  insurance: words('社保', 'Insurance'),
  place: words('地点', 'Place'),
  fees: words('收费', 'Fees'),
  conditions: words('要求', 'Conditions'),
  other: words('别的', 'Something else'),
}

const held: Record<HeldFor, Words> = {
  contact: words('有联系方式', 'Way of contact'),
  phrase: words('有敏感词', 'Sensitive phrase'),
  first: words('第一次提问', 'First question'),
  host: words('主持人收回', 'Taken back by the host'),
}

const findings: Record<SettleMark['finding'], Words> = {
  upheld: words('提示没错', 'The finding stands'),
  overturned: words('规则错了', 'The rule was wrong'),
}

const answers: Record<AnswerReinspection['answer'], Words> = {
  agrees: words('看法一致', 'Agrees'),
  differs: words('看法不同', 'Differs'),
}

const slates: Record<Slate, Words> = {
  intermission: words('中场休息', 'Intermission'),
  technical: words('技术暂停', 'Technical pause'),
}

const causes: Record<StopCause, Words> = {
  speech: words('讲的内容要核实', 'What was said has to be checked'),
  safety: words('现场安全', 'Safety of those there'),
  technical: words('设备故障', 'Equipment failed'),
}

const jobStates: Record<JobState, Words> = {
  draft: words('草稿', 'Draft'),
  in_review: words('审核中', 'In review'),
  returned: words('已退回', 'Returned'),
  rejected: words('已驳回', 'Rejected'),
  published: words('在招', 'Published'),
  paused: words('改动待审，先收起', 'Paused for a change in review'),
  stopped: words('停招', 'Stopped'),
  full: words('招满', 'Full'),
  unconfirmed: words('待确认', 'Unconfirmed'),
  expired: words('到期', 'Run out'),
  withdrawn: words('已撤下', 'Taken down'),
  suspended: words('已暂停', 'Suspended'),
}

const applicationStates: Record<ApplicationState, Words> = {
  submitted: words('已投递', 'Sent'),
  viewed: words('企业已看', 'Seen'),
  contacted: words('已联系', 'Contacted'),
  invited: words('约面谈', 'Invited'),
  arrived: words('已到厂', 'Arrived'),
  signed: words('已签合同', 'Signed'),
  day7: words('满 7 天', 'Day 7'),
  day30: words('满 30 天', 'Day 30'),
  day90: words('满 90 天', 'Day 90'),
  refused: words('未录用', 'Not taken'),
  withdrawn: words('已撤回', 'Withdrawn'),
  unreachable: words('联系不上', 'Not reached'),
  job_full: words('岗位招满', 'Job full'),
}

const questionStates: Record<QuestionState, Words> = {
  held: words('待审', 'Held'),
  open: words('等回答', 'Waiting'),
  taken: words('正在答', 'Being answered'),
  answered: words('已回答', 'Answered'),
  hidden: words('已隐藏', 'Hidden'),
}

type Vocabulary = Readonly<Record<string, Words>>

/** What the codes of a detail mean, by its key. A state means another thing of each kind of subject. */
const vocabularies: Readonly<Record<string, Vocabulary>> = {
  way: ways,
  purpose: purposes,
  role: roles,
  reasonCode: { ...reasons, ...reasonWords },
  kind: kinds,
  field: fields,
  rule: ruleWords,
  rules: ruleWords,
  objected: ruleWords,
  finding: findings,
  answer: answers,
  heldFor: held,
  slate: slates,
  cause: causes,
  'job from': jobStates,
  'job to': jobStates,
  'application from': applicationStates,
  'application to': applicationStates,
  'question state': questionStates,
}

/** A code of the trail in words; undefined for what is none, such as an id or a day. */
export function wordCode(key: string, subjectKind: string, code: string, locale: Locale): string | undefined {
  const vocabulary = vocabularies[key] ?? vocabularies[`${subjectKind} ${key}`]
  return vocabulary && Object.hasOwn(vocabulary, code) ? vocabulary[code]?.[locale] : undefined
}
