import type { Label } from '#domain/label.ts'

/** Grades of the health score 客户健康度 (spec §2.4), best first. */
export const healthGradeLabels = {
  healthy: { zh: '健康', en: 'Healthy' },
  fair: { zh: '亚健康', en: 'Fair' },
  poor: { zh: '不健康', en: 'Poor' },
  critical: { zh: '危险', en: 'Critical' },
} as const satisfies Record<string, Label>

export type HealthGrade = keyof typeof healthGradeLabels

/** `cuts`: least score of healthy, fair and poor. */
export function healthGradeOf(score: number, cuts: readonly number[]): HealthGrade {
  const [healthy = 80, fair = 60, poor = 40] = cuts
  if (score >= healthy) return 'healthy'
  if (score >= fair) return 'fair'
  return score >= poor ? 'poor' : 'critical'
}
