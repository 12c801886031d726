import type { Appraised } from '#domain/appraised.ts'
import { addDays } from '#domain/calendar.ts'
import { daysToNextLevel } from '#domain/churn/ladder-next.ts'
import { ladderLevel, type Silence } from '#domain/churn/ladder.ts'
import { ownRhythm } from '#domain/churn/rhythm.ts'
import { silenceAfter, silenceOf } from '#domain/churn/silence.ts'
import type { Change, Reason } from '#domain/explanation.ts'

export function ladderReason({ features, standing, assessment, centre, policy }: Appraised): Reason {
  const silence = silenceOf(features, standing.rfm, centre)
  const rhythm = ownRhythm(features.visits.dayNumbers, policy.ladder.rhythmLeastVisits)
  const { basis, l1ContactDays, l2Days, l3Days, highDays, winBackDays, lapsedDays, overdueFrom, longOverdueFrom } =
    policy.ladder
  return {
    value: assessment.ladder.level,
    rule: ladderLevel(silence, policy.ladder).rule,
    inputs: {
      daysSinceVisit: silence.daysSinceVisit,
      daysSinceFirstVisit: silence.daysSinceFirstVisit,
      daysSinceContact: silence.daysSinceContact,
      expectedIntervalDays: silence.expectedIntervalDays,
      isOwnRhythm: rhythm !== null,
      intervalFromDays: rhythm?.fromDays ?? null,
      intervalToDays: rhythm?.toDays ?? null,
      overdue: assessment.ladder.overdue,
      f: silence.f,
      m: silence.m,
    },
    thresholds: {
      basis,
      l1ContactDays,
      l2Days,
      l3Days,
      highDays,
      winBackDays,
      lapsedDays,
      overdueFrom,
      longOverdueFrom,
    },
    wouldChange: changes(silence, { features, assessment, policy }),
  }
}

function changes(
  silence: Silence,
  { features, assessment, policy }: Pick<Appraised, 'features' | 'assessment' | 'policy'>,
): Change[] {
  const { level } = assessment.ladder
  const days = daysToNextLevel(level, silence, policy)
  const told: Change[] = []
  if (days !== Infinity) {
    const to = ladderLevel(silenceAfter(silence, days), policy.ladder).level
    told.push({ to, by: 'time', on: addDays(features.asOf.today, days) })
  }
  const spoken = ladderLevel({ ...silence, daysSinceContact: 0 }, policy.ladder).level
  if (spoken !== level) told.push({ to: spoken, by: 'contact' })
  if (level !== 'none') told.push({ to: 'none', by: 'visit' })
  return told
}
