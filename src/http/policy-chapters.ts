import { policyChapterLabels } from '#domain/policy-chapters.ts'
import { lastChangeOf } from '#domain/policy-history.ts'
import { type Policy, type PolicyGroup, policySettings } from '#domain/policy.ts'
import type { Setting, Settings, SettingValue } from '#domain/settings.ts'
import { soundPolicy } from '#operations/policies.ts'
import { newestPolicies, policyVersions, type SavedPolicy } from '#store/policies.ts'
import type { Reader } from '#store/transaction.ts'
import { actorNames } from '#http/actor-names.ts'
import type { Chapters } from '#http/policy-shapes.ts'

interface Layers {
  readonly here: Policy
  readonly group: Policy
  readonly versions: readonly SavedPolicy[]
  readonly nameOf: (actor: string) => string
}

/** Every setting as it holds at a place, 0 = in the group, chapter by chapter. */
export async function chaptersOf(
  reader: Reader,
  { groupId, centreId }: { readonly groupId: number; readonly centreId: number },
): Promise<{ version: number; chapters: Chapters }> {
  const saved = await newestPolicies(reader, groupId)
  const layers: Layers = {
    here: soundPolicy(saved, centreId),
    group: soundPolicy(saved, 0),
    versions: await policyVersions(reader, groupId, centreId),
    nameOf: await actorNames(reader, groupId),
  }
  const groups = Object.keys(policyChapterLabels) as PolicyGroup[]
  const chapters = groups.map((group) => ({
    group,
    label: policyChapterLabels[group],
    settings: Object.entries<Setting>(policySettings[group] as Settings).map(([name, setting]) => ({
      ...boundsOf(name, setting),
      ...valuesOf(layers, group, name, setting),
    })),
  }))
  return { version: layers.versions[0]?.version ?? 0, chapters }
}

function boundsOf(name: string, setting: Setting) {
  const isChoice = 'choices' in setting
  return {
    name,
    label: setting.label,
    kind: isChoice
      ? ('choice' as const)
      : typeof setting.default === 'number'
        ? ('number' as const)
        : ('list' as const),
    default: setting.default,
    min: isChoice ? null : setting.min,
    max: isChoice ? null : setting.max,
    isWhole: !isChoice && setting.whole === true,
    choices: isChoice ? { ...setting.choices } : null,
  }
}

function valuesOf(
  { here, group: groups, versions, nameOf }: Layers,
  group: PolicyGroup,
  name: string,
  setting: Setting,
) {
  const of = (policy: Policy): SettingValue =>
    (policy[group] as Readonly<Record<string, SettingValue>>)[name] ?? setting.default
  const last = lastChangeOf(versions, group, name)
  return {
    value: of(here),
    groupValue: of(groups),
    isOwn: versions[0]?.settings[group]?.[name] !== undefined,
    changed: last === null ? null : { at: last.savedAt, by: nameOf(last.savedBy) },
  }
}
