import { goalMetrics, type GoalMetricName } from '#domain/goal/goal-metric.ts'
import type { GoalStatus } from '#domain/goal/goal-status.ts'
import type { Tone } from '#web/ui/badge.tsx'
import type { Format } from '#web/ui/use-format.ts'

/** A value of a goal in its unit. */
export function goalText(metric: GoalMetricName, value: number | null, format: Format): string {
  switch (goalMetrics[metric].unit) {
    case 'share':
      return format.percent(value)
    case 'fen':
      return format.money(value)
    case 'index':
      return format.number(value, 1)
    case 'number':
      return format.number(value, 2)
  }
}

export const goalTones: Readonly<Record<GoalStatus, Tone>> = {
  met: 'good',
  at_risk: 'fair',
  missed: 'bad',
  too_few: 'neutral',
  no_target: 'neutral',
}

/** So that colour never says it alone. */
export const goalSigns: Readonly<Record<GoalStatus, string>> = {
  met: '✓',
  at_risk: '！',
  missed: '✕',
  too_few: '–',
  no_target: '–',
}
