import type { Fifth } from '#domain/assessment.ts'
import type { Segment } from '#domain/segment/segment.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** A box of the table: lowest and highest R, F and M. */
function box(zh: string, en: string, range: readonly [number, number, number, number, number, number]) {
  return {
    label: { zh: `${zh}：R、F、M 范围`, en: `${en}: ranges of R, F and M` },
    default: range,
    min: 1,
    max: 5,
    whole: true,
    order: 'ranges',
  } as const
}

/** The boxes, in order of precedence. */
const boxSettings = {
  at_risk: box('需挽留', 'At risk', [1, 2, 3, 5, 3, 5]),
  champions: box('重要价值', 'Champions', [4, 5, 4, 5, 4, 5]),
  loyal: box('重要保持', 'Loyal', [3, 5, 4, 5, 2, 3]),
  potential_loyalists: box('重要发展', 'Potential loyalists', [4, 5, 2, 3, 3, 5]),
  new_customers: box('新客户', 'New customers', [5, 5, 1, 1, 1, 5]),
  lost: box('已流失', 'Lost', [1, 1, 1, 1, 1, 1]),
  average: box('一般价值', 'Average', [2, 3, 2, 3, 2, 3]),
  hibernating: box('需唤醒', 'Hibernating', [1, 2, 1, 2, 1, 2]),
} as const satisfies Record<Segment, unknown>

export const segmentTableSettings = {
  ...boxSettings,
  atRiskReach: {
    label: { zh: '仅 R 不高于此值时可按最近距离归入需挽留', en: 'Highest R from which at risk may be the nearest box' },
    default: 2,
    min: 1,
    max: 5,
    whole: true,
  },
} as const

export type SegmentTablePolicy = ValuesOf<typeof segmentTableSettings>

/** Who gets a cell that is equally near to several boxes, after the box that holds the cell's own R. */
const tieOrder: readonly Segment[] = [
  'champions',
  'loyal',
  'potential_loyalists',
  'average',
  'new_customers',
  'at_risk',
  'hibernating',
  'lost',
]

export interface SegmentCell {
  readonly r: Fifth
  readonly f: Fifth
  readonly m: Fifth
  readonly segment: Segment
  /** Steps to the segment's box; 0 inside. */
  readonly distance: number
}

const fifths: readonly Fifth[] = [1, 2, 3, 4, 5]
const precedence: readonly Segment[] = [
  'at_risk',
  'champions',
  'loyal',
  'potential_loyalists',
  'new_customers',
  'lost',
  'average',
  'hibernating',
]
const tables = new WeakMap<SegmentTablePolicy, readonly SegmentCell[]>()

/** All 125 cells, by R, then F, then M. Worked out once for a policy. */
export function segmentTable(policy: SegmentTablePolicy): readonly SegmentCell[] {
  const known = tables.get(policy)
  if (known) return known
  const table = fifths.flatMap((r) => fifths.flatMap((f) => fifths.map((m) => cellAt(r, f, m, policy))))
  tables.set(policy, table)
  return table
}

export function segmentCell(r: Fifth, f: Fifth, m: Fifth, policy: SegmentTablePolicy): SegmentCell {
  return segmentTable(policy)[(r - 1) * 25 + (f - 1) * 5 + m - 1] ?? cellAt(r, f, m, policy)
}

function cellAt(r: Fifth, f: Fifth, m: Fifth, policy: SegmentTablePolicy): SegmentCell {
  const held = precedence.find((segment) => distanceTo(policy[segment], r, f, m) === 0)
  if (held) return { r, f, m, segment: held, distance: 0 }
  const reachable = tieOrder.filter((segment) => segment !== 'at_risk' || r <= policy.atRiskReach)
  const distance = Math.min(...reachable.map((segment) => distanceTo(policy[segment], r, f, m)))
  const nearest = reachable.filter((segment) => distanceTo(policy[segment], r, f, m) === distance)
  const segment = nearest.find((each) => stepsTo(policy[each], 0, r) === 0) ?? nearest[0] ?? 'average'
  return { r, f, m, segment, distance }
}

function distanceTo(range: readonly number[], r: Fifth, f: Fifth, m: Fifth): number {
  return stepsTo(range, 0, r) + stepsTo(range, 2, f) + stepsTo(range, 4, m)
}

/** Steps from a score to the range whose lowest number stands at `at`. */
function stepsTo(range: readonly number[], at: number, score: Fifth): number {
  const [low = 1, high = 5] = [range[at], range[at + 1]]
  return Math.max(low - score, score - high, 0)
}
