import type { PolicyGroup } from '#domain/policy.ts'

/** A version of what a group or centre sets otherwise than the layer below it. */
export interface PolicyVersion {
  readonly version: number
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly savedAt: string
  readonly savedBy: string
}

/** One setting that a version set otherwise than the one before it; null: it was not set there. */
export interface VersionChange {
  readonly group: string
  readonly name: string
  readonly from: unknown
  readonly to: unknown
}

/** What a version changed; `before` null = it is the first. */
export function versionChanges(before: PolicyVersion | null, after: PolicyVersion): VersionChange[] {
  const was = before?.settings ?? {}
  const groups = new Set([...Object.keys(was), ...Object.keys(after.settings)])
  return [...groups].flatMap((group) => {
    const [old, now] = [was[group] ?? {}, after.settings[group] ?? {}]
    const names = new Set([...Object.keys(old), ...Object.keys(now)])
    return [...names].flatMap((name) => {
      const [from, to] = [old[name] ?? null, now[name] ?? null]
      return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ group, name, from, to }]
    })
  })
}

/** Who last changed a setting, and when; null where no version ever did. `versions` newest first. */
export function lastChangeOf(
  versions: readonly PolicyVersion[],
  group: PolicyGroup,
  name: string,
): Pick<PolicyVersion, 'savedAt' | 'savedBy'> | null {
  for (const [at, version] of versions.entries()) {
    const [before, now] = [versions[at + 1]?.settings[group]?.[name] ?? null, version.settings[group]?.[name] ?? null]
    if (JSON.stringify(before) !== JSON.stringify(now)) return version
  }
  return null
}
