import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { factsOf } from '#store/customer-facts.ts'
import { refreshHistories } from '#store/histories.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'

const store = await freshStore()
const kit = await importKit(store)
await kit.take({
  'customers.csv': 'customer_no,name\nC1,王一\nC2,李二\n',
  'visits.csv':
    '工单号,客户编号,服务中心,进厂时间\nW1,C1,城北,2024-05-01\nW2,C1,城北,2024-06-01\nW3,C1,城北,2024-07-01\n',
  'lines.csv':
    '工单号,行号,项目,类别,实收,服务中心\nW1,1,机油,保养,100,城北\nW2,1,车衣,增值,900,城北\nW3,1,辅助驾驶,软件,8000,城北\nW3,2,车衣,增值,900,城北\n',
  'complaints.csv':
    'complaint_no,customer_no,opened_at,severity\nK1,C1,2024-08-01 10:00,high\nK2,C1,2024-08-02 10:00,\n',
  'appointments.csv':
    'appointment_no,customer_no,time,kind,state\nA1,C1,2024-09-11 09:00,maintenance,booked\nA2,C1,2024-09-12 09:00,,cancelled\nA3,C1,2024-09-13 09:00,,\n',
})

const customerIds = 'SELECT customer_id FROM customers'
const packs = () => kit.rows('SELECT customer_id, facts::text FROM histories ORDER BY 1')

test('what playbooks hang on is in the facts: software, complaints by number, appointments that hold, interests', async () => {
  await inTransaction(store, async (writer) => {
    await sql`
      INSERT INTO interests (customer_id, text, recorded_on) SELECT customer_id, '车衣', '2024-08-05' FROM customers WHERE customer_no = 'C1'`.execute(
      writer,
    )
    await refreshHistories(writer, sql`(SELECT customer_id FROM customers)`)
  })
  const facts = []
  for await (const each of factsOf(store.reader, { customerIds })) facts.push(each.facts)
  const found = facts.toSorted((a, b) => (a.customerNo < b.customerNo ? -1 : 1))
  expect(found[0]?.visits.map(({ hasValueAdded, hasSoftware }) => [hasValueAdded, hasSoftware])).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ])
  expect(found[0]?.complaints.map(({ openedOn, no, severity }) => [openedOn, no, severity])).toEqual([
    ['2024-08-01', 'K1', 'high'],
    ['2024-08-02', 'K2', null],
  ])
  expect(found[0]?.appointments).toEqual([
    { no: 'A1', on: '2024-09-11', purpose: 'maintenance' },
    { no: 'A3', on: '2024-09-13', purpose: null },
  ])
  expect(found[0]?.interests).toMatchObject([{ text: '车衣', recordedOn: '2024-08-05', settledOn: null }])
  expect(found[1]).toMatchObject({ appointments: [], interests: [], complaints: [] })
})

test('the upgrade leaves histories as packing them anew would', async () => {
  const migration = await readFile('src/store/migrations/0025-facts-of-playbooks.sql', 'utf8')
  const before = (await packs()).map((row) => JSON.parse(String(row['facts'])) as unknown)
  await inTransaction(store, async (writer) => {
    await sql`
      UPDATE histories SET facts = (facts::jsonb - 'appointments'
        || CASE WHEN facts::jsonb ? 'complaints' THEN '{"complaints": [["2024-08-01", 0], ["2024-08-02", 0]]}'::jsonb ELSE '{}' END)::json`.execute(
      writer,
    )
    for (const statement of migration.split(/;\s*\n/).filter((each) => each.trim() !== ''))
      await sql.raw(statement).execute(writer)
  })
  expect((await packs()).map((row) => JSON.parse(String(row['facts'])) as unknown)).toEqual(before)
})
