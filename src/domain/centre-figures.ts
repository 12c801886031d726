import type { Day } from '#domain/calendar.ts'
import type { Fen } from '#domain/money.ts'
import type { Segment } from '#domain/segment/segment.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'

/**
 * What one customer is measured against: figures of the whole centre on one day, each the result of an aggregate
 * over its customers. `assess` for one customer reads them; `assessCentre` works them out.
 */
export interface CentreFigures {
  readonly customers: number
  /** Median of the customers' own expected intervals, days; null while nobody has three visits. */
  readonly medianIntervalDays: number | null
  /** Upper cut points of quintiles 1–4 where the policy ranks within the centre; null = fixed thresholds hold. */
  readonly quintiles: {
    readonly recencyDays: Cuts | null
    readonly visitsPerYear: Cuts | null
    readonly spendFenPerYear: Cuts | null
  }
  /** Averages per segment, for the formula of potential value. */
  readonly segments: Readonly<Record<Segment, SegmentAverages>>
  /** The same over all customers: stands in for a segment that is too small to have an average of its own. */
  readonly everybody: SegmentAverages
  /** The least lifetime value that still belongs to the top share, and the last customer in it; null = nobody is known. */
  readonly vipCut: { readonly lifetimeValueFen: Fen; readonly customerNo: string; readonly source: string } | null
  /** Where the dearest to serve begin, and where those who bring least end (spec §2.7); null = nobody. */
  readonly serving: { readonly dearestFromFen: Fen; readonly leastContributionFen: Fen } | null
  /** First complaint that the group ever recorded: before it, complaints are unknown. */
  readonly complaintsKnownFrom: Day | null
  /** What the group's visits have taught; missing = the formula speaks. */
  readonly fit?: FitInForce
}

export type Cuts = readonly [number, number, number, number]

export interface SegmentAverages {
  readonly customers: number
  /** Margin over the scoring window ÷ years observed, of those now in the segment; null where there are none. */
  readonly marginFenPerYear: Fen | null
  /**
   * Share 0–1 of those who stood in the segment a year ago, and had visited by then, who came again in the year since;
   * null where there were none. Not of those in it today: today's champions have come lately by definition.
   */
  readonly yearlyRetentionShare: number | null
}
