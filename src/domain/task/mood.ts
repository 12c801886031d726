import type { Label } from '#domain/label.ts'

/** How the customer sounded. */
export const moodLabels = {
  good: { zh: '愉快', en: 'Good' },
  neutral: { zh: '平静', en: 'Neutral' },
  bad: { zh: '不满', en: 'Bad' },
} as const satisfies Record<string, Label>

export type Mood = keyof typeof moodLabels
