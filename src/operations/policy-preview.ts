import type { Assessment } from '#domain/assessment.ts'
import { assessCentre } from '#domain/assess-centre.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policy } from '#domain/policy.ts'
import { type PolicyChange, policyDifference } from '#domain/read-policy.ts'
import { factsOf, type StoredFacts } from '#store/customer-facts.ts'
import { newestPolicies } from '#store/policies.ts'
import { firstComplaintOn, homesOf } from '#store/scores.ts'
import type { Reader } from '#store/transaction.ts'
import { fitInForce } from '#store/value-fits.ts'
import {
  checkPolicy,
  type PolicyProposal,
  type PolicyRefusal,
  proposedPolicy,
  soundPolicy,
} from '#operations/policies.ts'

/** Which of the scores a change of policy moves, for how many customers, from what to what. */
export interface PolicyEffect {
  readonly changes: readonly PolicyChange[]
  readonly customers: number
  readonly moves: Readonly<Record<MovedScore, readonly { from: string; to: string; customers: number }[]>>
  readonly valueAtRiskFen: { readonly before: number; readonly after: number }
}

const movedScores = {
  stage: (a: Assessment) => a.stage,
  segment: (a: Assessment) => a.segment,
  healthGrade: (a: Assessment) => a.health.grade ?? 'unknown',
  ladder: (a: Assessment) => a.ladder.level,
  valueTier: (a: Assessment) => a.clv.tier ?? 'unknown',
} as const

export type MovedScore = keyof typeof movedScores

const movedScoreNames = [
  'stage',
  'segment',
  'healthGrade',
  'ladder',
  'valueTier',
] as const satisfies readonly MovedScore[]

/** What saving a proposal would move, tried on today's customers centre by centre; nothing is kept. */
export async function previewPolicy(
  reader: Reader,
  proposal: PolicyProposal,
  today: Day,
  onHome: (done: number, all: number) => void = () => undefined,
): Promise<PolicyEffect | PolicyRefusal> {
  const refusal = await checkPolicy(reader, proposal)
  if (refusal !== null) return refusal
  const { groupId, centreId } = proposal
  const saved = await newestPolicies(reader, groupId)
  const known = {
    complaintsKnownFrom: await firstComplaintOn(reader, groupId),
    fit: await fitInForce(reader, groupId, today),
  }
  const tally = newTally()
  const all = await homesOf(reader, groupId, today)
  const homes = all.filter((home) => centreId === 0 || home.centreId === centreId)
  for (const [at, home] of homes.entries()) {
    const before = soundPolicy(saved, home.centreId ?? 0)
    const after = proposedPolicy(saved, home.centreId ?? 0, proposal)
    if ('fault' in after) return after
    const found = await everybodyAt(reader, { groupId, centreId: home.centreId, asOf: today })
    const customers = found.map((each) => each.facts)
    const assessedBy = (policy: Policy) => assessCentre(customers, policy, today, known).assessments
    tallyMoves(tally, assessedBy(before), assessedBy(after))
    for (const change of policyDifference(before, after)) tally.changes.set(`${change.group}.${change.name}`, change)
    onHome(at + 1, homes.length)
  }
  return effectOf(tally)
}

async function everybodyAt(
  reader: Reader,
  home: { groupId: number; centreId: number | null; asOf: Day },
): Promise<StoredFacts[]> {
  const customers: StoredFacts[] = []
  for await (const each of factsOf(reader, home)) customers.push(each)
  return customers
}

interface Move {
  readonly from: string
  readonly to: string
  readonly customers: number
}

/** Who would stand elsewhere, counted score by score. */
interface Tally {
  readonly moves: Readonly<Record<MovedScore, Map<string, Move>>>
  readonly changes: Map<string, PolicyChange>
  readonly atRisk: { before: number; after: number }
  customers: number
}

function newTally(): Tally {
  const moves = {
    stage: new Map(),
    segment: new Map(),
    healthGrade: new Map(),
    ladder: new Map(),
    valueTier: new Map(),
  }
  return { moves, changes: new Map(), atRisk: { before: 0, after: 0 }, customers: 0 }
}

function tallyMoves(tally: Tally, before: readonly Assessment[], after: readonly Assessment[]): void {
  tally.customers += before.length
  for (const [at, old] of before.entries()) {
    const now = after[at]
    if (now === undefined) continue
    tally.atRisk.before += old.valueAtRiskFen ?? 0
    tally.atRisk.after += now.valueAtRiskFen ?? 0
    for (const score of movedScoreNames) count(tally.moves[score], movedScores[score](old), movedScores[score](now))
  }
}

function count(moves: Map<string, Move>, from: string, to: string): void {
  if (from === to) return
  const key = `${from} ${to}`
  moves.set(key, { from, to, customers: (moves.get(key)?.customers ?? 0) + 1 })
}

function effectOf({ moves, changes, customers, atRisk }: Tally): PolicyEffect {
  const told = (score: MovedScore) => [...moves[score].values()].toSorted((a, b) => b.customers - a.customers)
  return {
    changes: [...changes.values()],
    customers,
    moves: {
      stage: told('stage'),
      segment: told('segment'),
      healthGrade: told('healthGrade'),
      ladder: told('ladder'),
      valueTier: told('valueTier'),
    },
    valueAtRiskFen: atRisk,
  }
}
