import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { reasonOf } from '#intake/fault-sentences.ts'
import { kindNamed } from '#intake/kinds.ts'
import type { Store } from '#store/connect.ts'
import type { Group } from '#store/groups.ts'
import { pushedCustomers } from '#store/imports/pushed.ts'
import { importFiles } from '#operations/import-files.ts'
import { firstFaults } from '#operations/row-faults.ts'

/** Visits that one request may bring. */
export const mostVisits = 500

/** A visit as a program sends it: column ids of the import kind `visits`, values as a file would hold them. */
export type PushedVisit = Readonly<Record<string, string | number | undefined>>

export interface PushAnswer {
  readonly importId: number | null
  /** What became of each visit, in the order in which they came. */
  readonly results: readonly { readonly state: 'taken' | 'waiting' | 'rejected'; readonly reasons: readonly Label[] }[]
  readonly customerIds: readonly number[]
}

export interface PushWishes {
  readonly group: Group
  readonly visits: readonly PushedVisit[]
  readonly source?: string
  /** Only records of this centre. */
  readonly own: { readonly centreId: number; readonly name: string } | null
  readonly folder: string
  readonly by: string
  readonly today: Day
}

/** Takes visits as they close: read and ruled as rows of a file are, keyed by their order numbers. */
export async function pushVisits(
  store: Store,
  wishes: PushWishes,
): Promise<PushAnswer | { fault: 'import-under-way' }> {
  const kind = kindNamed('visits')
  const headers = kind.columns.map(({ id }) => id)
  const lines = wishes.visits.map((visit) => headers.map((id) => String(visit[id] ?? '')))
  await mkdir(wishes.folder, { recursive: true, mode: 0o700 })
  const path = join(wishes.folder, `${randomBytes(12).toString('hex')}.upload`)
  await writeFile(path, [headers, ...lines].map(csvLine).join(''), { mode: 0o600 })
  const { group, own, by, today } = wishes
  const outcome = await importFiles(store, {
    paths: [path],
    names: { [path]: 'API' },
    group,
    asOf: today,
    by,
    filesFolder: wishes.folder,
    kind,
    insists: true,
    ...(wishes.source === undefined ? {} : { source: wishes.source }),
    ...(own === null ? {} : { centre: own.name, onlyCentreId: own.centreId }),
  })
  if ('fault' in outcome) {
    await rm(path, { force: true })
    return outcome
  }
  const [file] = outcome.files
  const importId = file?.importId ?? null
  const pushed = importId === null ? null : await pushedCustomers(store.reader, importId)
  const faults = await faultsByRow(store, importId)
  return {
    importId,
    customerIds: pushed?.customerIds ?? [],
    results: wishes.visits.map((_, at) => {
      // The headers are the first line.
      const row = at + 2
      const reasons = faults.get(row) ?? []
      const isWaiting = pushed?.waitingRows.includes(row) === true
      return { state: reasons.length > 0 ? 'rejected' : isWaiting ? 'waiting' : 'taken', reasons }
    }),
  }
}

async function faultsByRow(store: Store, importId: number | null): Promise<Map<number, Label[]>> {
  const found = new Map<number, Label[]>()
  if (importId === null) return found
  for (const fault of await firstFaults(store.reader, importId, mostVisits)) {
    found.set(fault.row, [...(found.get(fault.row) ?? []), reasonOf(fault)])
  }
  return found
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}
