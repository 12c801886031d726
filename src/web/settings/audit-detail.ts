import { rightLabels } from '#domain/access/right.ts'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { customerColumnLabels } from '#domain/customer/list-column.ts'
import { promiseStateLabels } from '#domain/relationship/promise-state.ts'
import type { Label } from '#domain/label.ts'

/** What the parts of a detail are called; parts of other names are shown as they were written. */
const partLabels: Readonly<Record<string, Label>> = {
  role: { zh: '角色', en: 'role' },
  state: { zh: '状态', en: 'state' },
  status: { zh: '状态', en: 'state' },
  reason: { zh: '原因', en: 'reason' },
  fields: { zh: '资料项', en: 'fields' },
  rights: { zh: '权限', en: 'rights' },
  expiresOn: { zh: '有效期至', en: 'until' },
  version: { zh: '版本', en: 'version' },
  changes: { zh: '改动', en: 'changes' },
  rows: { zh: '行数', en: 'rows' },
  columns: { zh: '列', en: 'columns' },
  by: { zh: '按', en: 'narrowed by' },
  centre: { zh: '服务中心编号', en: 'centre no.' },
  centreId: { zh: '服务中心编号', en: 'centre no.' },
  staffId: { zh: '员工编号', en: 'staff no.' },
  month: { zh: '月份', en: 'month' },
  goals: { zh: '目标', en: 'goals' },
  kind: { zh: '类型', en: 'kind' },
  playbook: { zh: '事由', en: 'playbook' },
  class: { zh: '优先级', en: 'class' },
}

const codeLabels: Readonly<Record<string, Label>> = {
  ...promiseStateLabels,
  ...staffRoleLabels,
  ...rightLabels,
  ...customerColumnLabels,
}

/** A detail of the log in the reader's words, in one line: who reads it should not need to know the program. */
export function auditDetailText(detail: Readonly<Record<string, unknown>>, label: (words: Label) => string): string {
  const said = (code: string): string => {
    const words = codeLabels[code] ?? partLabels[code]
    return words === undefined ? code : label(words)
  }
  const valueText = (value: unknown): string => {
    if (value === null || value === undefined) return '—'
    if (Array.isArray(value)) return value.map(valueText).join('、')
    if (typeof value === 'object') return partsOf(value)
    return typeof value === 'string' ? said(value) : JSON.stringify(value)
  }
  const partsOf = (of: object): string =>
    Object.entries(of)
      .map(([name, value]) => [said(name), valueText(value)].filter((text) => text !== '').join(' '))
      .join(' · ')
  // A filter is the only part that has no name worth saying.
  const { filter, ...others } = detail
  return partsOf({ ...(typeof filter === 'object' ? filter : {}), ...others })
}
