import { ladderLevel, ladderSteps, type Silence } from '#domain/churn/ladder.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import { silenceAfter } from '#domain/churn/silence.ts'
import type { Policy } from '#domain/policy.ts'

/** Days from today to the next level if nothing happens and F and M stay; Infinity if there is none. */
export function daysToNextLevel(level: LadderLevel, silence: Silence, { ladder }: Policy): number {
  let nearest = Infinity
  const consider = (days: number): void => {
    if (days <= 0 || days >= nearest) return
    if (ladderLevel(silenceAfter(silence, days), ladder).level !== level) nearest = days
  }
  if (silence.daysSinceContact !== null) consider(ladder.l1ContactDays - silence.daysSinceContact)
  if (silence.daysSinceVisit === null) return nearest
  for (const step of ladderSteps(silence.expectedIntervalDays, ladder)) consider(step - silence.daysSinceVisit)
  if (silence.daysSinceFirstVisit !== null) consider(ladder.fixedFirstDays - silence.daysSinceFirstVisit)
  return nearest
}
