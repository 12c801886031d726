import { lookingFrom } from '#domain/as-of.ts'
import { assessmentOf } from '#domain/assess.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import { featuresOf, type Features } from '#domain/features.ts'
import { servingBounds } from '#domain/lifetime-value/cost-to-serve.ts'
import { vipCut, type Ranked } from '#domain/lifetime-value/vip.ts'
import { middle } from '#domain/median.ts'
import type { Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { quintilesOf } from '#domain/segment/quintiles.ts'
import { segmentAverages } from '#domain/segment/segment-averages.ts'
import { standingOf, worthOf } from '#domain/standing.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'

export interface CentreAssessment {
  /** In the order of the customers. */
  readonly assessments: Assessment[]
  readonly figures: CentreFigures
}

/** What a centre takes from its group. */
export interface KnownOfGroup {
  /** First complaint anywhere in the group, where other centres have any. */
  readonly complaintsKnownFrom?: Day | null
  /** The fit in force on the day: never one that knows later days. */
  readonly fit?: FitInForce | null
}

/**
 * Everybody's scores, and the centre's figures that they were measured against: the same as `assess` of each customer
 * against those figures.
 */
export function assessCentre(
  customers: readonly FactsWithoutCentre[],
  policy: Policy,
  today: Day,
  { complaintsKnownFrom = null, fit = null }: KnownOfGroup = {},
): CentreAssessment {
  const moment = lookingFrom(today, policy.windows)
  const features = customers.map((facts) => featuresOf(recordsUntil(facts, today), policy, moment))
  const quintiles = quintilesOf(
    features.map(({ buying }) => buying),
    policy.rfm,
  )
  const stood = features.map((each) => ({ features: each, standing: standingOf(each, quintiles, policy) }))
  const averages = { ...segmentAverages(stood, quintiles, policy), ...(fit === null ? {} : { fit }) }
  const appraisals = stood.map((each) => ({ ...each, worth: worthOf(each.features, each.standing, averages, policy) }))
  const figures: CentreFigures = {
    customers: customers.length,
    medianIntervalDays: medianInterval(features),
    quintiles,
    ...averages,
    vipCut: vipCut(
      appraisals.flatMap(({ features: { facts }, worth: { clv } }) => ranked(facts, clv.totalFen)),
      policy.value.vipShare,
    ),
    serving: servingBounds(
      features.map(({ serving }) => serving.costFen),
      features.map(({ contributionFen }) => contributionFen),
      policy.serving,
    ),
    complaintsKnownFrom: firstComplaint(features, complaintsKnownFrom, today),
  }
  return { assessments: appraisals.map((appraisal) => assessmentOf(appraisal, figures, policy)), figures }
}

function ranked({ customerNo, source }: FactsWithoutCentre, totalFen: number | null): Ranked | [] {
  return totalFen === null ? [] : { customerNo, source, totalFen }
}

function firstComplaint(features: readonly Features[], knownFrom: Day | null, today: Day): Day | null {
  let first = knownFrom !== null && knownFrom <= today ? knownFrom : null
  for (const { facts } of features) {
    const on = facts.complaints[0]?.openedOn
    if (on !== undefined && (first === null || on < first)) first = on
  }
  return first
}

function medianInterval(features: readonly Features[]): number | null {
  const own: number[] = []
  for (const { ownIntervalDays } of features) if (ownIntervalDays !== null) own.push(ownIntervalDays)
  return middle(Float64Array.from(own).sort())
}
