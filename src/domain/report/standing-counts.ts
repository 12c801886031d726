import type { Assessment, ValueTier } from '#domain/assessment.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { HealthGrade } from '#domain/health/health-grade.ts'
import type { Stage } from '#domain/lifecycle/stage.ts'
import type { Fen } from '#domain/money.ts'
import { addUp } from '#domain/report/number-tree.ts'
import type { Segment } from '#domain/segment/segment.ts'

/** How customers are spread over stages, segments, levels and tiers on one day. What nobody is in may be missing. */
export type StandingCounts = {
  readonly customers: number
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  readonly segments: Readonly<Partial<Record<Segment, SegmentCounts>>>
  readonly levels: Readonly<Partial<Record<LadderLevel, LevelCounts>>>
  readonly tiers: Readonly<Partial<Record<ValueTier | 'unknown', TierCounts>>>
  readonly grades: Readonly<Partial<Record<HealthGrade | 'unknown', number>>>
  /** By R, F and M in this order, `453`; who never came is in none. */
  readonly cells: Readonly<Record<string, number>>
  readonly vips: number
  readonly falseHighValue: number
  readonly neglectedHighValue: number
}

/** `…Known`: how many of them the sum beside it is over. */
export type SegmentCounts = {
  readonly customers: number
  readonly visits24m: number
  readonly spend24mFen: Fen
  readonly healthSum: number
  readonly healthKnown: number
  readonly totalFen: Fen
  readonly totalKnown: number
  readonly valueAtRiskFen: Fen
}

export const nobodyInSegment: SegmentCounts = {
  customers: 0,
  visits24m: 0,
  spend24mFen: 0,
  healthSum: 0,
  healthKnown: 0,
  totalFen: 0,
  totalKnown: 0,
  valueAtRiskFen: 0,
}

export type LevelCounts = { readonly customers: number; readonly valueAtRiskFen: Fen }
export type TierCounts = { readonly customers: number; readonly totalFen: Fen }

export function standingCounts(assessments: readonly Assessment[]): StandingCounts {
  const visitors = assessments.filter(({ r }) => r !== null)
  return {
    customers: assessments.length,
    stages: countBy(assessments, ({ stage }) => stage),
    segments: sumBy(assessments, ({ segment }) => segment, segmentPart),
    levels: sumBy(
      assessments,
      ({ ladder }) => ladder.level,
      ({ valueAtRiskFen }) => ({ customers: 1, valueAtRiskFen: valueAtRiskFen ?? 0 }),
    ),
    tiers: sumBy(
      assessments,
      ({ clv }) => clv.tier ?? 'unknown',
      ({ clv }) => ({ customers: 1, totalFen: clv.totalFen ?? 0 }),
    ),
    grades: countBy(assessments, ({ health }) => health.grade ?? 'unknown'),
    cells: countBy(visitors, ({ r, f, m }) => `${r}${f}${m}`),
    vips: countOf(assessments, ({ isVip }) => isVip),
    falseHighValue: countOf(assessments, ({ isFalseHighValue }) => isFalseHighValue),
    neglectedHighValue: countOf(assessments, ({ isNeglectedHighValue }) => isNeglectedHighValue),
  }
}

function segmentPart({ visits24m, spend24mFen, health, clv, valueAtRiskFen }: Assessment): SegmentCounts {
  return {
    customers: 1,
    visits24m,
    spend24mFen,
    healthSum: health.score ?? 0,
    healthKnown: health.score === null ? 0 : 1,
    totalFen: clv.totalFen ?? 0,
    totalKnown: clv.totalFen === null ? 0 : 1,
    valueAtRiskFen: valueAtRiskFen ?? 0,
  }
}

function countOf(all: readonly Assessment[], isOne: (each: Assessment) => boolean): number {
  return all.reduce((count, each) => count + (isOne(each) ? 1 : 0), 0)
}

function countBy<K extends string>(
  all: readonly Assessment[],
  keyOf: (each: Assessment) => K,
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {}
  for (const each of all) counts[keyOf(each)] = (counts[keyOf(each)] ?? 0) + 1
  return counts
}

/** What the parts of everybody with the same key come to. */
function sumBy<K extends string, P extends Readonly<Record<string, number>>>(
  all: readonly Assessment[],
  keyOf: (each: Assessment) => K,
  partOf: (each: Assessment) => P,
): Partial<Record<K, P>> {
  const sums: Partial<Record<K, P>> = {}
  for (const each of all) {
    const [key, part] = [keyOf(each), partOf(each)]
    const before = sums[key]
    sums[key] = before === undefined ? part : addUp([before, part])
  }
  return sums
}
