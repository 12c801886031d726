import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import type { Day } from '#domain/calendar.ts'
import { serve } from '#http/serve.ts'
import { demoSignIns } from '#operations/demo-accounts.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { homeFolders } from '#operations/open-home.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { scoreEverybody } from '#operations/score.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { type ImportKit, importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

/** The day on which the app of a test stands. */
export const today: Day = '2025-06-30'

export interface App extends ImportKit {
  readonly address: string
}

/** The whole product on a port of its own, with two centres of simulated people and the four sample sign-ins. */
export async function openApp({ customers }: { customers: number }): Promise<App> {
  const store = await freshStore()
  const kit = await importKit(store)
  const { groupId } = kit.group
  await inTransaction(store, (writer) =>
    sql`UPDATE groups SET fixed_today = ${today} WHERE group_id = ${groupId}`.execute(writer),
  )
  await seedPlaybooks(store, groupId, ['playbooks'])
  if (customers > 0) {
    await kit.take(simulatedTexts({ customers, asOf: today }), { asOf: today, source: 'DMS' })
    for (const asOf of ['2025-05-31', today] as const) {
      const run = { groupId, asOf, keeps: { live: asOf === today, snapshot: true } }
      await scoreEverybody(store, run)
      await keepFiguresOfRun(store, run)
    }
  }
  const demo = await demoSignIns(store, groupId)
  const data = await mkdtemp(join(tmpdir(), 'longrange-browser-'))
  const serving = await serve({
    home: { store, folders: homeFolders(data) },
    host: '127.0.0.1',
    port: 0,
    tls: null,
    isBehindProxy: false,
    demo,
    logs: null,
    version: '0.0.0',
    pages: join(import.meta.dirname, '../../build/web'),
    secret: 'a secret of this test that is long enough',
  })
  if ('fault' in serving) throw new Error(serving.fault)
  afterAll(async () => {
    await serving.close()
    await rm(data, { recursive: true, force: true })
  })
  return { ...kit, address: serving.address }
}
