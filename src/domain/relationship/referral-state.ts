import type { Label } from '#domain/label.ts'

/** How far a recommended friend has come. */
export const referralStateLabels = {
  lead: { zh: '线索', en: 'Lead' },
  test_drive: { zh: '已试驾', en: 'Test drive' },
  bought: { zh: '已购车', en: 'Bought' },
  lost: { zh: '战败', en: 'Lost' },
} as const satisfies Record<string, Label>
