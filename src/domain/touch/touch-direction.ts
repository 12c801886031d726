import type { Label } from '#domain/label.ts'

/** `out`: from the centre to the customer. */
export const touchDirectionLabels = {
  in: { zh: '客户来', en: 'Inbound' },
  out: { zh: '外呼', en: 'Outbound' },
} as const satisfies Record<string, Label>
