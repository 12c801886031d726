import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '#store/transaction.ts'
import { deleteCustomer } from '#operations/delete-customer.ts'
import { editCustomer } from '#operations/edit-customer.ts'
import { scoreChanged } from '#operations/score-changed.ts'
import { scoreEverybody } from '#operations/score.ts'
import { undoImport } from '#operations/undo-import.ts'
import { freshStore } from '#test/database.ts'
import { countsOf, importKit, type ImportKit } from '#test/import-kit.ts'
import { figures, files, his } from '#test/operations/files-of-one-person.ts'

const store = await freshStore()
const today = '2024-09-30'

type Kit = ImportKit & { customerId: number; of: Parameters<typeof deleteCustomer>[1] }

async function imported(): Promise<Kit> {
  const kit = await importKit(store)
  await kit.take(files)
  const [row] = await kit.rows(`SELECT customer_id FROM customers WHERE group_id = $group AND customer_no = 'C-1'`)
  const customerId = Number(row?.['customer_id'])
  return { ...kit, customerId, of: { groupId: kit.group.groupId, customerId, by: 'lin', today } }
}

const tables = (
  await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations'`.execute(
    store.reader,
  )
).rows.map(({ name }) => name)

const truncate = sql`TRUNCATE ${sql.join(tables.map((name) => sql.id(name)))}`

// Every trace is looked for in the whole database.
beforeEach(async () => {
  await inTransaction(store, (writer) => truncate.execute(writer))
})

/** Every row of the whole database that holds one of his words, with its table. */
async function traces(words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of tables) {
    const { rows } = await sql<{ row: string }>`SELECT to_jsonb(t)::text AS row FROM ${sql.id(name)} t`.execute(
      store.reader,
    )
    for (const { row } of rows) {
      const held = words.filter((word) => row.includes(word))
      if (held.length > 0) found.push(`${name}: ${held.join(', ')} in ${row}`)
    }
  }
  return found
}

const figuresOf = ({ rows }: Kit) => rows(figures)

describe('a person who asked for it', () => {
  test('can be recognised nowhere any more; visits, money and marks count on as they did', async () => {
    const kit = await imported()
    await kit.take({ 'customers.csv': files['customers.csv'].replace('13800000001', '13800000009') })
    await kit.take({ 'visits.csv': '工单号,客户编号,进厂时间,服务中心\nRO-7002,C-2,2024-02-02 10:05,滨江店\n' })
    await kit.take(
      {
        'visits.csv':
          '工单号,客户编号,进厂时间,服务中心\nRO-7002,C-1,2024-02-02 10:05,滨江店\nRO-8,C-1,不是日子,滨江店\n',
      },
      { insists: true },
    )
    await scoreEverybody(store, { groupId: kit.group.groupId, asOf: today, keeps: { live: true, snapshot: true } })
    const before = await figuresOf(kit)
    expect((await traces(his)).length).toBeGreaterThan(20)
    expect(await deleteCustomer(store, kit.of)).toEqual({ deletedOn: today })
    expect(await traces([...his, '13800000009'])).toEqual([])
    expect(await figuresOf(kit)).toEqual(before)
  })

  test('is scored on as somebody unknown without a car, whom nobody calls', async () => {
    const kit = await imported()
    const all = { groupId: kit.group.groupId, asOf: today, keeps: { live: true, snapshot: false } } as const
    await scoreEverybody(store, all)
    const spend = await kit.rows(
      'SELECT sum(spend_24m_fen) AS fen, sum(visits_total) AS visits FROM scores JOIN customers USING (customer_id) WHERE group_id = $group',
    )
    await deleteCustomer(store, kit.of)
    await scoreChanged(store, kit.group.groupId, today)
    expect(
      await kit.rows(
        'SELECT sum(spend_24m_fen) AS fen, sum(visits_total) AS visits FROM scores JOIN customers USING (customer_id) WHERE group_id = $group',
      ),
    ).toEqual(spend)
    expect(
      await kit.rows(
        'SELECT stage, do_not_contact FROM scores JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY customer_id DESC LIMIT 1',
      ),
    ).toEqual([{ stage: 'no_vehicle', do_not_contact: true }])
  })

  test('is gone from what others said of them, and the others are looked at again', async () => {
    const kit = await imported()
    await inTransaction(store, (writer) => sql`DELETE FROM touched_customers`.execute(writer))
    await deleteCustomer(store, kit.of)
    expect(
      await kit.rows('SELECT name FROM household_members JOIN customers USING (customer_id) WHERE group_id = $group'),
    ).toEqual([])
    expect(
      await kit.rows(
        'SELECT referred, referred_customer_id FROM referrals JOIN customers USING (customer_id) WHERE group_id = $group',
      ),
    ).toEqual([{ referred: '', referred_customer_id: null }])
    expect(
      await kit.rows(
        'SELECT count(*) AS n FROM touched_customers JOIN customers USING (customer_id) WHERE group_id = $group',
      ),
    ).toEqual([{ n: 2 }])
  })

  test('keeps no number that another table knows, and is written down by number', async () => {
    const kit = await imported()
    await deleteCustomer(store, kit.of)
    const [left] = await kit.rows(`SELECT customer_id FROM customers WHERE group_id = $group AND customer_no <> 'C-2'`)
    expect(Number(left?.['customer_id'])).toBeGreaterThan(2 ** 51)
    expect(await kit.rows('SELECT actor, action, subject, detail FROM audit_entries WHERE group_id = $group')).toEqual([
      { actor: 'lin', action: 'customer-deleted', subject: `customer ${kit.customerId}`, detail: null },
    ])
  })
})

