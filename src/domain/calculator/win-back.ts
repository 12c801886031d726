import { grossRatio, netReturn } from '#domain/calculator/returns.ts'

/** An intervention on customers of one kind. Money in yuan per customer. */
export interface WinBack {
  /** Of those treated, 0–1. */
  readonly recalledShare: number
  readonly valueKept: number
  readonly costPerTreated: number
}

export interface WinBackReturn {
  /** Recalled share × value kept ÷ cost: what comes back for each ¥1. */
  readonly grossRatio: number | null
  readonly netReturn: number | null
  /** Value kept ÷ cost: often quoted, and leaves out those who do not return. */
  readonly quotedRatio: number | null
}

/** Spec §5.6. */
export function winBackReturn({ recalledShare, valueKept, costPerTreated }: WinBack): WinBackReturn {
  const returned = recalledShare * valueKept
  return {
    grossRatio: grossRatio(returned, costPerTreated),
    netReturn: netReturn(returned, costPerTreated),
    quotedRatio: grossRatio(valueKept, costPerTreated),
  }
}

/** What a segment's contribution is measured against. */
export type MeasuredAgainst = 'holdout' | 'plan'

export interface SegmentReturn {
  readonly against: MeasuredAgainst
  /** Yuan, of all treated customers. */
  readonly incremental: number
  readonly netReturn: number | null
}

/**
 * (Incremental contribution − cost) ÷ cost (spec §5.6). Incremental is what those treated brought more than those held
 * out, per head; without a holdout, more than was planned for them.
 */
export function segmentReturn(segment: {
  readonly treated: number
  readonly contributionPerTreated: number
  /** Contribution per customer held out; null: nobody was. */
  readonly holdout: number | null
  readonly planned: number
  readonly cost: number
}): SegmentReturn {
  const incremental = (segment.contributionPerTreated - (segment.holdout ?? segment.planned)) * segment.treated
  return {
    against: segment.holdout === null ? 'plan' : 'holdout',
    incremental,
    netReturn: netReturn(incremental, segment.cost),
  }
}
