import type { Assessment } from '#domain/assessment.ts'
import { explain } from '#domain/explain.ts'
import { frozenReasons } from '#domain/explanation.ts'
import { firstRecordAfter } from '#domain/records-until.ts'
import { assessCentre } from '#domain/assess-centre.ts'
import type { Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import type { Policy } from '#domain/policy.ts'
import type { Store } from '#store/connect.ts'
import { factsOf, type StoredFacts } from '#store/customer-facts.ts'
import {
  addScores,
  beginRun,
  beginScores,
  endRun,
  firstComplaintOn,
  homesOf,
  keepFigures,
  keepLiveScores,
  keepSnapshot,
  type EvidenceOf,
  type Scored,
  takeTouched,
} from '#store/scores.ts'
import { inTransaction, type Reader, type Writer } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'

/** What a run keeps: the live scores of today, a snapshot of a day, both, or (a look only) nothing. */
export interface Keeping {
  readonly live: boolean
  readonly snapshot: boolean
}

export interface ScoringRun {
  readonly groupId: number
  readonly asOf: Day
  readonly keeps: Keeping
  /** Called after each centre with the number of customers scored so far and in all. */
  readonly onProgress?: (done: number, all: number) => void
  /** Called with the customers of each centre in the order of their numbers. */
  readonly onScored?: (scored: readonly Scored[]) => void | Promise<void>
}

/**
 * Scores every customer of a group at the end of a day, centre by centre, in one transaction: after it all scores are
 * of that day, and before it none is. Answers how many customers there are.
 */
export async function scoreEverybody(store: Store, run: ScoringRun): Promise<number> {
  return inTransaction(store, (writer) => (run.keeps.live || run.keeps.snapshot ? keepScores(writer, run) : scoreCentres(writer, run)))
}

async function keepScores(writer: Writer, run: ScoringRun): Promise<number> {
  const { groupId, asOf, keeps } = run
  const kinds = [...(keeps.live ? (['full'] as const) : []), ...(keeps.snapshot ? (['snapshot'] as const) : [])]
  const runs: number[] = []
  for (const kind of kinds) runs.push(await beginRun(writer, groupId, asOf, kind))
  if (keeps.live) await takeTouched(writer, groupId)
  await beginScores(writer)
  const done = await scoreCentres(writer, run)
  if (keeps.live) await keepLiveScores(writer)
  if (keeps.snapshot) await keepSnapshot(writer, groupId, asOf)
  for (const runId of runs) await endRun(writer, runId, done)
  return done
}

async function scoreCentres(writer: Writer, run: ScoringRun): Promise<number> {
  const { groupId, asOf, keeps } = run
  const policies = await policiesOf(writer, groupId)
  const complaintsKnownFrom = await firstComplaintOn(writer, groupId)
  const homes = await homesOf(writer, groupId)
  const all = homes.reduce((sum, home) => sum + home.customers, 0)
  let done = 0
  for (const { centreId } of homes) {
    const policy = policies.of(centreId)
    const { scored, figures } = await assessHome(writer, { groupId, centreId, policy, asOf, complaintsKnownFrom })
    const reasons: EvidenceOf<AssessedCustomer> = ({ facts }) => ({ ...frozenReasons(explain({ ...facts, centre: figures }, policy, asOf)) })
    if (keeps.live || keeps.snapshot) await addScores(writer, scored, keeps.snapshot ? reasons : null)
    if (keeps.live) await keepFigures(writer, { groupId, centreId, asOf, figures })
    await run.onScored?.(scored.toSorted(byNumber))
    done += scored.length
    run.onProgress?.(done, all)
  }
  return done
}

/** A customer's scores with the facts that they rest on. */
export interface AssessedCustomer extends Scored {
  readonly facts: FactsWithoutCentre
}

/** Everybody at home at one centre, assessed together. */
export async function assessHome(
  reader: Reader,
  home: { groupId: number; centreId: number | null; policy: Policy; asOf: Day; complaintsKnownFrom: Day | null },
): Promise<{ scored: AssessedCustomer[]; figures: CentreFigures }> {
  const customers: StoredFacts[] = []
  for await (const page of factsOf(reader, { groupId: home.groupId, centreId: home.centreId })) customers.push(...page)
  const { assessments, figures } = assessCentre(
    customers.map((each) => each.facts),
    home.policy,
    home.asOf,
    home.complaintsKnownFrom,
  )
  const scored = customers.flatMap(({ customerId, facts }, at) => withAssessment(customerId, home.centreId, facts, assessments[at]))
  return { scored, figures }
}

function withAssessment(customerId: number, centreId: number | null, facts: FactsWithoutCentre, assessment: Assessment | undefined) {
  return assessment === undefined ? [] : [{ customerId, centreId, facts, assessment, nextLookOn: lookAgainOn(facts, assessment) }]
}

/** What is written down ahead (a car to be handed over next week) is a reason to look again as well. */
export function lookAgainOn(facts: FactsWithoutCentre, assessment: Assessment): Day {
  const ahead = firstRecordAfter(facts, assessment.asOf)
  return ahead !== null && ahead < assessment.nextLookOn ? ahead : assessment.nextLookOn
}

function byNumber(a: Scored, b: Scored): number {
  return compare(a.assessment.customerNo, b.assessment.customerNo) || compare(a.assessment.source, b.assessment.source)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
