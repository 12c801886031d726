import type { Label } from '#domain/label.ts'

export const severityLabels = {
  low: { zh: '一般', en: 'Low' },
  medium: { zh: '较重', en: 'Medium' },
  high: { zh: '严重', en: 'High' },
  critical: { zh: '重大', en: 'Critical' },
} as const satisfies Record<string, Label>

export type Severity = keyof typeof severityLabels
