import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Features } from '#domain/features.ts'
import {
  potentialBasis,
  potentialFen,
  type Averages,
  type CarStanding,
  type PotentialBasis,
} from '#domain/lifetime-value/potential.ts'
import { outlookOf, type Outlook } from '#domain/lifetime-value/outlook.ts'
import { byFormula, lifetimeValueOf, type Potential } from '#domain/lifetime-value/value.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { Policy } from '#domain/policy.ts'
import { rfmOf, type Rfm } from '#domain/segment/rfm.ts'
import { segmentOf, type SegmentFinding } from '#domain/segment/segment-of.ts'

/** Where a customer stands by R, F and M, and so in which segment. */
export interface Standing extends SegmentFinding {
  readonly rfm: Rfm
}

export function standingOf(
  features: Pick<Features, 'buying' | 'ownership'>,
  cuts: CentreFigures['quintiles'],
  policy: Policy,
): Standing {
  const { buying, ownership } = features
  const rfm = rfmOf(buying, cuts, policy.rfm)
  const { segment, rule } = segmentOf(rfm, ownership.ageMonths, buying.visitsTotal, policy.segment)
  return { rfm, segment, rule }
}

/** What a customer has brought and is expected to bring. */
export interface Worth {
  readonly basis: PotentialBasis | null
  /** What the fit says of them; null = the formula speaks. */
  readonly outlook: Outlook | null
  readonly clv: Assessment['clv']
}

export function worthOf(features: Features, { segment }: Standing, averages: Averages, policy: Policy): Worth {
  const basis = potentialBasis(carStanding(features), segment, averages, policy.potential)
  const outlook = outlookOf(features, carStanding(features), averages.fit ?? null, policy)
  const potential: Potential =
    outlook === null
      ? byFormula(basis === null ? null : potentialFen(basis, policy.potential))
      : { method: 'model', ...outlook.potential }
  return { basis, outlook, clv: lifetimeValueOf(features.visits.ever, potential, policy.value) }
}

export function carStanding({ ownership, visits }: Features): CarStanding {
  const { ageMonths, ownsCar, everOwnedCar } = ownership
  return { ageMonths, ownsCar, everOwnedCar, hasVisited: visits.total > 0 }
}
