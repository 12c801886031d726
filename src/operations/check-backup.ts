import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readArchive } from '#store/archive-read.ts'
import { openStore } from '#store/connect.ts'
import { rowsIn } from '#store/row-counts.ts'
import { keptBackups } from '#operations/kept-backups.ts'
import { restore } from '#operations/restore.ts'

/** What a look at the newest backup found. */
export type BackupCheck =
  | { readonly state: 'good'; readonly name: string; readonly rows: number; readonly isRestored: boolean }
  | { readonly state: 'bad'; readonly name: string; readonly problem: string }
  | { readonly state: 'none' }

/**
 * Restores the newest backup into a database of its own, counts what is there, and removes it again. Where this machine
 * has no embedded database the file is only read through, which is said.
 */
export async function checkNewestBackup(folder: string): Promise<BackupCheck> {
  const [newest] = await keptBackups(folder)
  if (newest === undefined) return { state: 'none' }
  const { name } = newest
  const scratch = await mkdtemp(join(folder, 'check-'))
  try {
    return await checkIn(scratch, join(folder, name), name)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function checkIn(scratch: string, file: string, name: string): Promise<BackupCheck> {
  const { rows } = await readArchive(file, { rows: readThrough })
  const expected = [...rows.values()].reduce((sum, each) => sum + each, 0)
  const store = await openStore({ folder: join(scratch, 'database') })
  if ('fault' in store) return { state: 'good', name, rows: expected, isRestored: false }
  try {
    const restored = await restore(store, file, { by: 'weekly check' })
    if ('fault' in restored) return { state: 'bad', name, problem: restored.fault }
    for (const [table, count] of rows) {
      // The restore itself is written into the audit log.
      const found = (await rowsIn(store.reader, table)) - (table === 'audit_entries' ? 1 : 0)
      if (found !== count) return { state: 'bad', name, problem: `${table}: ${found} ≠ ${count}` }
    }
    return { state: 'good', name, rows: expected, isRestored: true }
  } finally {
    await store.close()
  }
}

async function readThrough(_: unknown, lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) void line
}
