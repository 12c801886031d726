import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { finishLeftImports } from '#operations/finish-left-imports.ts'
import { decideImport, mergeImport, type Transact } from '#operations/merge-import.ts'
import { openFiles } from '#operations/open-files.ts'
import { beginFile, stageRows } from '#operations/stage-file.ts'
import type { Group } from '#store/groups.ts'
import { importOf } from '#store/imports/imports.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'

const store = await freshStore()
const folder = mkdtempSync(join(tmpdir(), 'longrange-late-'))
const path = join(folder, 'c.csv')
writeFileSync(path, '客户编号,客户姓名\nC1,张伟\nC2,李娜\n')
afterAll(() => rmSync(folder, { recursive: true }))

/**
 * A server may still be at the last commit of an app that was killed when the next app starts: here the commit waits
 * until the next start has looked.
 */
test.each([
  { what: 'decision', transaction: 1, finished: 1 },
  { what: 'chunk', transaction: 2, finished: 1 },
  { what: 'end', transaction: 4, finished: 0 },
])(
  'the next start waits for the $what of an import that is being committed',
  async ({ what, transaction, finished }) => {
    const kit = await importKit(store)
    const importId = await stagedImport(kit.group)
    const plainly: Transact = (work) => inTransaction(store, work)
    const row = async () => (await importOf(store.reader, importId)) ?? expect.unreachable()
    if (what !== 'decision') await decideImport(plainly, await row(), false)
    const late = lateCommit(transaction)
    const dying =
      what === 'decision' ? decideImport(late.transact, await row(), false) : mergeImport(late.transact, await row())
    await late.reached
    const next = finishLeftImports(store)
    await untilSomebodyWaits()
    late.commit()
    await Promise.allSettled([dying])
    expect(await next).toBe(finished)
    expect(await row()).toMatchObject({ state: 'done', counts: { rows: 2, made: 2, unchanged: 0 } })
    expect(
      await kit.rows(
        `SELECT relname FROM pg_class WHERE relnamespace = 'staging'::regnamespace AND relname LIKE 'import_${importId}%'`,
      ),
    ).toEqual([])
  },
)

test('what a killed app had under way on a server is broken off within about a second', async () => {
  const { rows } = await sql<{ linux: boolean; every: string }>`
    SELECT version() LIKE '%linux%' AS linux, current_setting('client_connection_check_interval') AS every`.execute(
    store.reader,
  )
  expect(rows).toEqual([rows[0]?.linux === true ? { linux: true, every: '1s' } : { linux: false, every: '0' }])
})

async function stagedImport(group: Group): Promise<number> {
  const wishes = { paths: [path], group, asOf: '2024-09-30', by: 'test', filesFolder: '' } as const
  const [file] = await openFiles(wishes)
  if (file === undefined || 'fault' in file) throw new Error(JSON.stringify(file))
  const importId = await inTransaction(store, (writer) => beginFile(writer, file, null, wishes))
  await stageRows((work) => inTransaction(store, work), importId, file, wishes)
  return importId
}

/** Transactions of which the one of that number is not committed until `commit` is called; none is begun after it. */
function lateCommit(number: number) {
  const [reached, allowed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let begun = 0
  const transact: Transact = (work) => {
    if (++begun > number) return Promise.reject(new Error('the app is dead'))
    const isLate = begun === number
    return inTransaction(store, async (writer) => {
      const result = await work(writer)
      if (isLate) {
        reached.resolve()
        await allowed.promise
      }
      return result
    })
  }
  return { transact, reached: reached.promise, commit: () => allowed.resolve() }
}

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`
      SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(
      store.reader,
    )
    if ((rows[0]?.n ?? 0) > 0) return
  }
}
