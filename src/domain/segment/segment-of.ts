import { addMonths, dayNumber } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { Ownership } from '#domain/lifecycle/ownership.ts'
import type { Rfm } from '#domain/segment/rfm.ts'
import { segmentCell, segmentTableSettings, type SegmentCell } from '#domain/segment/segment-table.ts'
import type { Segment } from '#domain/segment/segment.ts'
import type { ValuesOf } from '#domain/settings.ts'

export const segmentSettings = {
  ...segmentTableSettings,
  newUntilMonths: {
    label: { zh: '新客户期，交车后月数', en: 'A customer is new for so many months from delivery' },
    default: 12,
    min: 1,
    max: 36,
    whole: true,
  },
} as const

export type SegmentPolicy = ValuesOf<typeof segmentSettings>

/** Which sentence of the spec gave the segment. */
export const segmentRuleLabels = {
  box: { zh: '落在客群范围内', en: "In the segment's box" },
  'nearest-box': { zh: '归入最近的客群', en: 'Nearest to the segment' },
  'never-visited-new': { zh: '从未到店，交车未满一年', en: 'Never visited, still new' },
  'never-visited-old': { zh: '从未到店，已过新客期', en: 'Never visited, no longer new' },
  'new-with-one-visit': { zh: '新客户仅到店一次，不视为流失', en: 'New with one visit: not given up' },
} as const satisfies Record<string, Label>

export type SegmentRule = keyof typeof segmentRuleLabels

export interface SegmentFinding {
  readonly segment: Segment
  readonly rule: SegmentRule
}

const neverVisitedNew: SegmentFinding = { segment: 'new_customers', rule: 'never-visited-new' }
const neverVisitedOld: SegmentFinding = { segment: 'hibernating', rule: 'never-visited-old' }
const newWithOneVisit: SegmentFinding = { segment: 'new_customers', rule: 'new-with-one-visit' }

/** Spec §2.2 (last paragraphs) and §2.3. `visitsTotal`: ever. */
export function segmentOf(
  rfm: Rfm,
  ageMonths: number | null,
  visitsTotal: number,
  policy: SegmentPolicy,
): SegmentFinding {
  const isNew = ageMonths !== null && ageMonths < policy.newUntilMonths
  const cell = cellOf(rfm, policy)
  if (cell === null) return isNew ? neverVisitedNew : neverVisitedOld
  const { segment, distance } = cell
  if (isNew && visitsTotal === 1 && (segment === 'hibernating' || segment === 'lost')) return newWithOneVisit
  return { segment, rule: distance === 0 ? 'box' : 'nearest-box' }
}

function cellOf({ r, f, m }: Rfm, policy: SegmentPolicy): SegmentCell | null {
  return r === null || f === null || m === null ? null : segmentCell(r, f, m, policy)
}

/** Day number on which the customer stops being new; Infinity where they are not, or are without a car. */
export function newUntil({ deliveredOn, ageMonths }: Ownership, { newUntilMonths }: SegmentPolicy): number {
  if (deliveredOn === null || ageMonths === null || ageMonths >= newUntilMonths) return Infinity
  return dayNumber(addMonths(deliveredOn, newUntilMonths))
}
