import { defaultPolicy, type Policy } from '#domain/policy.ts'
import { readPolicy } from '#domain/read-policy.ts'
import { newestPolicies } from '#store/policies.ts'
import type { Reader } from '#store/transaction.ts'

/** The policies in force in a group: its own over the defaults, a centre's over the group's. */
export interface Policies {
  of(centreId: number | null): Policy
}

export async function policiesOf(reader: Reader, groupId: number): Promise<Policies> {
  const saved = await newestPolicies(reader, groupId)
  const known = new Map<number, Policy>()
  const of = (centreId: number | null): Policy => {
    const key = centreId ?? 0
    const policy = known.get(key) ?? layered(saved.get(0)?.settings, saved.get(key)?.settings)
    known.set(key, policy)
    return policy
  }
  return { of }
}

function layered(...layers: (Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined)[]): Policy {
  const settings: Record<string, Record<string, unknown>> = {}
  for (const layer of layers) {
    for (const [group, values] of Object.entries(layer ?? {})) settings[group] = { ...settings[group], ...values }
  }
  const policy = readPolicy(settings)
  if ('faults' in policy) throw new Error(`a saved policy can't be read: ${JSON.stringify(policy.faults)}`)
  return policy
}
