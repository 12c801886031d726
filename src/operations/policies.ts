import type { Assessment } from '#domain/assessment.ts'
import { assessCentre } from '#domain/assess-centre.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policy } from '#domain/policy.ts'
import { type PolicyChange, policyDifference, type PolicyFault, readPolicy } from '#domain/read-policy.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { factsOf, type StoredFacts } from '#store/customer-facts.ts'
import { newestPolicies, type SavedPolicy, savePolicy as save } from '#store/policies.ts'
import { firstComplaintOn, homesOf } from '#store/scores.ts'
import { inTransaction, type Reader } from '#store/transaction.ts'

/** The policies in force in a group: its own over the defaults, a centre's over the group's. */
export interface Policies {
  readonly of: (centreId: number | null) => Policy
}

/** What a policy sets otherwise than the layer below it: `{ group: { name: value } }`. */
export type PolicyLayer = SavedPolicy['settings']

export async function policiesOf(reader: Reader, groupId: number): Promise<Policies> {
  const saved = await newestPolicies(reader, groupId)
  const known = new Map<number, Policy>()
  const of = (centreId: number | null): Policy => {
    const key = centreId ?? 0
    const policy =
      known.get(key) ?? sound(layered(saved.get(0)?.settings, key === 0 ? undefined : saved.get(key)?.settings))
    known.set(key, policy)
    return policy
  }
  return { of }
}

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

/** The settings of a group (`centreId` 0) or centre with `changes` on top of what it has. */
export interface PolicyProposal {
  readonly groupId: number
  readonly centreId: number
  readonly changes: PolicyLayer
}

export type PolicyRefusal = { readonly fault: 'bad-policy'; readonly faults: readonly PolicyFault[] }

/** Null: the proposal is sound and may be saved. */
export async function checkPolicy(
  reader: Reader,
  { groupId, centreId, changes }: PolicyProposal,
): Promise<PolicyRefusal | null> {
  const saved = await newestPolicies(reader, groupId)
  const checked = readPolicy(layered(saved.get(0)?.settings, saved.get(centreId)?.settings, changes))
  return 'faults' in checked ? { fault: 'bad-policy', faults: checked.faults } : null
}

/** What saving a proposal would move, tried on today's customers; nothing is kept. */
export async function previewPolicy(
  reader: Reader,
  proposal: PolicyProposal,
  today: Day,
): Promise<PolicyEffect | PolicyRefusal> {
  const { groupId, centreId } = proposal
  const saved = await newestPolicies(reader, groupId)
  const complaintsKnownFrom = await firstComplaintOn(reader, groupId)
  const tally = newTally()
  for (const home of await homesOf(reader, groupId, today)) {
    const policies = beforeAndAfter(saved, proposal, home.centreId)
    if ('fault' in policies) return policies
    if (centreId !== 0 && home.centreId !== centreId) continue
    const customers = (await everybodyAt(reader, { groupId, centreId: home.centreId, asOf: today })).map(
      (each) => each.facts,
    )
    const assessedBy = (policy: Policy) => assessCentre(customers, policy, today, complaintsKnownFrom).assessments
    tallyMoves(tally, assessedBy(policies.before), assessedBy(policies.after))
    for (const change of policyDifference(policies.before, policies.after))
      tally.changes.set(`${change.group}.${change.name}`, change)
  }
  return effectOf(tally)
}

function beforeAndAfter(
  saved: ReadonlyMap<number, SavedPolicy>,
  { centreId, changes }: PolicyProposal,
  home: number | null,
): { before: Policy; after: Policy } | PolicyRefusal {
  const [ofGroup, ofHome] = [saved.get(0)?.settings, home === null ? undefined : saved.get(home)?.settings]
  const after = readPolicy(centreId === 0 ? layered(ofGroup, changes, ofHome) : layered(ofGroup, ofHome, changes))
  return 'faults' in after
    ? { fault: 'bad-policy', faults: after.faults }
    : { before: sound(layered(ofGroup, ofHome)), after }
}

/** Saves a proposal as the next version; refused where it is not sound or somebody else saved meanwhile. */
export async function savePolicy(
  store: Store,
  proposal: PolicyProposal & { readonly by: string },
): Promise<{ version: number } | PolicyRefusal | { fault: 'saved-meanwhile' }> {
  const { groupId, centreId, changes, by } = proposal
  return inTransaction(store, async (writer) => {
    const saved = await newestPolicies(writer, groupId)
    const own = saved.get(centreId)
    const checked = readPolicy(layered(saved.get(0)?.settings, own?.settings, changes))
    if ('faults' in checked) return { fault: 'bad-policy', faults: checked.faults }
    const after = own?.version ?? 0
    const settings = layered(own?.settings, changes)
    if (!(await save(writer, { groupId, centreId, after, settings, by }))) return { fault: 'saved-meanwhile' }
    await audit(writer, {
      groupId,
      actor: by,
      action: 'policy-saved',
      subject: String(centreId),
      detail: { version: after + 1, changes },
    })
    return { version: after + 1 }
  })
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

function layered(...layers: (PolicyLayer | undefined)[]): PolicyLayer {
  const settings: Record<string, Record<string, unknown>> = {}
  for (const layer of layers) {
    for (const [group, values] of Object.entries(layer ?? {})) settings[group] = { ...settings[group], ...values }
  }
  return settings
}

function sound(settings: PolicyLayer): Policy {
  const policy = readPolicy(settings)
  if ('faults' in policy) throw new Error(`a saved policy can't be read: ${JSON.stringify(policy.faults)}`)
  return policy
}
