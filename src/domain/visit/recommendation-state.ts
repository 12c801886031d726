import type { Label } from '#domain/label.ts'

/** How soon a deferred item wants doing: green can wait, red is due. */
export const recommendationStateLabels = {
  green: { zh: '绿', en: 'Green' },
  yellow: { zh: '黄', en: 'Yellow' },
  red: { zh: '红', en: 'Red' },
} as const satisfies Record<string, Label>
