import type { Label } from '#domain/label.ts'

export const genderLabels = {
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
} as const satisfies Record<string, Label>

export type Gender = keyof typeof genderLabels
