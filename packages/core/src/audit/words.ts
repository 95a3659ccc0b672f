import { shanghaiTime } from '../day.ts'
import type { Locale } from '../problem/locale.ts'
import { wordCode } from './value-words.ts'

type Words = Record<Locale, string>

const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en })

/** Every action the trail can hold, in the words of a person who reads it. A verb can record no other. */
export const auditActions = {
  'person.founded': words('手机号第一次登录，建了账号', 'Phone number seen for the first time; account made'),
  'person.signed_in': words('登录', 'Signed in'),
  'person.signed_out': words('退出登录', 'Signed out'),
  'code.requested': words('索取短信验证码', 'Asked for a sign-in code'),
  'staff.created': words('建了员工账号', 'Made a staff account'),
  'staff.disabled': words('停用员工账号', 'Disabled a staff account'),
  'staff.locked': words('连续输错，账号暂停', 'Paused after too many wrong tries'),
  'staff.phone_confirmed': words('员工留了收短信的手机号', 'Staff gave a phone for messages'),
  'staff.phone_removed': words('员工去掉收短信的手机号', 'Staff took their phone for messages back'),
  'staff.reset': words('重设员工账号密码', 'Reset a staff account'),
  'role.granted': words('给予角色', 'Granted a role'),
  'role.revoked': words('收回角色', 'Took a role away'),
  'station.founded': words('设立直播站', 'Founded a station'),

  'employer.founded': words('新建企业档案', 'Opened an employer file'),
  'employer.draft_saved': words('保存企业档案草稿', 'Saved the draft of an employer file'),
  'employer.submitted': words('提交企业档案', 'Handed in an employer file'),
  'employer.expired': words('企业核验到期', 'Verification of an employer ran out'),
  'employer.near_expiry': words('企业核验快到期', 'Verification of an employer is about to run out'),
  'employer.member_invited': words('邀请经办人', 'Invited somebody to act for an employer'),
  'employer.invitation_revoked': words('收回邀请', 'Took an invitation back'),
  'employer.invitation_accepted': words('接受邀请，成为经办人', 'Accepted an invitation to act for an employer'),
  'employer.invitation_declined': words('不接受邀请', 'Declined an invitation to act for an employer'),
  'employer.member_changed': words('改经办人的角色', 'Changed what somebody may do for an employer'),
  'employer.member_removed': words('移出经办人', 'Took the right to act for an employer away'),
  'employer.blacklisted': words('企业列入不良名单，下架下播', 'Employer blacklisted and taken off'),
  'employer.released': words('企业移出不良名单', 'Employer released from the blacklist'),
  'blacklist.proposed': words('提请列入不良名单', 'Proposed an entry for the blacklist'),
  'blacklist.signed': words('签字列入不良名单', 'Signed an entry of the blacklist'),
  'blacklist.declined': words('没有列入不良名单', 'Turned down an entry for the blacklist'),
  'blacklist.lifted': words('解除不良名单', 'Lifted an entry of the blacklist'),
  'blacklist.ended': words('不良名单期满', 'An entry of the blacklist ended'),
  'licence.reading_asked': words('请系统读执照图片', 'Had a licence picture read'),
  'file.uploaded': words('上传文件', 'Uploaded a file'),
  'file.viewed': words('查看文件', 'Looked at a file'),

  'job.created': words('新建岗位', 'Opened a job'),
  'job.draft_saved': words('保存岗位草稿', 'Saved the draft of a job'),
  'job.submitted': words('提交岗位', 'Handed in a job'),
  'job.expired': words('岗位到期', 'A job ran out'),
  'job.stopped': words('停招', 'Stopped taking people for a job'),
  'job.reopened': words('重新开招', 'Took people for a job again'),
  'job.withdrawn': words('撤下岗位', 'Took a job down'),
  'job.asked_to_confirm': words('请企业确认岗位还在招', 'Asked whether a job still stands'),
  'job.confirmed': words('企业确认岗位还在招', 'Confirmed that a job still stands'),
  'job.unconfirmed': words('岗位没人确认，先收起来', 'Nobody confirmed a job; taken out of sight'),
  'job_import.checked': words('检查批量岗位表', 'Checked a sheet of jobs'),
  'job_import.created': words('批量新建岗位', 'Opened the jobs of a sheet'),

  'review.opened': words('打开审核件，查看证据', 'Opened a case and saw its evidence'),
  'review.claimed': words('领取审核件', 'Claimed a case'),
  'review.claim_expired': words('领取过期，退回队列', 'A claim ran out; the case went back to the queue'),
  'review.released': words('放回审核件', 'Put a case back'),
  'review.taken_over': words('接管审核件', 'Took a case over'),
  'review.approve': words('审核通过', 'Approved'),
  'review.return': words('退回修改', 'Returned for changes'),
  'review.reject': words('驳回', 'Rejected'),
  'review.suspend': words('暂停核验', 'Suspended'),
  'review.reinstate': words('恢复核验', 'Reinstated'),
  'review.appeal': words('提出申诉', 'Appealed'),
  'review.uphold': words('申诉维持原决定', 'Appeal answered: decision upheld'),
  'review.overturn': words('申诉改判', 'Appeal answered: decision overturned'),
  'review.finding_marked': words('标记某条提示有误', 'Marked a finding as wrong'),
  'review.finding_unmarked': words('收回“提示有误”的标记', 'Took back that a finding is wrong'),
  'review.finding_settled': words('处理“提示有误”的标记', 'Settled a finding marked as wrong'),
  'review.propose_approve': words('提议通过，等第二人签字', 'Proposed an approval for a second signature'),
  'review.propose_reinstate': words('提议恢复核验，等第二人签字', 'Proposed a reinstatement for a second signature'),
  'review.propose_uphold': words(
    '提议申诉维持原决定，等第二人签字',
    'Proposed to uphold the decision, for a second signature',
  ),
  'review.propose_overturn': words(
    '提议申诉改判，等第二人签字',
    'Proposed to overturn the decision, for a second signature',
  ),
  'review.decline_approve': words('不同意通过，退回队列', 'Declined to sign an approval'),
  'review.decline_reinstate': words('不同意恢复核验', 'Declined to sign a reinstatement'),
  'review.decline_answer': words('不同意申诉答复', 'Declined to sign the answer to an appeal'),
  'review.outdated': words('已通过的，按新标准发现问题', 'Found something by a new rule in what is in force'),
  'review.drawn': words('抽中复查', 'Drew an approval for a second look'),
  'review.reinspected': words('复查已通过的审核件', 'Gave a second look to an approval'),
  'review.reinspection_settled': words('处理复查分歧', 'Settled a second look that differed'),

  'calendar.day_set': words('设定工作日或休息日', 'Set a day of the working calendar'),
  'calendar.day_cleared': words('取消设定的工作日或休息日', 'Cleared a day of the working calendar'),
  'calendar.link_made': words('生成日历订阅地址', 'Made a secret address for a calendar'),
  'calendar.link_revoked': words('收回日历订阅地址', 'Ended a secret address for a calendar'),

  'session.planned': words('新建场次', 'Planned a session'),
  'series.planned': words('排了一个系列', 'Planned a series'),
  'series.changed': words('改了系列里后面的场次', 'Changed the sessions of a series that follow'),
  'series.ended': words('结束系列', 'Ended a series'),
  'session.replanned': words('改了场次安排', 'Changed when and where a session is'),
  'session.stations_asked': words('请别站一起办', 'Asked other stations to hold a session together'),
  'session.station_joined': words('联办别站的场次', 'Joined a session of another station'),
  'session.station_declined': words('谢绝联办', 'Declined to hold a session together'),
  'session.station_left': words('退出联办', 'Left a session of another station'),
  'session.lapse_found': words('发现开播前会失效的企业或岗位', 'Found that something in a plan lapses before its day'),
  'session.lapsed_left_out': words('开播时去掉已失效的岗位', 'Left lapsed jobs out as the show began'),
  'session.withdrawn': words('撤回已通过的场次', 'Took an approved session back to change it'),
  'session.run_of_show_set': words('改了流程单', 'Changed the run of show'),
  'session.submitted': words('提交场次计划', 'Handed in a session plan'),
  'session.rehearsal_begun': words('开始彩排', 'Began a rehearsal'),
  'session.rehearsal_ended': words('结束彩排', 'Ended a rehearsal'),
  'session.started': words('开播', 'Went live'),
  'session.interrupted': words('直播中断', 'Broadcast interrupted'),
  'session.resumed': words('直播恢复', 'Broadcast resumed'),
  'session.ended': words('下播', 'Ended the session'),
  'session.cancelled': words('取消场次', 'Cancelled a session'),
  'session.stopped': words('紧急停播', 'Stopped the broadcast at once'),
  'session.reopened': words('停播后重新开播', 'Put a stopped session back on air'),
  'session.presenter_on_air': words('主讲人上播', 'Put a presenter on air'),
  'session.presenter_off_air': words('主讲人下播', 'Took a presenter off air'),
  'session.encoder_key_issued': words('生成推流密钥', 'Made a key for an encoder'),
  'session.encoder_key_revoked': words('收回推流密钥', 'Took the key of an encoder back'),
  'session.encoder_connected': words('编码器接入', 'An encoder came in'),
  'session.employer_off_air': words('企业核验失效，自动下播', 'Employer no longer verified; taken off air'),
  'session.segment_run': words('开始一段', 'Began a segment'),
  'session.segment_finish': words('讲完一段', 'Finished a segment'),
  'session.segment_skip': words('跳过一段', 'Skipped a segment'),
  'session.job_pinned': words('置顶岗位卡', 'Pinned a job card'),
  'session.correction_shown': words('发更正横幅', 'Showed a correction'),
  'session.hold_first_set': words('改“首次提问先看”', 'Set whether first questions wait for a look'),
  'session.correction_cleared': words('撤下更正横幅', 'Took the correction off the screens'),
  'session.slate_shown': words('放上垫片，所有人下播', 'Put a slate up; everyone off air'),
  'session.slate_cleared': words('撤下垫片', 'Took the slate down'),
  'session.caption_added': words('打了一行字幕', 'Typed a line for those who cannot hear'),
  'session.desk_taken': words('值台', 'Took the desk'),
  'session.desk_taken_over': words('值台的人不在，接管', 'Took the desk of somebody who was away'),
  'session.desk_relieved': words('负责人接管值台', 'Relieved whoever held the desk'),
  'session.desk_offered': words('请人接台', 'Offered the desk'),
  'session.desk_offer_withdrawn': words('不交台了', 'Took the offer of the desk back'),
  'session.desk_handed_over': words('交接值台', 'Took over the desk that was offered'),
  'session.desk_left': words('离台', 'Left the desk'),

  'invitation.ask': words('邀请主讲', 'Asked somebody to present'),
  'invitation.ask_again': words('再次邀请主讲', 'Asked somebody to present again'),
  'invitation.follow': words('场次改了时间，再问主讲人', 'Asked a presenter anew: the show was moved'),
  'invitation.accept': words('答应来主讲', 'Agreed to present'),
  'invitation.decline': words('回复不来主讲', 'Declined to present'),
  'invitation.withdraw': words('收回主讲邀请', 'Took back that somebody was asked to present'),

  'guest_call.ask': words('申请连麦', 'Asked to speak'),
  'guest_call.call': words('叫观众连麦', 'Called a guest'),
  'guest_call.test': words('观众应答，开始试音', 'The guest answered; test begun'),
  'guest_call.on_air': words('连麦上播', 'Brought a guest on air'),
  'guest_call.hold': words('连麦退回候场', 'Put a guest back into the green room'),
  'guest_call.off_air': words('连麦下播', 'Took a guest off air'),
  'guest_call.decline': words('没有接连麦', 'Declined a guest call'),
  'guest_call.withdraw': words('观众撤回连麦', 'The guest withdrew'),
  'guest_call.unready': words('试音中断', 'The test was broken off'),
  'guest_call.lose': words('连麦断线结束', 'The guest was gone too long'),
  'guest_call.close': words('连麦申请随场次结束', 'A guest call ended with the show'),

  'deviation.mark': words('标记口播偏差', 'Marked that speech differed from the card'),
  'deviation.withdraw': words('撤回口播偏差', 'Took a marked deviation back'),
  'deviation.answer': words('企业说明口播偏差', 'The employer explained a deviation'),
  'deviation.settle': words('处理口播偏差', 'Settled a deviation'),

  'question.asked': words('提问', 'Asked a question'),
  'question.release': words('放出提问', 'Released a question'),
  'question.hold': words('压下提问', 'Held a question'),
  'question.take': words('接了提问', 'Took a question'),
  'question.answer': words('回答提问', 'Answered a question'),
  'question.putBack': words('放回提问', 'Put a question back'),
  'question.merge': words('合并提问', 'Merged a question'),
  'question.hide': words('隐藏提问', 'Hid a question'),
  'question.handed_on': words('没答完的提问交给企业', 'Handed a question on to its employer'),

  'promise.added': words('把回答记入岗位承诺', 'Added an answer to what a job promises'),
  'promise.withdrawn': words('撤回岗位承诺', 'Withdrew a promise of a job'),
  'moderation.muted': words('这一场禁言', 'Muted somebody for a show'),
  'moderation.unmuted': words('解除这一场的禁言', 'Let somebody speak in a show again'),
  'moderation.banned': words('封禁', 'Banned somebody from speaking'),
  'moderation.ban_lifted': words('提前解除封禁', 'Lifted a ban'),
  'phrase.added': words('添加敏感词', 'Added a sensitive phrase'),
  'phrase.removed': words('去掉敏感词', 'Removed a sensitive phrase'),

  'recording.started': words('开始录制', 'Began to record'),
  'recording.finish': words('录制结束', 'Ended a recording'),
  'recording.keep': words('录像存好', 'Kept a recording'),
  'recording.fail': words('录像没有存成', 'A recording could not be kept'),
  'recording.release': words('放出回放', 'Released a replay'),
  'recording.withdraw': words('撤下回放', 'Took a replay back'),
  'recording.reinstate': words('重新放出回放', 'Put a replay up again'),
  'recording.expire': words('录像到期删除', 'Deleted a recording whose time was up'),
  'recording.viewed': words('查看录像', 'Looked at a recording'),

  'application.submitted': words('投递', 'Applied'),
  'application.withdrawn': words('撤回投递', 'Withdrew an application'),
  'application.phone_revealed': words('查看求职者完整手机号', 'Saw the whole phone number of a seeker'),
  'application.view': words('查看投递', 'Looked at an application'),
  'application.contact': words('已联系求职者', 'Contacted the seeker'),
  'application.invite': words('邀请到厂', 'Invited the seeker'),
  'application.arrive': words('求职者到厂', 'The seeker arrived'),
  'application.sign': words('签合同', 'Signed a contract'),
  'application.day7': words('满 7 天回访', 'Followed up after 7 days'),
  'application.day30': words('满 30 天回访', 'Followed up after 30 days'),
  'application.day90': words('满 90 天回访', 'Followed up after 90 days'),
  'application.refuse': words('未录用', 'Refused an application'),
  'application.unreachable': words('联系不上求职者', 'The seeker could not be reached'),
  'application.close_full': words('岗位招满，投递结束', 'The job is full; application closed'),
  'application.overdue': words('企业超过三个工作日未答复', 'No answer within three working days'),

  'policy.entered': words('录入政策标准', 'Entered a policy row'),
  'policy.superseded': words('更正政策标准', 'Put a policy row right'),
  'policy.confirmed': words('确认政策标准', 'Confirmed a policy row'),
  'audit.exported': words('导出留痕', 'Exported the trail'),
} as const satisfies Record<string, Words>

