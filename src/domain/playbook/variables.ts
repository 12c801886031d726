import type { Label } from '#domain/label.ts'
import type { FeatureValue } from '#domain/playbook/feature.ts'

/** What a template is filled with: features, what the occasion says, and (for scripts) the people. */
export type Variables = Readonly<Record<string, FeatureValue>>

/**
 * The people and the place. Personal, so they are never kept in a task: whoever shows a script adds them, and a
 * reason may not use them.
 */
export const peopleVariables = {
  customer_name: { zh: '客户称呼', en: 'How the customer is addressed' },
  advisor_name: { zh: '服务顾问姓名', en: "The advisor's name" },
  centre_name: { zh: '服务中心名称', en: "The centre's name" },
} as const satisfies Record<string, Label>

/** What every occasion says. */
export const occasionVariables = {
  trigger_on: { zh: '触发日', en: 'Day of the trigger' },
  due_on: { zh: '应完成日', en: 'Day by which it should be done' },
} as const satisfies Record<string, Label>
