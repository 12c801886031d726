import { type PolicyProblem, problemWith } from '#domain/check-setting.ts'
import type { Label } from '#domain/label.ts'
import { nearestName } from '#domain/nearest-name.ts'
import { defaultPolicy, type Policy, type PolicyGroup, policyOrders, policySettings } from '#domain/policy.ts'
import type { Setting, Settings, SettingValue } from '#domain/settings.ts'

/** What is wrong with a policy, and where. */
export interface PolicyFault {
  readonly group: string
  /** Null: the group as a whole. */
  readonly name: string | null
  readonly problem: PolicyProblem
  readonly value: unknown
  /** For an unknown name: the one that was probably meant. For two settings out of order: the other one. */
  readonly nearest: string | null
  /** The setting's bounds, default and words; null where the name is unknown. */
  readonly setting: Setting | null
}

/**
 * A policy from a file or the database, `{ group: { name: value } }`: what it leaves out has its default. Every fault
 * is named, not the first only.
 */
export function readPolicy(written: unknown): Policy | { readonly faults: readonly PolicyFault[] } {
  if (!isRecord(written)) return { faults: [groupFault('', 'not-settings', written)] }
  const faults: PolicyFault[] = []
  const policy: Record<string, Readonly<Record<string, unknown>>> = { ...defaultPolicy }
  for (const [group, values] of Object.entries(written)) {
    if (!isGroup(group)) faults.push(groupFault(group, 'unknown-name', values))
    else if (!isRecord(values)) faults.push(groupFault(group, 'not-settings', values))
    else {
      faults.push(...faultsIn(group, values))
      policy[group] = { ...defaultPolicy[group], ...values }
    }
  }
  if (faults.length === 0) for (const group of groups) faults.push(...passed(group, policy[group] ?? {}))
  return faults.length === 0 ? (policy as Policy) : { faults }
}

/** One setting that differs between two policies. */
export interface PolicyChange {
  readonly group: PolicyGroup
  readonly name: string
  readonly label: Label
  readonly from: SettingValue
  readonly to: SettingValue
}

export function policyDifference(from: Policy, to: Policy): PolicyChange[] {
  return groups.flatMap((group) => {
    const [before, after]: Readonly<Record<string, SettingValue>>[] = [from[group], to[group]]
    return Object.entries<Setting>(policySettings[group]).flatMap(([name, { label }]) => {
      const [was, is] = [before?.[name], after?.[name]]
      if (was === undefined || is === undefined || String(was) === String(is)) return []
      return [{ group, name, label, from: was, to: is }]
    })
  })
}

const groups = Object.keys(policySettings).filter(isGroup)

function isGroup(name: string): name is PolicyGroup {
  return Object.hasOwn(policySettings, name)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function groupFault(group: string, problem: PolicyProblem, value: unknown): PolicyFault {
  const nearest = problem === 'unknown-name' ? nearestName(group, groups) : null
  return { group, name: null, problem, value, nearest, setting: null }
}

function faultsIn(group: PolicyGroup, values: Readonly<Record<string, unknown>>): PolicyFault[] {
  const settings: Settings = policySettings[group]
  return Object.entries(values).flatMap(([name, value]) => {
    const setting = Object.hasOwn(settings, name) ? (settings[name] ?? null) : null
    const problem = setting === null ? 'unknown-name' : problemWith(value, setting)
    if (problem === null) return []
    const nearest = setting === null ? nearestName(name, Object.keys(settings)) : null
    return [{ group, name, problem, value, nearest, setting }]
  })
}

/** Settings above the one that should not lie below them. */
function passed(group: PolicyGroup, values: Readonly<Record<string, unknown>>): PolicyFault[] {
  const settings: Settings = policySettings[group]
  return (policyOrders[group] ?? []).flatMap((order) =>
    order.flatMap((name, at): PolicyFault[] => {
      const next = order[at + 1]
      if (next === undefined || Number(values[name]) <= Number(values[next])) return []
      return [
        { group, name, problem: 'passes-next', value: values[name], nearest: next, setting: settings[name] ?? null },
      ]
    }),
  )
}
