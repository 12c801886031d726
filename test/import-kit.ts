import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import type { Store } from '#store/connect.ts'
import { type Group, makeGroup } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import { importFiles } from '#operations/import-files.ts'
import type { ImportedFile, ImportWishes } from '#operations/import-wishes.ts'

/** A group in a store, and a folder for files to import into it. */
export interface ImportKit {
  readonly store: Store
  readonly group: Group
  /** Imports files given as text, `{ 'visits.csv': '工单号,…\n…' }`. */
  readonly take: (
    files: Readonly<Record<string, string | Buffer>>,
    wishes?: Partial<ImportWishes>,
  ) => Promise<readonly ImportedFile[]>
  /** Rows of a query, as they are. */
  readonly rows: (query: string) => Promise<readonly Record<string, unknown>[]>
}

let groups = 0

/** A fresh group in `store`: tests of one file share the database, never a group. */
export async function importKit(store: Store): Promise<ImportKit> {
  const folder = await mkdtemp(join(tmpdir(), 'longrange-import-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  groups += 1
  const name = `集团 ${groups}`
  const group = await inTransaction(store, (writer) =>
    makeGroup(writer, { name, fixedToday: null, tombstoneKey: name }),
  )
  const take: ImportKit['take'] = async (files, wishes = {}) => {
    const paths: string[] = []
    for (const [fileName, text] of Object.entries(files)) {
      const path = join(folder, fileName)
      await writeFile(path, text)
      paths.push(path)
    }
    const outcome = await importFiles(store, {
      paths,
      group,
      asOf: '2024-09-30',
      by: 'test',
      filesFolder: join(folder, 'kept'),
      ...wishes,
    })
    if ('fault' in outcome) throw new Error(outcome.fault)
    return outcome.files
  }
  const rows: ImportKit['rows'] = async (query) => {
    const found = await sql<
      Record<string, unknown>
    >`${sql.raw(query.replaceAll('$group', String(group.groupId)))}`.execute(store.reader)
    return found.rows
  }
  return { store, group, take, rows }
}

/** What became of the only file. */
export function countsOf(files: readonly ImportedFile[]): Record<string, number> {
  const [file] = files
  if (file === undefined || file.state !== 'done') throw new Error(`not imported: ${JSON.stringify(files)}`)
  return { ...file.counts }
}
