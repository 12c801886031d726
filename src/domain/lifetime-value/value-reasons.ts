import type { Appraised } from '#domain/appraised.ts'
import type { Change, Reason } from '#domain/explanation.ts'
import { vipReason } from '#domain/lifetime-value/vip.ts'
import { wholeFen } from '#domain/money.ts'

export function realisedReason({ features, assessment, policy }: Appraised): Reason {
  const { costedMarginFen, uncostedRevenueFen } = features.visits.ever
  return {
    value: assessment.clv.realisedFen,
    rule: 'margin-to-date',
    inputs: { revenueFen: assessment.clv.revenueFen, costedMarginFen, uncostedRevenueFen },
    thresholds: { marginShare: policy.value.marginShare },
    wouldChange: [],
  }
}

export function potentialReason({ worth, assessment, policy }: Appraised): Reason {
  const { basis } = worth
  return {
    value: assessment.clv.potentialFen,
    rule: basis === null ? 'unknown' : 'formula',
    inputs: basis === null ? {} : { ...basis },
    thresholds: { discountShare: policy.potential.discountShare },
    wouldChange: [],
  }
}

export function tierReason({ assessment, policy }: Appraised): Reason {
  const { tier, totalFen, realisedFen, potentialFen } = assessment.clv
  const highAboveFen = policy.value.highAboveYuan * 100
  const mediumFromFen = policy.value.mediumFromYuan * 100
  const higher: Change[] = []
  if (tier === 'low') higher.push({ to: 'medium', by: 'input', input: 'totalFen', reaching: mediumFromFen })
  if (tier === 'medium') higher.push({ to: 'high', by: 'input', input: 'totalFen', reaching: highAboveFen + 1 })
  return {
    value: tier,
    rule: tier === null ? 'unknown' : 'value-tiers',
    inputs: { realisedFen, potentialFen, acquisitionFen: wholeFen(policy.value.acquisitionYuan * 100), totalFen },
    thresholds: { highAboveFen, mediumFromFen },
    wouldChange: higher,
  }
}

export function vipReasonOf({ features, standing, assessment, centre, policy }: Appraised): Reason {
  const { totalFen } = assessment.clv
  const cut = centre.vipCut
  const reason = vipReason(features.facts, standing.segment, totalFen, cut)
  const isBelow = reason === null && cut !== null && totalFen !== null
  return {
    value: reason !== null,
    rule: reason ?? 'not-vip',
    inputs: { totalFen },
    thresholds: { vipCutFen: cut?.lifetimeValueFen ?? null, vipShare: policy.value.vipShare },
    wouldChange: isBelow ? [{ to: true, by: 'input', input: 'totalFen', reaching: cut.lifetimeValueFen + 1 }] : [],
  }
}
