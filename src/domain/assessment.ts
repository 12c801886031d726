import type { Day } from '#domain/calendar.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { HealthGrade } from '#domain/health/health-grade.ts'
import type { Stage } from '#domain/lifecycle/stage.ts'
import type { Fen } from '#domain/money.ts'
import type { Segment } from '#domain/segment/segment.ts'

/** A score of R, F or M. */
export type Fifth = 1 | 2 | 3 | 4 | 5

export type ValueTier = 'high' | 'medium' | 'low'

/** Cadence groups for contact (spec §2.3, last paragraph). */
export type CadenceGroup = 'dormant' | 'new' | 'high_value' | 'active'

/**
 * All scores of one customer at the end of one day: what is stored, listed and exported. Null is "unknown", never
 * zero. The reasons behind the numbers are worked out by `explain` when somebody looks.
 */
export interface Assessment {
  readonly customerNo: string
  readonly source: string
  readonly asOf: Day
  readonly ageMonths: number | null
  readonly stage: Stage
  readonly tenureMonths: number | null
  readonly visitsTotal: number
  readonly visits24m: number
  readonly spend24mFen: Fen
  readonly lastVisitOn: Day | null
  readonly daysSinceVisit: number | null
  readonly r: Fifth | null
  readonly f: Fifth | null
  readonly m: Fifth | null
  readonly segment: Segment
  readonly health: {
    readonly score: number | null
    readonly grade: HealthGrade | null
    /** Share 0–1 of the 100 points that had data. */
    readonly coverage: number
    readonly parts: Readonly<Record<'visits' | 'spend' | 'nps' | 'app' | 'complaints', number | null>>
  }
  readonly ladder: {
    readonly level: LadderLevel
    /** First day on which today's level applied; null for `none`. */
    readonly since: Day | null
    /** Never visited and never contacted: since the last delivery. */
    readonly daysSinceContact: number | null
    readonly expectedIntervalDays: number | null
    /** Days since last visit ÷ expected interval. */
    readonly overdue: number | null
    /** From a fitted model only. */
    readonly pActive: number | null
    /** First day on which that falls below 0.5 if nobody comes; null also where it stays above it for ten years. */
    readonly lapseOn: Day | null
  }
  readonly clv: {
    readonly realisedFen: Fen
    /** Paid by the customer to date. */
    readonly revenueFen: Fen
    readonly potentialFen: Fen | null
    readonly potentialLowFen: Fen | null
    readonly potentialHighFen: Fen | null
    readonly totalFen: Fen | null
    readonly tier: ValueTier | null
    readonly method: 'model' | 'formula'
  }
  readonly valueAtRiskFen: Fen | null
  readonly isVip: boolean
  /** Cost to serve and margin less that cost, over the recent window (12 months). */
  readonly costToServeFen: Fen
  readonly contributionFen: Fen
  /** 伪高价值 and a neglected VIP (spec §2.7). */
  readonly isFalseHighValue: boolean
  readonly isNeglectedHighValue: boolean
  readonly cadenceGroup: CadenceGroup
  /** The fit that rhythm, activity and potential come from; null = median, assumption and formula. */
  readonly fitId: number | null
  /** First later day on which a discrete score can change if nothing happens. */
  readonly nextLookOn: Day
}
