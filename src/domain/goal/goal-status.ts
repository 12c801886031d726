import type { Label } from '#domain/label.ts'
import type { Reached } from '#domain/goal/goal-metric.ts'
import { tooFew } from '#domain/report/share-counts.ts'

/** How a goal of a month stands (spec §6.1). */
export const goalStatusLabels = {
  met: { zh: '达成', en: 'Met' },
  at_risk: { zh: '有风险', en: 'At risk' },
  missed: { zh: '未达成', en: 'Missed' },
  too_few: { zh: '样本不足', en: 'Too few' },
  no_target: { zh: '未设目标', en: 'No target' },
} as const satisfies Record<string, Label>

export type GoalStatus = keyof typeof goalStatusLabels

/** So much of the target has to be reached for a goal to be at risk rather than missed. */
const nearly = 0.9

export function goalStatus({ value, base }: Pick<Reached, 'value' | 'base'>, target: number | null): GoalStatus {
  if (target === null) return 'no_target'
  if (value === null || base < tooFew) return 'too_few'
  if (value >= target) return 'met'
  return value >= target * nearly ? 'at_risk' : 'missed'
}

/** Whether something has to be done about it. */
export function isBelowTarget(status: GoalStatus): boolean {
  return status === 'at_risk' || status === 'missed'
}
