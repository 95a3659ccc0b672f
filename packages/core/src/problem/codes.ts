import type { Locale } from './locale.ts'

interface Problem {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  words: Record<Locale, string>
}

const problem = (status: Problem['status'], zh: string, en: string): Problem => ({
  status,
  words: { 'zh-CN': zh, en },
})

/** Every error the API can answer with: its HTTP status and its words in both languages. */
export const problems = {
  invalid_body: problem(
    400,
    '有几处需要改一下，已经写好的内容都还在。',
    'A few things need changing. What you typed is kept.',
  ),
  invalid_json: problem(400, '发来的内容不是有效的 JSON。', 'The body is not valid JSON.'),
  invalid_id: problem(404, '这个地址里的编号不对。', 'The id in this address is not valid.'),
  unsupported_media_type: problem(415, '请用 application/json 发送。', 'Send the body as application/json.'),
  too_large: problem(
    413,
    '内容太大：普通内容最多 1 MB，文件最多 15 MB。',
    'Too large: 1 MB at most, 15 MB for a file.',
  ),
  too_deep: problem(400, '内容嵌套得太深。', 'The body is nested too deeply.'),
  not_signed_in: problem(401, '请先登录。', 'Please sign in first.'),
  forbidden: problem(403, '您的账号不能做这件事。', 'Your account may not do this.'),
  cross_site: problem(
    403,
    '这个请求来自别的网站，没有执行。',
    'This request came from another site and was not carried out.',
  ),
  own_submission: problem(
    403,
    '自己提交的，要由别人来审。',
    'What you submitted yourself must be decided by someone else.',
  ),
  not_found: problem(404, '没有找到，可能已经撤下。', 'Not found. It may have been taken down.'),
  method_not_allowed: problem(405, '这个地址不支持这样的请求。', 'This address does not take that method.'),
  stale_version: problem(
    409,
    '别人刚刚改过，请看看最新的再决定。',
    'Someone has just changed this. Look at the latest, then decide.',
  ),
  not_from_here: problem(409, '现在这个状态不能这样做。', 'This cannot be done in the present state.'),
  appeal_over: problem(
    409,
    '申诉的时间已经过了。把问题改好，可以重新提交。',
    'The time to appeal is over. Mend what was wrong and hand it in again.',
  ),
  reason_required: problem(422, '请写明原因。', 'Please give a reason.'),
  claimed_by_other: problem(409, '这件正由别人审核。', 'Someone else holds this case.'),
  claim_lost: problem(
    409,
    '这件已不在您手上：领取过期，或由别人接管了。您写的意见还在。',
    'You no longer hold this case: your claim ran out, or somebody took it over. What you wrote is kept.',
  ),
  mark_exists: problem(409, '这一处已有人标记过。', 'Somebody has marked this finding already.'),
  filters_full: problem(409, '最多保存 20 个筛选，请先删掉一个。', 'You keep 20 filters already. Delete one first.'),
  already_open: problem(409, '已有一份在审核中。', 'One is already being reviewed.'),
  draft_incomplete: problem(422, '还没填完，缺的已标出。', 'Not complete yet. What is missing is marked.'),
  blocked_by_checks: problem(
    422,
    '有几处不合法，不能提交，已标出。提示看错了话的，在那一条下面勾“这条提示不对”再提交，由工作人员来看。',
    'Some points are against the law, so this cannot be handed in. They are marked. Where the check misread your words, tick “This is not what I wrote” under it and hand it in: staff will look.',
  ),
  forbidden_by_checks: problem(
    422,
    '还有不合法的地方，不能通过。请退回；如果是检查判错了，先在那一条上点“判错了”。',
    'Something in it is against the law, so it cannot be approved. Return it, or mark the finding if the check is wrong.',
  ),
  licence_lapsed: problem(
    409,
    '营业执照或许可证已经过期，不能通过。',
    'A licence has run out, so this cannot be approved.',
  ),
  credit_code_in_force: problem(
    409,
    '这个统一社会信用代码已有一家核验有效的企业。',
    'An employer with this credit code is already verified.',
  ),
  employer_not_in_force: problem(409, '这家企业目前没有有效的核验。', 'This employer is not verified at present.'),
  job_not_in_force: problem(409, '这个岗位目前没有在招。', 'This job is not open at present.'),
  job_full: problem(409, '这个岗位已经招满。', 'This job is full.'),
  workbook_unreadable: problem(
    422,
    '这不是能读的 XLSX 表格，或者太大、太长。请用下载的模板填写，最多 200 个岗位。',
    'This is no XLSX workbook that can be read, or it is too large. Use the template, with 200 jobs at most.',
  ),
  import_has_problems: problem(
    409,
    '表里还有要改的地方，一个岗位都没有建。改好再传一次。',
    'Some cells need changing, so no job was made. Mend them and send the workbook again.',
  ),
  job_changed: problem(
    409,
    '岗位信息刚更新过，请看过新的再投。',
    'The job has just changed. Please read it again before applying.',
  ),
  series_empty: problem(
    422,
    '这段日子里一场都没有，请换日期，或者少跳过几天。',
    'Not one session falls in those days. Choose other days, or skip fewer.',
  ),
  studio_taken: problem(409, '这个直播间那个时间已被占用。', 'That studio is taken at that time.'),
  session_not_live: problem(409, '现在没有在直播。', 'This session is not on air now.'),
  session_stopped: problem(410, '直播已被紧急停止，正在处理。', 'The broadcast was stopped and is being looked into.'),
  muted: problem(403, '主持人让您这一场先不发言。', 'The host has muted you for this show.'),
  banned: problem(403, '您暂时不能发言，到期会恢复。', 'You may not speak for a while. It ends by itself.'),
  hands_full: problem(
    409,
    '举手的人太多了，等屏幕上的放下几个再举。',
    'Too many hands are up. Wait until some on the screen are lowered.',
  ),
  hand_place: problem(
    422,
    '这不像一个地方的名字。请扫屏幕上的码举手。',
    'That does not read like the name of a place. Please raise the hand by the code on the screen.',
  ),
  already_banned: problem(409, '这个人已经在封禁期里。', 'That person is banned already.'),
  phrase_known: problem(
    409,
    '名单上已经有这个词（写法不同也算）。',
    'That phrase is on the list already, if written otherwise.',
  ),
  answer_withheld: problem(
    422,
    '回答里有联系方式或者敏感的词，大家都看得到，发不出去。请改一改再发。',
    'The answer gives a way of contact or has a sensitive phrase in it, and everyone reads it. Please put it otherwise.',
  ),
  promise_stands: problem(
    409,
    '这条回答已记入岗位承诺。要隐藏它，先撤回承诺。',
    'This answer stands among the promises of a job. Withdraw the promise before hiding it.',
  ),
  promise_text_missing: problem(
    422,
    '口头回答要用一句话写下来，才能记入承诺。',
    'An answer by voice needs its words in one line before it can be a promise.',
  ),
  promise_job_missing: problem(422, '请选这条回答说的是哪个岗位。', 'Please say which job the answer is about.'),
  slate_up: problem(409, '垫片还在屏幕上，先撤下垫片再上播。', 'A slate is up. Take it down first.'),
  desk_held: problem(409, '正有别人值台，请对方交台。', 'Somebody else holds the desk. Ask them to hand it over.'),
  guest_on_air: problem(409, '已有一位观众在连麦，先请他下播。', 'Another guest is on air. Take that one off first.'),
  phone_missing: problem(
    409,
    '这个账号没有手机号，收不到短信。请用手机号登录。',
    'This account has no phone for a message. Sign in with a phone number.',
  ),
  not_a_presenter: problem(403, '您不是这一场的主讲人。', 'You are not a presenter of this session.'),
  place_taken: problem(
    409,
    '这个位置已经在另一台设备上。',
    'This place is taken: the presenter is in on another device.',
  ),
  presenter_off_air: problem(
    409,
    '主持人还没有让这个位置上播。等上播以后再推流。',
    'The host has not put this place on air yet. Start the stream once it is.',
  ),
  encoder_key_unknown: problem(
    401,
    '推流密钥不对。请回到主讲页面重新复制。',
    'That key is not known. Copy it again from the presenter page.',
  ),
  encoder_key_over: problem(
    401,
    '推流密钥已过期或被收回。请在主讲页面换一个新的。',
    'That key ran out or was taken back. Make a new one on the presenter page.',
  ),
  encoder_taken: problem(
    409,
    '另一台编码器正在这个位置推流。停掉那一台，十几秒后再试。',
    'Another encoder is sending from this place. Stop that one and try again some seconds later.',
  ),
  sdp_unreadable: problem(
    400,
    '发来的不是能用的推流请求（SDP）。',
    'What was sent is no offer or fragment (SDP) that can be used.',
  ),
  sdp_media_type: problem(
    415,
    '推流请求要用 application/sdp 发送。',
    'Send an offer as application/sdp, candidates as application/trickle-ice-sdpfrag.',
  ),
  entity_tag_missing: problem(428, '请求里缺少 If-Match。', 'The request must carry If-Match.'),
  ice_restart: problem(422, '这里不支持 ICE 重启，请重新推流。', 'A connection cannot be restarted here. Offer anew.'),
  ice_session_over: problem(412, '这次连接已经换过，请重新连接。', 'The connection was restarted since. Connect anew.'),
  code_wrong: problem(422, '验证码不对，请再看一遍短信。', 'That code is not right. Please check the message.'),
  code_expired: problem(422, '验证码已过期，请重新获取。', 'That code has run out. Please ask for a new one.'),
  code_exhausted: problem(429, '输错太多次，请重新获取验证码。', 'Too many wrong tries. Please ask for a new code.'),
  code_too_soon: problem(429, '验证码刚发出，请 60 秒后再试。', 'A code was just sent. Please wait 60 seconds.'),
  too_many_requests: problem(429, '操作太频繁，请稍等一会儿再试。', 'Too many requests. Please wait a little.'),
  credentials_wrong: problem(422, '账号、密码或动态码不对。', 'Account, password or one-time code is not right.'),
  account_locked: problem(
    429,
    '连续输错，账号暂停 15 分钟。',
    'Too many wrong tries. The account is paused for 15 minutes.',
  ),
  account_taken: problem(409, '这个账号名已经有人用了。', 'That account name is taken.'),
  own_account: problem(
    403,
    '自己的权限要由别的管理员来改。',
    'Your own account must be changed by another administrator.',
  ),
  consent_missing: problem(
    422,
    '要先同意把资料交给这家企业，才能投递。',
    'Agree to share your details with this employer before applying.',
  ),
  withdrawn: problem(
    409,
    '这份投递已撤回，资料不再可见。',
    'This application was withdrawn; its details can no longer be seen.',
  ),
  file_type: problem(
    422,
    '文件内容不是它名字说的格式，请上传 JPG、PNG、WebP 图片或 PDF。',
    'The file is not what its name says. Upload a JPG, PNG, WebP picture or a PDF.',
  ),
  file_empty: problem(
    422,
    '这个文件是空的（0 字节），可能没有存好，请重新选一张。',
    'This file is empty (0 bytes). It may not have been saved; please choose it again.',
  ),
  file_heic: problem(
    422,
    '这是苹果手机的 HEIC 照片，这里打不开。在手机「设置 → 相机 → 格式」里选「兼容性最佳」再拍一张，或者打开照片截一张屏，再上传截图。',
    'This is an iPhone HEIC photo, which cannot be opened here. Choose Settings → Camera → Formats → Most Compatible and take it again as a JPEG, or open the photo and upload a screenshot of it.',
  ),
  picture_too_large: problem(
    422,
    '图片的像素太多，请用手机重新拍一张，或者缩小后再上传。',
    'The picture has too many pixels. Take it with a phone, or make it smaller first.',
  ),
  pdf_locked: problem(
    422,
    '这个 PDF 加了密码，打不开。请去掉密码再上传。',
    'This PDF has a password and cannot be opened. Remove the password, then upload it.',
  ),
  pdf_too_long: problem(
    422,
    'PDF 最多 60 页，请拆成几份上传。',
    'A PDF may have 60 pages at most. Please upload it in parts.',
  ),
  pdf_too_heavy: problem(
    422,
    '这个 PDF 展开后太大，打不开。请直接拍照上传，或者重新导出一份。',
    'This PDF is too large once opened. Upload photos of the pages instead, or export it again.',
  ),
  file_broken: problem(
    422,
    '文件打不开，可能没有传完整，请重新拍一张。',
    'The file cannot be opened. Please take the picture again.',
  ),
  blacklisted: problem(
    409,
    '这家企业或它的经办人在不良名单上，期满或移出之前不能通过。',
    'This employer, or somebody who acts for it, is on the blacklist. It cannot pass before that ends or is lifted.',
  ),
  barred: problem(
    403,
    '您在不良名单上。期满或移出以前只能看，不能替任何企业办事。',
    'You are on the blacklist. Until that ends or is lifted you may read, and not act for any company.',
  ),
  presenter_barred: problem(
    409,
    '这位主讲人在不良名单上，期满或移出以前不能上播。请换一个人。',
    'This presenter is on the blacklist and cannot go on air before that ends or is lifted. Please put somebody else on.',
  ),
  presenter_left: problem(
    409,
    '这位主讲人已经不是这家企业的经办人，不能上播。请换一个人。',
    'This presenter does not act for the company any more and cannot go on air. Please put somebody else on.',
  ),
  blacklist_exists: problem(
    409,
    '已有一条在名单上，或者正等人签字。',
    'An entry on this already stands, or waits for its second signature.',
  ),
  already_member: problem(409, '这个人已经是经办人了。', 'This person already acts for the company.'),
  already_invited: problem(
    409,
    '已经邀请过这个号码，等对方答复。',
    'This number was invited already and has yet to answer.',
  ),
  invitation_over: problem(
    409,
    '这个邀请已经过期或被收回，请让企业再发一次。',
    'This invitation ran out or was taken back. Ask the company to send another.',
  ),
  last_owner: problem(
    409,
    '至少要留一位负责人，请先定好下一位。',
    'One owner must stay. Make somebody else an owner first.',
  ),
  link_expired: problem(403, '链接已过期，请刷新页面。', 'This link has run out. Please reload the page.'),
  policy_day_taken: problem(
    409,
    '这一天已经有一行标准；要更正它，请从那一行点“更正”。',
    'That day has a row already. To put it right, choose “Correct” beside it.',
  ),
  policy_unusual: problem(
    422,
    '这个数和平常差得多，请再核对一遍；确实没错，就勾选“核对过了”。',
    'This figure is far from the usual. Check it again, and tick “I have checked it” if it is right.',
  ),
  policy_document_differs: problem(
    409,
    '文号和录入时填的不一样，请对照原件。',
    'The document number differs from the one entered. Compare it with the document.',
  ),
  webhook_signature: problem(401, '签名不对。', 'The signature is not valid.'),
  demo_only: problem(404, '没有找到。', 'Not found.'),
  media_unavailable: problem(
    503,
    '媒体服务暂时连不上，正在自动重试。',
    'The media server cannot be reached at the moment. Retrying.',
  ),
  unavailable: problem(503, '系统正在恢复，请稍后再试。', 'The system is recovering. Please try again shortly.'),
  internal: problem(
    500,
    '出错了，我们已记录。请稍后再试，并告诉工作人员这个编号。',
    'Something went wrong and was recorded. Try again later and quote this number.',
  ),
} as const satisfies Record<string, Problem>

export type ProblemCode = keyof typeof problems
