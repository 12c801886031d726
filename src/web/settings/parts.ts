import type { ComponentType } from 'react'
import type { Right } from '#domain/access/right.ts'
import type { Label } from '#domain/label.ts'
import { Backups } from '#web/backups/backups.tsx'
import { AuditLog } from '#web/settings/audit-log.tsx'
import { PolicySettings } from '#web/settings/policy-settings.tsx'
import { Tokens } from '#web/settings/tokens.tsx'
import { Users } from '#web/settings/users.tsx'

interface SettingsPart {
  /** In the address: `/settings/users`. */
  readonly id: string
  readonly label: Label
  readonly right: Right
  readonly screen: ComponentType
}

/** What there is to set up: one line each. */
export const settingsParts: readonly SettingsPart[] = [
  { id: 'policy', label: { zh: '规则设置', en: 'Policy' }, right: 'policy.read', screen: PolicySettings },
  { id: 'users', label: { zh: '账号', en: 'Users' }, right: 'users.edit', screen: Users },
  { id: 'tokens', label: { zh: '接口令牌', en: 'Tokens' }, right: 'users.edit', screen: Tokens },
  { id: 'backup', label: { zh: '备份', en: 'Backups' }, right: 'backups.manage', screen: Backups },
  { id: 'audit', label: { zh: '审计记录', en: 'Audit log' }, right: 'audit.read', screen: AuditLog },
]