export type AuditAction = keyof typeof auditActions

/** What an entry can be about. */
export const auditSubjects = {
  person: words('人员', 'Person'),
  sign_in_code: words('验证码', 'Sign-in code'),
  station: words('直播站', 'Station'),
  employer: words('企业', 'Employer'),
  blacklist_entry: words('不良名单', 'Blacklist entry'),
  file: words('文件', 'File'),
  job: words('岗位', 'Job'),
  job_import: words('批量岗位表', 'Sheet of jobs'),
  review_case: words('审核件', 'Review case'),
  calendar_day: words('工作日历', 'Working calendar'),
  session: words('场次', 'Session'),
  series: words('系列', 'Series'),
  question: words('提问', 'Question'),
  phrase: words('敏感词', 'Sensitive phrase'),
  guest_call: words('连麦', 'Guest call'),
  deviation: words('口播偏差', 'Deviation'),
  application: words('投递', 'Application'),
  recording: words('录像', 'Recording'),
  policy_row: words('政策标准', 'Policy row'),
  audit: words('留痕', 'Trail'),
} as const satisfies Record<string, Words>

export type AuditSubjectKind = keyof typeof auditSubjects

/** What was done, in words. An action of an older version that is no longer in the table is shown as it was written. */
export const wordAction = (action: string, locale: Locale): string => wordIn(auditActions, action, locale)