/** Rows of him alone, as a later file brings them. */
const onlyHis = (text: string): string =>
  text
    .split('\n')
    .filter((line, at) => at === 0 || /C-1|RO-7001|RO-7002/.test(line))
    .join('\n')

describe('later files do not bring them back', () => {
  test('of whatever kind they are', async () => {
    const kit = await imported()
    const before = await figuresOf(kit)
    await deleteCustomer(store, kit.of)
    for (const [name, all] of Object.entries(files)) {
      const text = onlyHis(all)
      const rows = text.split('\n').length - 1
      if (rows === 0) continue
      const counts = countsOf(await kit.take({ [name]: text }, { insists: true }))
      expect(counts, name).toMatchObject({ rows, rejected: rows, parked: 0, made: 0, changed: 0 })
    }
    expect(
      await kit.rows(
        `SELECT DISTINCT faults -> 0 ->> 'code' AS code FROM row_faults JOIN imports USING (import_id) WHERE group_id = $group AND NOT is_flag`,
      ),
    ).toEqual([{ code: 'deleted-person' }])
    expect(await figuresOf(kit)).toEqual(before)
    expect(await traces(his)).toEqual([])
  })

  test('a sheet of orders, nor orders that name only the car', async () => {
    const kit = await imported()
    await deleteCustomer(store, kit.of)
    const sheet =
      '工单号,服务中心,客户编号,客户姓名,车架号,交车日期,进厂时间,行号,项目,实收\n' +
      'RO-7009,滨江店,C-1,王小明,LRW3E7EK5NC000001,2022-03-15,2024-05-01,1,保养,500\nRO-7010,滨江店,C-2,李雷,LRW3E7EK5NC000002,2022-03-15,2024-05-01,1,保养,500\n'
    expect(countsOf(await kit.take({ 'sheet.csv': sheet }))).toMatchObject({ rows: 2, rejected: 1, made: 1, parked: 0 })
    const byCar = '工单号,车架号,服务中心,进厂时间\nRO-7011,LRW3E7EK5NC000001,滨江店,2024-06-01\n'
    expect(countsOf(await kit.take({ 'visits.csv': byCar }, { insists: true }))).toMatchObject({
      rejected: 1,
      parked: 0,
    })
    expect(await traces(his)).toEqual([])
  })

  test('the next owner of the car gets their own orders, and not those of before', async () => {
    const kit = await imported()
    await deleteCustomer(store, kit.of)
    await kit.take({ 'vehicles.csv': '车架号,客户编号,车牌号,交车日期\nLRW3E7EK5NC000001,C-2,浙A22222,2024-08-01\n' })
    const byCar =
      '工单号,车架号,服务中心,进厂时间\nRO-7011,LRW3E7EK5NC000001,滨江店,2024-06-01\nRO-7012,LRW3E7EK5NC000001,滨江店,2024-09-01\n'
    expect(countsOf(await kit.take({ 'visits.csv': byCar }))).toMatchObject({ rejected: 1, made: 1 })
  })

  test('a file that names no source means them, and the same number elsewhere somebody else', async () => {
    const kit = await importKit(store)
    const people = (name: string) => `客户编号,客户姓名,服务中心\nC-1,${name},${name}店\n`
    await kit.take({ 'a.csv': people('甲'), 'b.csv': people('乙') })
    const [row] = await kit.rows(
      `SELECT customer_id FROM customers JOIN people USING (customer_id) WHERE group_id = $group AND name = '甲'`,
    )
    await deleteCustomer(store, {
      groupId: kit.group.groupId,
      customerId: Number(row?.['customer_id']),
      by: 'lin',
      today,
    })
    const visit = (centre: string) => `工单号,客户编号,服务中心,进厂时间\nR-${centre},C-1,${centre},2024-01-05\n`
    expect(countsOf(await kit.take({ 'v.csv': visit('甲店') }, { insists: true }))).toMatchObject({
      rejected: 1,
      made: 0,
    })
    expect(countsOf(await kit.take({ 'v.csv': visit('乙店') }))).toMatchObject({ rejected: 0, made: 1 })
    const [other] = await kit.rows(
      `SELECT customer_id FROM customers JOIN people USING (customer_id) WHERE group_id = $group AND name = '乙'`,
    )
    await deleteCustomer(store, {
      groupId: kit.group.groupId,
      customerId: Number(other?.['customer_id']),
      by: 'lin',
      today,
    })
    expect(countsOf(await kit.take({ 'c.csv': '客户编号,客户姓名\nC-1,乙\n' }, { insists: true }))).toMatchObject({
      rejected: 1,
      made: 0,
    })
  })
})

