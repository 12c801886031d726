import type { Day } from '#domain/calendar.ts'
import type { Fen } from '#domain/money.ts'
import type { Segment } from '#domain/segment/segment.ts'

/**
 * What one customer is measured against: figures of the whole centre on one day, each the result of an aggregate
 * over its customers. `assess` for one customer reads them; `assessCentre` works them out.
 */
export interface CentreFigures {
  readonly customers: number
  /** Median of the customers' own expected intervals, days; null while nobody has three visits. */
  readonly medianIntervalDays: number | null
  /** Upper cut points of quintiles 1–4 where the policy ranks within the centre; null = fixed thresholds hold. */
  readonly quintiles: { readonly recencyDays: Cuts | null; readonly visitsPerYear: Cuts | null; readonly spendFenPerYear: Cuts | null }
  /** Averages per segment, for the formula of potential value. */
  readonly segments: Readonly<Record<Segment, SegmentAverages>>
  /** The least lifetime value that still belongs to the top share, and the last customer in it; null = nobody is known. */
  readonly vipCut: { readonly lifetimeValueFen: Fen; readonly customerNo: string; readonly source: string } | null
  /** First complaint that the group ever recorded: before it, complaints are unknown. */
  readonly complaintsKnownFrom: Day | null
}

export type Cuts = readonly [number, number, number, number]

export interface SegmentAverages {
  readonly customers: number
  /** Mean margin of a customer and year over the scoring window; null where nobody is in the segment. */
  readonly marginFenPerYear: Fen | null
  /** Share 0–1 of those active two years to one year ago who came again in the year since; null where unknown. */
  readonly yearlyRetentionShare: number | null
}
