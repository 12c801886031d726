import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '#domain/calendar.ts'
import { isFault } from '#intake/file-fault.ts'
import type { FileFault } from '#intake/file-fault.ts'
import { readTable } from '#intake/read-table.ts'
import type { Table, TableOptions } from '#intake/read-table.ts'
import type { Row } from '#intake/row-fault.ts'

/** A folder for the files of one test file; `remove` it at the end. */
export async function someFolder(): Promise<{ put(name: string, content: string | Buffer): Promise<string>; path(name: string): string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'longrange-sheets-'))
  return {
    path: (name) => join(folder, name),
    async put(name, content) {
      await writeFile(join(folder, name), content)
      return join(folder, name)
    },
    remove: () => rm(folder, { recursive: true }),
  }
}

export interface Read {
  readonly table: Table
  readonly rows: readonly Row[]
  /** What ended the reading before the end of the file. */
  readonly fault: FileFault | null
  /** Values by column id, without those that are null. */
  readonly records: readonly Readonly<Record<string, string>>[]
}

export const importDay: Day = '2024-12-31'

/** Reads a whole file; throws where it is refused at once. */
export async function readAll(path: string, options: Partial<TableOptions> = {}): Promise<Read> {
  const table = await readTable(path, { importDay, ...options })
  if ('fault' in table) throw new Error(JSON.stringify(table))
  const rows: Row[] = []
  let fault: FileFault | null = null
  for await (const piece of table.rows) {
    if (isFault(piece)) fault = piece
    else rows.push(...piece)
  }
  const ids = table.kind.columns.map(({ id }) => id)
  const records = rows.map(({ values }) => {
    const filled: Record<string, string> = {}
    values.forEach((value, index) => {
      if (value !== null) filled[ids[index] ?? ''] = value
    })
    return filled
  })
  return { table, rows, fault, records }
}

/** Why the file is refused, at once or later; null where it is not. */
export async function refusalOf(path: string, options: Partial<TableOptions> = {}): Promise<FileFault | null> {
  const table = await readTable(path, { importDay, ...options })
  if ('fault' in table) return table
  for await (const piece of table.rows) if (isFault(piece)) return piece
  return null
}
