import type { Label } from '#domain/label.ts'

/** What the audit log writes down. */
export const auditActionLabels = {
  'signed-in': { zh: '登录', en: 'Signed in' },
  'password-changed': { zh: '修改自己的密码', en: 'Changed their own password' },
  'second-factor-on': { zh: '开启两步验证', en: 'Turned the second factor on' },
  'second-factor-off': { zh: '关闭两步验证', en: 'Turned the second factor off' },
  'sessions-ended': { zh: '退出其他设备', en: 'Signed out elsewhere' },
  'user-added': { zh: '添加账号', en: 'Added a user' },
  'user-changed': { zh: '修改账号权限或状态', en: 'Changed a user' },
  'user-reset': { zh: '重置密码', en: 'Reset a password' },
  'token-made': { zh: '创建接口令牌', en: 'Made a token' },
  'token-revoked': { zh: '作废接口令牌', en: 'Revoked a token' },
  'policy-saved': { zh: '修改规则设置', en: 'Changed the policy' },
  'goal-set': { zh: '设定目标', en: 'Set a goal' },
  'list-exported': { zh: '导出名单', en: 'Exported a list' },
  'advisor-set': { zh: '批量指定顾问', en: 'Set the advisor of several' },
  'advisor-set-undone': { zh: '撤销批量指定顾问', en: 'Took back the advisor of several' },
  'personal-data-given': { zh: '导出个人信息副本', en: 'Gave a copy of personal data' },
  'contacts-viewed': { zh: '查看完整联系方式', en: 'Looked at whole contacts' },
  'customer-edited': { zh: '修改客户资料', en: 'Edited a customer' },
  'fields-released': { zh: '恢复导入的资料', en: 'Let imports keep fields again' },
  'consent-set': { zh: '设置授权', en: 'Set a consent' },
  'consent-released': { zh: '恢复导入的授权', en: 'Let imports keep a consent again' },
  'customer-deleted': { zh: '删除客户', en: 'Deleted a customer' },
  'note-written': { zh: '写备注', en: 'Wrote a note' },
  'promise-made': { zh: '记录承诺', en: 'Wrote down a promise' },
  'preferences-set': { zh: '设置偏好', en: 'Set preferences' },
  'contact-logged': { zh: '记录联系', en: 'Logged a contact' },
  'own-task-written': { zh: '新建自己的任务', en: 'Wrote an own task' },
  'own-task-done': { zh: '完成自己的任务', en: 'Finished an own task' },
  'import-started': { zh: '开始导入', en: 'Started an import' },
  'import-undone': { zh: '撤销导入', en: 'Undid an import' },
  'backup-made': { zh: '备份', en: 'Made a backup' },
  'backup-restored': { zh: '恢复备份', en: 'Restored a backup' },
} as const satisfies Record<string, Label>

export type AuditAction = keyof typeof auditActionLabels
