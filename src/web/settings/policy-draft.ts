import { type PolicyFault, readPolicy } from '#domain/read-policy.ts'
import type { SettingValue } from '#domain/settings.ts'
import type { Reply } from '#web/api/client.ts'

export type PolicyReply = Reply<'GET /policy'>
export type Chapter = PolicyReply['chapters'][number]
export type SettingRow = Chapter['settings'][number]

/** What somebody is about to change, by `group.name`; null takes the own value out; text is not a value yet. */
export type Draft = Readonly<Record<string, SettingValue | null>>

export function keyOf(group: string, name: string): string {
  return `${group}.${name}`
}

/** What holds here without an own value. */
export function below(row: SettingRow, isGroup: boolean): SettingValue {
  return isGroup ? row.default : row.groupValue
}

/** Null: as it stands already, so no change. */
export function changeTo(row: SettingRow, value: SettingValue | null): SettingValue | null | undefined {
  if (value === null) return row.isOwn ? null : undefined
  return same(value, row.value) ? undefined : value
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** All faults of the policy as it would be, by `group.name`: bounds, order within a list, settings that pass each other. */
export function faultsOf({ place, chapters }: PolicyReply, draft: Draft): ReadonlyMap<string, PolicyFault> {
  const values = chapters.map(({ group, settings }) => [
    group,
    Object.fromEntries(
      settings.map((row) => {
        const drafted = draft[keyOf(group, row.name)]
        return [row.name, drafted === undefined ? row.value : (drafted ?? below(row, place.centreId === null))]
      }),
    ),
  ])
  const read = readPolicy(Object.fromEntries(values))
  return new Map('faults' in read ? read.faults.map((fault) => [keyOf(fault.group, fault.name ?? ''), fault]) : [])
}

/** As the server takes it: by group and name. */
export function changesIn(draft: Draft): Record<string, Record<string, number | string | number[] | null>> {
  const changes: Record<string, Record<string, number | string | number[] | null>> = {}
  for (const [key, value] of Object.entries(draft)) {
    const [group = '', name = ''] = key.split('.')
    changes[group] = { ...changes[group], [name]: typeof value === 'object' && value !== null ? [...value] : value }
  }
  return changes
}

/** Numbers apart by commas of either kind; what is none stays text, to be refused. */
export function listFrom(text: string): SettingValue {
  const parts = text.split(/[,，、\s]+/).filter((part) => part !== '')
  const numbers = parts.map(Number)
  return numbers.some(Number.isNaN) ? text : numbers
}