/** What it was about, in words. */
export const wordSubject = (kind: string, locale: Locale): string => wordIn(auditSubjects, kind, locale)

/** What is commonly said about an entry beside who, what and when. */
const detailLabels: Record<string, Words> = {
  role: words('角色', 'Role'),
  way: words('方式', 'By'),
  purpose: words('用途', 'Purpose'),
  reasonCode: words('原因', 'Reason'),
  decision: words('决定', 'Decision'),
  revision: words('核验版本', 'Revision'),
  subject: words('对象', 'Subject'),
  evidence: words('看到的证据', 'Evidence seen'),
  employer: words('企业', 'Employer'),
  job: words('岗位', 'Job'),
  session: words('场次', 'Session'),
  presenter: words('主讲人', 'Presenter'),
  key: words('推流密钥编号', 'Number of the key'),
  studio: words('直播间', 'Studio'),
  slate: words('垫片', 'Slate'),
  cause: words('停播原因', 'Cause of the stop'),
  field: words('哪一项', 'In what'),
  outcome: words('结果', 'Outcome'),
  state: words('状态', 'State'),
  kind: words('种类', 'Kind'),
  action: words('动作', 'Action'),
  actor: words('谁', 'Who'),
  invitation: words('邀请', 'Invitation'),
  person: words('人员', 'Person'),
  reinspection: words('抽查', 'Re-inspection'),
  rules: words('规则', 'Rules'),
  rule: words('规则', 'Rule'),
  finding: words('怎么看的', 'Found'),
  mark: words('判错标记', 'Mark'),
  case: words('审核件', 'Case'),
  version: words('第几版', 'Version'),
  rows: words('行数', 'Rows'),
  jobs: words('岗位数', 'Jobs'),
  sessions: words('场次数', 'Sessions'),
  segments: words('段落数', 'Segments'),
  segment: words('段落', 'Segment'),
  series: words('系列', 'Series'),
  count: words('几条', 'How many'),
  consent: words('同意书', 'Consent'),
  subjectKind: words('对象种类', 'Kind of subject'),
  fields: words('要改的地方', 'Fields to be mended'),
  objected: words('企业认为判错的', 'Objected to'),
  sharePercent: words('抽查比例（%）', 'Share drawn (%)'),
  answer: words('意见', 'Answer'),
  entry: words('名单条目', 'Entry'),
  months: words('期限（月）', 'Months'),
  days: words('期限（天）', 'Days'),
  question: words('提问', 'Question'),
  on: words('开着', 'On'),
  heldFor: words('压下的原因', 'Held for'),
  until: words('到期', 'Until'),
  proposedBy: words('提请人', 'Proposed by'),
  from: words('从', 'From'),
  to: words('到', 'To'),
  askedAgain: words('请重新答复的站', 'Stations asked again'),
  value: words('标准', 'Figures'),
  before: words('原来', 'Before'),
  supersedes: words('更正的那一行', 'Row put right'),
  documentNo: words('文号', 'Document'),
}