test('an import of others can still be undone', async () => {
  const kit = await importKit(store)
  await kit.take({ 'customers.csv': files['customers.csv'], 'vehicles.csv': files['vehicles.csv'] })
  const [row] = await kit.rows(`SELECT customer_id FROM customers WHERE group_id = $group AND customer_no = 'C-1'`)
  const [visits] = await kit.take({ 'visits.csv': files['visits.csv'] })
  await deleteCustomer(store, {
    groupId: kit.group.groupId,
    customerId: Number(row?.['customer_id']),
    by: 'lin',
    today,
  })
  const undone = await undoImport(store, { groupId: kit.group.groupId, importId: visits?.importId ?? 0, by: 'lin' })
  expect(undone).not.toHaveProperty('fault')
  expect(await kit.rows('SELECT 1 FROM orders JOIN customers USING (customer_id) WHERE group_id = $group')).toEqual([])
})

test('nobody is deleted twice, edited afterwards, or deleted by another group', async () => {
  const [kit, other] = [await imported(), await importKit(store)]
  expect(await deleteCustomer(store, { ...kit.of, groupId: other.group.groupId })).toEqual({
    fault: 'no-such-customer',
  })
  await deleteCustomer(store, kit.of)
  expect(await deleteCustomer(store, kit.of)).toEqual({ fault: 'no-such-customer' })
  const [left] = await kit.rows(`SELECT customer_id FROM customers WHERE group_id = $group AND customer_no <> 'C-2'`)
  const of = { ...kit.of, customerId: Number(left?.['customer_id']) }
  expect(await deleteCustomer(store, of)).toEqual({ fault: 'customer-deleted' })
  expect(await editCustomer(store, of, { name: '王小明' })).toEqual({ fault: 'customer-deleted' })
})

test('while an import is under way nobody is deleted', async () => {
  const kit = await imported()
  await inTransaction(store, async (writer) => {
    await sql`SELECT pg_advisory_xact_lock(7301)`.execute(writer)
    expect(await deleteCustomer(store, kit.of)).toEqual({ fault: 'database-busy' })
  })
})
