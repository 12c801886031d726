import { type PolicyGroup, policySettings } from '#domain/policy.ts'

/** What a place sets otherwise than the defaults: `{ group: { name: value } }`. */
type Layer = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** By which rules figures were told: of the group (`0`) and of each centre that sets some of its own. */
export type RulesInForce = Readonly<Record<string, Layer>>

/** These say what to do, not how customers stand. */
const aboutActions: ReadonlySet<string> = new Set<PolicyGroup>(['serviceDue', 'actions'])

/** Chapters of the policy in which a setting was another one: what changed between the two may be the rules, not the people. */
export function rulesChanged(then: RulesInForce, now: RulesInForce): PolicyGroup[] {
  const places = [...new Set([...Object.keys(then), ...Object.keys(now)])]
  const groups = Object.keys(policySettings) as PolicyGroup[]
  return groups.filter(
    (group) =>
      !aboutActions.has(group) &&
      places.some((place) => !isSame(settingsOf(then, place, group), settingsOf(now, place, group))),
  )
}

function settingsOf(rules: RulesInForce, place: string, group: PolicyGroup): Readonly<Record<string, unknown>> {
  return (rules[place] ?? rules['0'])?.[group] ?? {}
}

function isSame(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]))
}
