import type { Label } from '#domain/label.ts'
import type { StaffRole } from '#domain/access/staff-role.ts'

/** What somebody may do or see. API tokens carry some of them as their scopes. */
export const rightLabels = {
  'customers.read': { zh: '查看客户', en: 'See customers' },
  'customers.edit': { zh: '修改本店客户', en: 'Edit customers of the own centre' },
  'names.read': { zh: '看到客户姓名', en: 'See customers’ names' },
  'contacts.read': {
    zh: '查看完整电话与车架号（每次都有记录）',
    en: 'See whole phone numbers and VINs (each look is logged)',
  },
  'money.read': { zh: '看到客户消费与价值', en: 'See customers’ spending and value' },
  'figures.read': { zh: '查看门店指标', en: 'See figures of centres' },
  'tasks.assign': { zh: '分派任务与登记休假', en: 'Give tasks to others and write down absences' },
  'goals.edit': { zh: '设定目标与自检', en: 'Set goals and self-checks' },
  'imports.read': { zh: '查看导入记录', en: 'See imports' },
  'imports.write': { zh: '导入与撤销', en: 'Import and undo' },
  'duplicates.merge': { zh: '合并重复客户', en: 'Merge duplicate customers' },
  'records.write': { zh: '推送工单（接口）', en: 'Push visits (API)' },
  'exports.write': { zh: '导出名单', en: 'Export lists' },
  'playbooks.read': { zh: '查看剧本', en: 'See playbooks' },
  'playbooks.edit': { zh: '修改与启停剧本', en: 'Change and switch playbooks' },
  'policy.read': { zh: '查看规则设置', en: 'See the policy' },
  'policy.edit': { zh: '修改规则设置', en: 'Change the policy' },
  'users.edit': { zh: '管理账号与令牌', en: 'Manage users and tokens' },
  'audit.read': { zh: '查看审计记录', en: 'See the audit log' },
  'backups.manage': { zh: '管理备份', en: 'Manage backups' },
  'privacy.manage': { zh: '办理个人信息请求', en: 'Handle personal-data requests' },
} as const satisfies Record<string, Label>

export type Right = keyof typeof rightLabels

export const rights = Object.keys(rightLabels) as Right[]

/** Rights that can be given to one person beyond their role (spec §6.2: masked unless granted). */
export const grantableRights = [
  'names.read',
  'contacts.read',
  'duplicates.merge',
  'privacy.manage',
] as const satisfies Right[]

const everybodys = ['customers.read', 'policy.read'] as const satisfies Right[]

/** Spec §6.2. An administrator sets things up and never sees a customer's money. */
export const rightsOfRole: Readonly<Record<StaffRole, readonly Right[]>> = {
  advisor: [...everybodys, 'customers.edit', 'names.read', 'contacts.read', 'money.read'],
  manager: [
    ...everybodys,
    'customers.edit',
    'names.read',
    'contacts.read',
    'money.read',
    'figures.read',
    'goals.edit',
    'playbooks.read',
    'playbooks.edit',
    'tasks.assign',
    'imports.read',
    'imports.write',
    'duplicates.merge',
    'exports.write',
    'audit.read',
    'privacy.manage',
  ],
  analyst: [...everybodys, 'money.read', 'figures.read', 'playbooks.read', 'imports.read', 'exports.write'],
  admin: [
    ...everybodys,
    'names.read',
    'imports.read',
    'imports.write',
    'duplicates.merge',
    'playbooks.read',
    'playbooks.edit',
    'policy.edit',
    'users.edit',
    'audit.read',
    'backups.manage',
    'privacy.manage',
    'records.write',
  ],
}
