import type { Label } from '#domain/label.ts'

/** What a touch was for: something useful to the customer, their car's service, or a sale. */
export const touchPurposeLabels = {
  value: { zh: '关怀', en: 'Value' },
  service: { zh: '服务', en: 'Service' },
  sales: { zh: '营销', en: 'Sales' },
} as const satisfies Record<string, Label>

export type TouchPurpose = keyof typeof touchPurposeLabels
