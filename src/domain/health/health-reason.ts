import type { Appraised } from '#domain/appraised.ts'
import type { Change, Reason } from '#domain/explanation.ts'
import { healthGradeOf } from '#domain/health/health-grade.ts'
import { healthInputsOf } from '#domain/health/health-inputs.ts'
import { healthOf, type HealthInputs } from '#domain/health/health-score.ts'

export function healthReason({ features, assessment, centre, policy }: Appraised): Reason {
  const inputs = healthInputsOf(features, centre)
  const { score, parts, coverage } = assessment.health
  return {
    value: score,
    rule: policy.health.missingData === 'zero' ? 'missing-as-zero' : 'scaled-to-data',
    inputs: {
      visitsLastYear: inputs.visits,
      spendLastYearFen: inputs.spendFen,
      tenureMonths: inputs.tenureMonths,
      npsScore: inputs.npsScore,
      daysSinceAppUse: inputs.daysSinceAppUse,
      complaints: inputs.complaints,
      visitsPoints: parts.visits,
      spendPoints: parts.spend,
      npsPoints: parts.nps,
      appPoints: parts.app,
      complaintsPoints: parts.complaints,
      coverage,
    },
    thresholds: { gradeCuts: policy.health.gradeCuts },
    wouldChange: improvements(inputs, score, policy),
  }
}

/** What one visit more, a survey of 9 or an app use today would make of the score. */
function improvements(inputs: HealthInputs, score: number | null, policy: Appraised['policy']): Change[] {
  const scoreIf = (about: Partial<HealthInputs>): number | null =>
    healthOf({ ...inputs, ...about }, policy.windows.recentMonths, policy.health).score
  const best = policy.health.npsCuts[0] ?? 9
  const changes: Change[] = [
    { to: scoreIf({ visits: inputs.visits + 1 }), by: 'input', input: 'visitsLastYear', reaching: inputs.visits + 1 },
    { to: scoreIf({ npsScore: best }), by: 'input', input: 'npsScore', reaching: best },
    { to: scoreIf({ daysSinceAppUse: 0 }), by: 'input', input: 'daysSinceAppUse', reaching: 0 },
  ]
  const grade = score === null ? null : healthGradeOf(score, policy.health.gradeCuts)
  const better = policy.health.gradeCuts.findLast((cut) => score !== null && cut > score)
  const higher: Change[] =
    better === undefined || grade === null
      ? []
      : [{ to: healthGradeOf(better, policy.health.gradeCuts), by: 'input', input: 'score', reaching: better }]
  return [...changes.filter(({ to }) => to !== score), ...higher]
}
