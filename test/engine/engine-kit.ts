import { sql } from 'kysely'
import pg from 'pg'
import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { addPlaybook } from '#store/playbooks.ts'
import { connectionConfig } from '#store/pool.ts'
import { inTransaction } from '#store/transaction.ts'
import { scoreEverybody } from '#operations/score.ts'
import { checkJournals } from '#test/engine/check-journals.ts'
import { trialPlaybooks } from '#test/engine/trial-playbooks.ts'
import { type ImportKit, importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

/** Puts playbooks in force in a group, by their texts. */
export async function putPlaybooks(
  store: Store,
  groupId: number,
  playbooks: Readonly<Record<string, string>>,
): Promise<void> {
  await inTransaction(store, async (writer) => {
    for (const [playbookId, source] of Object.entries(playbooks)) {
      await addPlaybook(writer, { groupId, playbookId, source, isActive: true, shippedDigest: null, by: 'test' })
    }
  })
}

export interface EngineKit extends ImportKit {
  readonly groupId: number
  readonly staffId: number
  readonly customerIds: readonly number[]
  /** Numbers of a query, `$group` filled in. */
  readonly count: (query: string) => Promise<number>
  /** What is wrong with the journals. */
  readonly wrong: () => Promise<readonly string[]>
}

/** A scored group of simulated customers with playbooks; what is recorded by the end of 2025 comes to light day by day. */
export async function engineKit(
  store: Store,
  {
    customers = 150,
    asOf = '2025-06-30',
    playbooks = trialPlaybooks,
  }: {
    customers?: number
    asOf?: Day
    playbooks?: Readonly<Record<string, string>>
  } = {},
): Promise<EngineKit> {
  const kit = await importKit(store)
  const { groupId } = kit.group
  await kit.take(simulatedTexts({ customers, asOf: '2025-12-31' }), { asOf: '2025-12-31', source: 'DMS' })
  await scoreEverybody(store, { groupId, asOf, keeps: { live: true, snapshot: false } })
  await putPlaybooks(store, groupId, playbooks)
  const count = async (query: string): Promise<number> => {
    const [row] = await kit.rows(query)
    return Number(Object.values(row ?? {})[0])
  }
  const { rows } = await sql<{ id: number }>`
    SELECT customer_id AS id FROM customers WHERE group_id = ${groupId} ORDER BY 1`.execute(store.reader)
  const staffId = await count('SELECT min(staff_id) FROM staff WHERE group_id = $group')
  return {
    ...kit,
    groupId,
    staffId,
    customerIds: rows.map(({ id }) => id),
    count,
    wrong: () => wrongIn(store, groupId),
  }
}

async function wrongIn(store: Store, groupId: number): Promise<readonly string[]> {
  const db = new pg.Client(connectionConfig(store.address))
  await db.connect()
  try {
    return (await checkJournals(db, groupId)).wrong
  } finally {
    await db.end()
  }
}
