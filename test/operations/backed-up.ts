import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { openStore, type Store } from '#store/connect.ts'
import type { Reader } from '#store/transaction.ts'
import { backup } from '#operations/backup.ts'
import { scoreEverybody } from '#operations/score.ts'
import { freshStore, freshUrl } from '#test/database.ts'
import { importKit, type ImportKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

export const madeAt = new Date('2024-09-30T12:00:00Z')
export const asOf = '2024-09-30'

/** Sixty simulated customers with their scores, rows that wait and rows that were refused, backed up into `file`. */
export async function backedUp(): Promise<
  ImportKit & { folder: string; file: string; made: Awaited<ReturnType<typeof backup>> }
> {
  const folder = await mkdtemp(join(tmpdir(), 'longrange-backup-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const store = await freshStore()
  const kit = await importKit(store)
  await kit.take(simulatedTexts({ customers: 60, asOf }))
  await kit.take(
    { 'late.csv': '工单号,客户编号,进厂时间\nZ-1,无人知晓,2024-09-01\nZ-2,,不是日子\n' },
    { insists: true },
  )
  await scoreEverybody(store, { groupId: kit.group.groupId, asOf, keeps: { live: true, snapshot: true } })
  const file = join(folder, 'backup.longrange')
  return { ...kit, folder, file, made: await backup(store, file, { by: 'test', now: madeAt }) }
}

/** A database without any table. */
export async function emptyStore(url?: string): Promise<Store> {
  const opened = await openStore({ url: url ?? (await freshUrl()) })
  if ('fault' in opened) throw new Error(JSON.stringify(opened))
  afterAll(() => opened.close())
  return opened
}

/** Every row of every table, as text; the audit log apart, in which each backup leaves a line. */
export async function contentOf(reader: Reader): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`.execute(
    reader,
  )
  const content: Record<string, string[]> = {}
  for (const { name } of tables.filter((table) => table.name !== 'audit_entries')) {
    const { rows } = await sql<{ row: string }>`
      SELECT (to_jsonb(t) - 'upload' - 'applied_at')::text AS row FROM ${sql.id(name)} t ORDER BY 1`.execute(reader)
    content[name] = rows.map(({ row }) => row)
  }
  return content
}
