import type { Label } from '#domain/label.ts'
import { complaintFaults } from '#http/complaint-faults.ts'
import { messageFaults } from '#http/message-faults.ts'
import { playbookFaults } from '#http/playbook-faults.ts'
import { taskFaults } from '#http/task-faults.ts'

/** What a caller is told of a refusal: its status and a sentence that says what to do. `{name}` is a field of the fault. */
interface FaultWords extends Label {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 428 | 429 | 503
}

/** Every refusal that the API knows, by its stable code. */
export const faults = {
  // The request itself.
  'request-unfit': {
    status: 400,
    zh: '请求内容不符合要求：{detail}',
    en: 'the request is not what this address takes: {detail}',
  },
  'not-found': { status: 404, zh: '没有这个地址', en: 'there is nothing at this address' },
  'too-large': { status: 413, zh: '内容过大', en: 'that is too large' },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁，请 {seconds} 秒后再试',
    en: 'too many requests: try again in {seconds} s',
  },
  'foreign-origin': {
    status: 403,
    zh: '请求来自其他网站，已拒绝',
    en: 'the request comes from another site and is refused',
  },
  'key-reused': {
    status: 422,
    zh: '这个幂等键已用于另一个请求',
    en: 'this idempotency key was used for another request',
  },
  'already-done': { status: 409, zh: '这个请求已经执行过', en: 'this request was done before' },
  'etag-missing': { status: 428, zh: '请带上 If-Match（所看到的版本）', en: 'say with If-Match which version you saw' },
  'changed-meanwhile': {
    status: 412,
    zh: '{who} 在您之前改过（{at}），请看过后再改',
    en: '{who} changed it before you ({at}): look again, then change',
  },
  'database-away': {
    status: 503,
    zh: '数据库暂时无法连接，请稍后再试',
    en: 'the database cannot be reached: try again in a moment',
  },
  // Who asks.
  'not-signed-in': { status: 401, zh: '请先登录', en: 'sign in first' },
  'sign-in-failed': { status: 401, zh: '账号或密码不对', en: 'the user name or the password is wrong' },
  'code-wrong': { status: 401, zh: '验证码不对或已过期', en: 'the code is wrong or too old' },
  'sign-in-waits': {
    status: 429,
    zh: '登录失败次数过多，请 {seconds} 秒后再试',
    en: 'too many failed attempts: try again in {seconds} s',
  },
  'must-change-password': { status: 403, zh: '请先修改初始密码', en: 'change the first password before you go on' },
  'not-allowed': { status: 403, zh: '您的角色没有这项权限', en: 'your role does not allow this' },
  'set-up-done': { status: 409, zh: '已经完成初始设置，请登录', en: 'set-up is done already: sign in' },
  'set-up-code-wrong': {
    status: 403,
    zh: '一次性代码不对；它显示在启动 Longrange 的终端里',
    en: 'the one-time code is wrong; it stands in the terminal where Longrange was started',
  },
  'group-exists': { status: 409, zh: '已有同名集团', en: 'there is a group of that name' },
  // Accounts.
  'username-taken': { status: 409, zh: '账号名 {username} 已被使用', en: 'the user name {username} is taken' },
  'username-unfit': {
    status: 422,
    zh: '账号名须为 2–40 个字母、汉字、数字、点、横线',
    en: 'a user name has 2–40 letters, digits, dots or hyphens',
  },
  'password-unfit': {
    status: 422,
    zh: '密码须为 {least}–{most} 个字符',
    en: 'a password has {least}–{most} characters',
  },
  'password-wrong': { status: 422, zh: '原密码不对', en: 'the old password is wrong' },
  'centre-missing': {
    status: 422,
    zh: '请指定服务中心：顾问和经理必须属于一家门店',
    en: 'name a centre: advisors and managers belong to one',
  },
  'unknown-centre': { status: 404, zh: '没有这家服务中心', en: 'there is no such centre' },
  'unknown-staff': { status: 404, zh: '没有这位员工', en: 'there is no such member of staff' },
  'unknown-user': { status: 404, zh: '没有这个账号', en: 'there is no such user' },
  'unknown-token': { status: 404, zh: '没有这个令牌，或已作废', en: 'there is no such token, or it has been revoked' },
  'last-administrator': {
    status: 409,
    zh: '这是最后一位管理员，不能停用或改换角色',
    en: 'this is the last administrator and has to stay one',
  },
  // Imports.
  'upload-too-large': {
    status: 413,
    zh: '文件超过 {megabytes} MB；请分成几个文件，或在终端里用 longrange import 导入',
    en: 'the file has more than {megabytes} MB: split it, or import it with longrange import in a terminal',
  },
  'upload-cut-off': {
    status: 400,
    zh: '文件没有传完，请重新选择',
    en: 'the file did not arrive whole: choose it again',
  },
  'unknown-upload': {
    status: 404,
    zh: '没有这个文件，或已经清除',
    en: 'there is no such file, or it has been erased',
  },
  'upload-busy': {
    status: 409,
    zh: '这个文件正在处理或已经导入',
    en: 'this file is being worked on, or is imported already',
  },
  'upload-unreadable': {
    status: 422,
    zh: '这个文件还不能导入：{reason}',
    en: 'this file cannot be imported as it is: {reason}',
  },
  'staff-by-administrator': {
    status: 403,
    zh: '员工名单属于整个集团，请由管理员导入',
    en: 'staff belong to the whole group: an administrator imports them',
  },
  'unknown-import': {
    status: 404,
    zh: '没有这次导入，或不在您的范围内',
    en: 'there is no such import, or not in your scope',
  },
  'file-erased': {
    status: 409,
    zh: '原文件已不在（满 30 天或有客户要求删除时清除，备份里也不含），不能再显示或修改',
    en: 'the file is gone (copies are erased after 30 days, or when somebody asks to be deleted, and are not in backups) and cannot be shown or mended any more',
  },
  'not-done': { status: 409, zh: '这次导入没有完成或已撤销', en: 'this import did not end well, or is undone already' },
  'changed-since': {
    status: 409,
    zh: '之后有人或别的导入改过其中的记录，不能撤销',
    en: 'people or later imports have built on its records since: it cannot be undone',
  },
  'held-since': {
    status: 409,
    zh: '后来的导入也包含同样的记录，请先撤销它们：{importIds}',
    en: 'later imports hold the same records; undo those first: {importIds}',
  },
  'import-under-way': {
    status: 409,
    zh: '另一个导入正在进行，请等它结束',
    en: 'another import is under way: wait for its end',
  },
  'policy-unfit': { status: 422, zh: '设置有误：{detail}', en: 'the settings cannot be: {detail}' },
  'second-factor-on': { status: 409, zh: '两步验证已经开启', en: 'a second factor is on already' },
  'unknown-session': { status: 404, zh: '没有这个登录，或已经退出', en: 'there is no such session, or it has ended' },
  // Duplicates.
  'same-customer': { status: 422, zh: '这是同一条客户记录', en: 'this is one and the same record' },
  'unknown-merge': {
    status: 404,
    zh: '没有这次合并，或已经拆分',
    en: 'there is no such merge, or they are parted already',
  },
  'split-too-late': {
    status: 409,
    zh: '合并后 30 天内可以拆分，{until} 已过期',
    en: 'merged records can be parted for 30 days: until {until}',
  },
  'merged-since': {
    status: 409,
    zh: '这位客户之后又合并过，请先拆分后来的合并（第 {mergeId} 次）',
    en: 'this customer was merged again since: part merge {mergeId} first',
  },
  // Backups.
  'backup-not-written': {
    status: 503,
    zh: '备份没有写成：{detail}；请检查磁盘空间和权限',
    en: 'the backup was not written: {detail}; check disk space and permissions',
  },
  'unknown-backup': { status: 404, zh: '没有这个备份', en: 'there is no such backup' },
  ...playbookFaults,
  ...complaintFaults,
  'jobs-not-running': { status: 409, zh: '自动任务没有在运行', en: 'no jobs are running here' },
  // Customers.
  'unknown-customer': {
    status: 404,
    zh: '没有这位客户，或不在您的范围内',
    en: 'there is no such customer, or not in your scope',
  },
  'unknown-snapshot': { status: 404, zh: '这一天没有快照', en: 'there is no snapshot of that day' },
  'not-at-home': {
    status: 403,
    zh: '这位客户属于其他门店，您只能查看',
    en: 'this customer is at home at another centre: you can look, not change',
  },
  'customer-deleted': {
    status: 409,
    zh: '这位客户的个人信息已按要求删除',
    en: 'this customer was deleted at their request',
  },
  'unknown-car': { status: 404, zh: '这位客户名下没有这辆车', en: 'the customer does not own this car' },
  'unknown-consent': { status: 404, zh: '没有记录过这项同意', en: 'there is no such consent on file' },
  'unknown-change': {
    status: 404,
    zh: '没有可以撤销的修改：只能撤销自己两天之内的，而且只能撤销一次',
    en: 'there is nothing to take back: one’s own changes can be, for two days and once',
  },
  ...taskFaults,
  ...messageFaults,
  'unknown-promise': { status: 404, zh: '没有这项承诺', en: 'there is no such promise' },
  'unknown-interest': { status: 404, zh: '没有这项兴趣', en: 'there is no such interest' },
  'already-interested': { status: 409, zh: '这项兴趣已经记录过', en: 'this interest is written down already' },
  'already-promised': { status: 409, zh: '当天已有相同的承诺', en: 'the same was promised for that day already' },
  'database-busy': {
    status: 409,
    zh: '正在导入或评分，请稍后再试',
    en: 'an import or a scoring run is under way: try again when it is over',
  },
  'no-scores-yet': {
    status: 409,
    zh: '还没有评过分：请先导入数据',
    en: 'nobody has been scored yet: import data first',
  },
} as const satisfies Record<string, FaultWords>

export type FaultCode = keyof typeof faults

/** A refusal on its way to the caller, with what its sentence needs. */
export interface Fault {
  readonly fault: FaultCode
}

export function isFault(reply: unknown): reply is Fault {
  return typeof reply === 'object' && reply !== null && 'fault' in reply && String(reply.fault) in faults
}
