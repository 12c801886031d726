import type { Policy } from '#domain/policy.ts'
import { type PolicyFault, readPolicy } from '#domain/read-policy.ts'
import type { RulesInForce } from '#domain/report/rules-changed.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { newestPolicies, type SavedPolicy, savePolicy as save } from '#store/policies.ts'
import { accountOf } from '#store/accounts.ts'
import { touchHomes } from '#store/scores.ts'
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
    const policy = known.get(key) ?? soundPolicy(saved, key)
    known.set(key, policy)
    return policy
  }
  return { of }
}

/** The rules of the group, `centreId` 0, with those of its centres; or of one centre. */
export async function rulesInForce(reader: Reader, groupId: number): Promise<(centreId: number) => RulesInForce> {
  const saved = await newestPolicies(reader, groupId)
  const layersOf = (place: number): PolicyLayer =>
    layered(saved.get(0)?.settings ?? {}, place === 0 ? {} : (saved.get(place)?.settings ?? {}))
  return (centreId) => {
    const places = centreId === 0 ? [...new Set([0, ...saved.keys()])] : [centreId]
    return Object.fromEntries(places.map((place) => [place, layersOf(place)]))
  }
}

/** The settings of a group (`centreId` 0) or centre with `changes` on top of what it has; null takes one out. */
export interface PolicyProposal {
  readonly groupId: number
  readonly centreId: number
  readonly changes: PolicyLayer
}

export type PolicyRefusal = { readonly fault: 'bad-policy'; readonly faults: readonly PolicyFault[] }

/** Somebody else saved after what the proposer saw. */
export type PolicyOvertaken = { readonly fault: 'changed-meanwhile'; readonly who: string; readonly at: string }

/** Null: the proposal is sound for the group and for every centre with settings of its own. */
export async function checkPolicy(reader: Reader, proposal: PolicyProposal): Promise<PolicyRefusal | null> {
  return checked(await newestPolicies(reader, proposal.groupId), proposal)
}

function checked(saved: Saved, proposal: PolicyProposal): PolicyRefusal | null {
  const places = proposal.centreId === 0 ? new Set([0, ...saved.keys()]) : [proposal.centreId]
  for (const centreId of places) {
    const policy = proposedPolicy(saved, centreId, proposal)
    if ('fault' in policy) return policy
  }
  return null
}

type Saved = ReadonlyMap<number, SavedPolicy>

/** The policy of a centre, 0 = of the group, with a proposal on top of what is saved. */
export function proposedPolicy(
  saved: Saved,
  place: number,
  proposal: Pick<PolicyProposal, 'centreId' | 'changes'> | null,
): Policy | PolicyRefusal {
  const layerOf = (centreId: number): PolicyLayer => {
    const own = saved.get(centreId)?.settings ?? {}
    return centreId === proposal?.centreId ? withoutNulls(layered(own, proposal.changes)) : own
  }
  const policy = readPolicy(place === 0 ? layerOf(0) : layered(layerOf(0), layerOf(place)))
  return 'faults' in policy ? { fault: 'bad-policy', faults: policy.faults } : policy
}

/** What is saved was checked as it was saved. */
export function soundPolicy(saved: Saved, place: number): Policy {
  const policy = proposedPolicy(saved, place, null)
  if ('fault' in policy) throw new Error(`a saved policy can't be read: ${JSON.stringify(policy.faults)}`)
  return policy
}

/**
 * Saves a proposal as the next version; refused where it is not sound, or where somebody saved after version `saw`. All
 * customers whom it concerns are marked to be looked at again.
 */
export async function savePolicy(
  store: Store,
  proposal: PolicyProposal & { readonly by: string; readonly saw?: number },
): Promise<{ version: number } | PolicyRefusal | PolicyOvertaken> {
  const { groupId, centreId, changes, by } = proposal
  return inTransaction(store, async (writer) => {
    const saved = await newestPolicies(writer, groupId)
    const { version: after, settings: own } = saved.get(centreId) ?? { version: 0, settings: {} }
    if ((proposal.saw ?? after) !== after) return overtaken(writer, proposal)
    const refusal = checked(saved, proposal)
    if (refusal !== null) return refusal
    const settings = withoutNulls(layered(own, changes))
    if (!(await save(writer, { groupId, centreId, after, settings, by }))) return overtaken(writer, proposal)
    await touchHomes(writer, { groupId, centreId: centreId === 0 ? null : centreId })
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

async function overtaken(reader: Reader, { groupId, centreId }: PolicyProposal): Promise<PolicyOvertaken> {
  const newest = (await newestPolicies(reader, groupId)).get(centreId)
  if (newest === undefined) throw new Error('a version was seen that nobody saved')
  const { savedBy, savedAt } = newest
  const staffId = /staff (\d+)$/.exec(savedBy)?.[1]
  const account = staffId === undefined ? null : await accountOf(reader, Number(staffId))
  return { fault: 'changed-meanwhile', who: account?.name ?? savedBy, at: savedAt }
}

function layered(...layers: readonly PolicyLayer[]): PolicyLayer {
  const settings: Record<string, Record<string, unknown>> = {}
  for (const layer of layers) {
    for (const [group, values] of Object.entries(layer)) settings[group] = { ...settings[group], ...values }
  }
  return settings
}

function withoutNulls(layer: PolicyLayer): PolicyLayer {
  const groups = Object.entries(layer).map(([group, values]) => [
    group,
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
  ])
  return Object.fromEntries(groups) as PolicyLayer
}
