import type { Locale } from './locale.ts'

interface Problem {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
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
  reason_required: problem(422, '请写明原因。', 'Please give a reason.'),
  claimed_by_other: problem(409, '这件正由别人审核。', 'Someone else holds this case.'),
  claim_expired: problem(
    409,
    '领取已过期，请重新领取；您写的意见还在。',
    'Your claim ran out. Claim it again; what you wrote is kept.',
  ),
  already_open: problem(409, '已有一份在审核中。', 'One is already being reviewed.'),
  draft_incomplete: problem(422, '还没填完，缺的已标出。', 'Not complete yet. What is missing is marked.'),
  blocked_by_checks: problem(
    422,
    '有几处不合法，不能提交，已标出。',
    'Some points are against the law, so this cannot be handed in. They are marked.',
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
  job_changed: problem(
    409,
    '岗位信息刚更新过，请看过新的再投。',
    'The job has just changed. Please read it again before applying.',
  ),
  studio_taken: problem(409, '这个直播间那个时间已被占用。', 'That studio is taken at that time.'),
  session_not_live: problem(409, '现在没有在直播。', 'This session is not on air now.'),
  session_stopped: problem(410, '直播已被紧急停止，正在处理。', 'The broadcast was stopped and is being looked into.'),
  not_a_presenter: problem(403, '您不是这一场的主讲人。', 'You are not a presenter of this session.'),
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
  file_broken: problem(
    422,
    '文件打不开，可能没有传完整，请重新拍一张。',
    'The file cannot be opened. Please take the picture again.',
  ),
  link_expired: problem(403, '链接已过期，请刷新页面。', 'This link has run out. Please reload the page.'),
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
