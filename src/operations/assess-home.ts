import { assessCentre } from '#domain/assess-centre.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import { explain } from '#domain/explain.ts'
import { frozenReasons } from '#domain/explanation.ts'
import type { Policy } from '#domain/policy.ts'
import { firstRecordAfter, isKnownBy } from '#domain/records-until.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'
import { factsOf, type StoredFacts } from '#store/customer-facts.ts'
import { type EvidenceOf, type Scored, scoreLines } from '#store/scores.ts'
import type { Reader } from '#store/transaction.ts'

/** Everybody at home at one centre (null: at none), to be assessed together. */
export interface HomeToAssess {
  readonly groupId: number
  readonly centreId: number | null
  readonly policy: Policy
  readonly asOf: Day
  readonly complaintsKnownFrom: Day | null
  /** The fit in force on the day, which knows no later one; null = the formula speaks. */
  readonly fit: FitInForce | null
  /** Of a day that is past: only those of whom something was recorded by then. */
  readonly isPast?: boolean
  /** Only those who stand in the snapshot of the day. */
  readonly inSnapshot?: boolean
}

/** A customer's scores with the facts that they rest on. */
export interface AssessedCustomer extends Scored {
  readonly facts: FactsWithoutCentre
}

export async function assessHome(
  reader: Reader,
  home: HomeToAssess,
): Promise<{ scored: AssessedCustomer[]; figures: CentreFigures }> {
  const customers: StoredFacts[] = []
  for await (const each of factsOf(reader, home)) {
    if (home.isPast !== true || isKnownBy(each.facts, home.asOf)) customers.push(each)
  }
  const { assessments, figures } = assessCentre(
    customers.map((each) => each.facts),
    home.policy,
    home.asOf,
    home,
  )
  const scored = customers.flatMap(({ customerId, facts }, at) =>
    withAssessment(customerId, home.centreId, facts, assessments[at]),
  )
  return { scored, figures }
}

function withAssessment(
  customerId: number,
  centreId: number | null,
  facts: FactsWithoutCentre,
  assessment: Assessment | undefined,
) {
  return assessment === undefined
    ? []
    : [{ customerId, centreId, facts, assessment, nextLookOn: lookAgainOn(facts, assessment) }]
}

/** What is written down ahead (a car to be handed over next week) is a reason to look again as well. */
export function lookAgainOn(facts: FactsWithoutCentre, assessment: Assessment): Day {
  const ahead = firstRecordAfter(facts, assessment.asOf)
  return ahead !== null && ahead < assessment.nextLookOn ? ahead : assessment.nextLookOn
}

/** What is wanted of each customer of a home. */
export interface WantedOfHome {
  /** Rows for the store, and in them the reasons. */
  readonly lines: boolean
  readonly evidence: boolean
  /** The scores themselves. */
  readonly scored: boolean
}

/** Some customers of a home, the scores in the order of their numbers; what was not wanted is empty. */
export interface ScoredPage {
  readonly customers: number
  readonly lines: string
  readonly scored: readonly Scored[]
}

/** Small enough to be handed over between threads unnoticed. */
const pageSize = 1000

/** Assesses a home and hands over its customers page by page; answers its figures. */
export async function scoreHome(
  reader: Reader,
  home: HomeToAssess,
  wanted: WantedOfHome,
  onPage: (page: ScoredPage) => void,
): Promise<CentreFigures> {
  const { scored, figures } = await assessHome(reader, home)
  const reasons: EvidenceOf<AssessedCustomer> = ({ facts }) => ({
    ...frozenReasons(explain({ ...facts, centre: figures }, home.policy, home.asOf)),
  })
  if (wanted.scored) scored.sort(byNumber)
  for (let from = 0; from < scored.length; from += pageSize) {
    const page = scored.slice(from, from + pageSize)
    onPage({
      customers: page.length,
      lines: wanted.lines ? scoreLines(page, wanted.evidence ? reasons : null) : '',
      scored: wanted.scored ? page.map(withoutFacts) : [],
    })
  }
  return figures
}

function withoutFacts({ customerId, centreId, assessment, nextLookOn }: AssessedCustomer): Scored {
  return { customerId, centreId, assessment, nextLookOn }
}

function byNumber(a: Scored, b: Scored): number {
  return compare(a.assessment.customerNo, b.assessment.customerNo) || compare(a.assessment.source, b.assessment.source)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
