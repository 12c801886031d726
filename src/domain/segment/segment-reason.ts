import type { Appraised } from '#domain/appraised.ts'
import type { Fifth } from '#domain/assessment.ts'
import { type Change, scoreReason } from '#domain/reason.ts'
import { segmentOf, segmentRuleLabels } from '#domain/segment/segment-of.ts'
import { segmentCell } from '#domain/segment/segment-table.ts'
import type { Rfm } from '#domain/segment/rfm.ts'
import { sharedEvidence as shared } from '#domain/shared-evidence.ts'

export const segmentReason = scoreReason({
  ruleLabels: segmentRuleLabels,
  evidenceLabels: {
    f: shared.f,
    m: shared.m,
    ageMonths: shared.ageMonths,
    visitsTotal: shared.visitsTotal,
    r: { zh: 'R 分', en: 'R' },
    distance: { zh: '与客群范围的距离', en: "Steps to the segment's box" },
  },
  tell({ features, standing, policy }) {
    const { rfm, segment, rule } = standing
    const { r, f, m } = rfm
    const { ageMonths } = features.ownership
    const cell = r === null || f === null || m === null ? null : segmentCell(r, f, m, policy.segment)
    return {
      value: segment,
      rule,
      inputs: { r, f, m, ageMonths, visitsTotal: features.buying.visitsTotal, distance: cell?.distance ?? null },
      thresholds: {},
      wouldChange: cell ? neighbours({ features, standing, policy }) : [{ to: 'new_customers', by: 'visit' }],
    }
  },
})

/** Other segments one step of R, F or M away. */
function neighbours({
  features,
  standing,
  policy,
}: Pick<Appraised, 'features' | 'standing' | 'policy'>): Change<keyof Rfm>[] {
  const { ownership, buying } = features
  const changes: Change<keyof Rfm>[] = []
  for (const input of ['r', 'f', 'm'] as const) {
    for (const step of [1, -1]) {
      const score = fifthFrom((standing.rfm[input] ?? 0) + step)
      if (score === null) continue
      const rfm: Rfm = { ...standing.rfm, [input]: score }
      const { segment } = segmentOf(rfm, ownership.ageMonths, buying.visitsTotal, policy.segment)
      if (segment !== standing.segment) changes.push({ to: segment, by: 'input', input, reaching: score })
    }
  }
  return changes
}

function fifthFrom(score: number): Fifth | null {
  return score === 1 || score === 2 || score === 3 || score === 4 || score === 5 ? score : null
}
