import type { Assessment } from '#domain/assessment.ts'

type Family = 'health' | 'ladder' | 'clv'

/** Every score of an assessment; one that stands in a family is `family.score`. */
export type ScoreName =
  | Exclude<keyof Assessment, Family>
  | { [F in Family]: `${F}.${keyof Assessment[F] & string}` }[Family]

/**
 * When a score changes if nothing happens. A `discrete` one keeps its value until `nextLookOn`; one of `averages` does
 * so until a full run finds the centre's averages of money anew. One that `runs` may be another one any day: what is
 * kept of it is that of its `asOf`.
 */
export const scoreChanges = {
  customerNo: 'discrete',
  source: 'discrete',
  asOf: 'runs',
  ageMonths: 'runs',
  stage: 'discrete',
  tenureMonths: 'runs',
  visitsTotal: 'discrete',
  visits24m: 'runs',
  spend24mFen: 'runs',
  lastVisitOn: 'discrete',
  daysSinceVisit: 'runs',
  r: 'discrete',
  f: 'discrete',
  m: 'discrete',
  segment: 'discrete',
  'health.score': 'discrete',
  'health.grade': 'discrete',
  'health.coverage': 'discrete',
  'health.parts': 'discrete',
  'ladder.level': 'discrete',
  'ladder.since': 'discrete',
  'ladder.daysSinceContact': 'runs',
  'ladder.expectedIntervalDays': 'discrete',
  'ladder.overdue': 'runs',
  'ladder.pActive': 'runs',
  'ladder.lapseOn': 'discrete',
  'clv.realisedFen': 'discrete',
  'clv.revenueFen': 'discrete',
  'clv.potentialFen': 'averages',
  'clv.potentialLowFen': 'averages',
  'clv.potentialHighFen': 'averages',
  'clv.totalFen': 'averages',
  'clv.tier': 'averages',
  'clv.method': 'discrete',
  valueAtRiskFen: 'runs',
  isVip: 'averages',
  costToServeFen: 'runs',
  contributionFen: 'runs',
  isFalseHighValue: 'runs',
  isNeglectedHighValue: 'runs',
  cadenceGroup: 'discrete',
  fitId: 'discrete',
  nextLookOn: 'runs',
} as const satisfies Record<ScoreName, 'discrete' | 'averages' | 'runs'>

const scoreNames = Object.keys(scoreChanges) as ScoreName[]

/** What the night answers for: scores that stay until the next look while the centre's figures stay. */
export const foretoldScores: readonly ScoreName[] = scoreNames.filter((name) => scoreChanges[name] !== 'runs')

/** Finds a score in an assessment. */
export function readerOf(name: ScoreName): (assessment: Assessment) => ScoreValue {
  const [family, score] = name.split('.') as [keyof Assessment, string | undefined]
  if (score === undefined) return (assessment) => assessment[family] as ScoreValue
  return (assessment) => (assessment[family] as Readonly<Record<string, ScoreValue>>)[score] ?? null
}

export type ScoreValue = string | number | boolean | null | Assessment['health']['parts']