/** One detail of an entry about a kind of subject: its name in words where it has one, and its value where that is a code. */
export const wordDetail = (
  key: string,
  value: unknown,
  locale: Locale,
  subjectKind: string,
): { label: string; value: string } => ({
  label: wordIn(detailLabels, key, locale),
  value: wordValue(value, locale, (code) => saidOf(key, code, locale, subjectKind)),
})

function saidOf(key: string, code: string, locale: Locale, subjectKind: string): string {
  // What an export was filtered by.
  if (key === 'action') return wordAction(code, locale)
  if (key === 'subjectKind') return wordSubject(code, locale)
  return wordCode(key, subjectKind, code, locale) ?? code
}

const none = words('无', 'none')
const answers = { true: words('是', 'yes'), false: words('否', 'no') }

function wordValue(value: unknown, locale: Locale, said: (code: string) => string): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return none[locale]
  if (typeof value === 'boolean') return answers[`${value}`][locale]
  if (Array.isArray(value))
    return value.map((each) => wordValue(each, locale, said)).join(locale === 'en' ? ', ' : '、')
  if (typeof value !== 'string') return JSON.stringify(value)
  return instant.test(value) ? shanghaiTime(new Date(value)) : said(value)
}

/** An instant as the trail keeps it. */
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

const wordIn = (table: Partial<Record<string, Words>>, key: string, locale: Locale): string =>
  (Object.hasOwn(table, key) ? table[key]?.[locale] : undefined) ?? key
