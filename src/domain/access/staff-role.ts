import type { Label } from '#domain/label.ts'

export const staffRoleLabels = {
  advisor: { zh: '服务顾问', en: 'Service advisor' },
  manager: { zh: '服务经理', en: 'Service manager' },
  analyst: { zh: '数据分析', en: 'Analyst' },
  admin: { zh: '管理员', en: 'Administrator' },
} as const satisfies Record<string, Label>

export type StaffRole = keyof typeof staffRoleLabels
