import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeCustomers, splitCustomers } from '#operations/merge-customers.ts'
import { chosenFields, type ChosenField } from '#store/merge-people.ts'
import { freshStore } from '#test/database.ts'
import { countsOf, importKit } from '#test/import-kit.ts'

const store = await freshStore()
const kit = await importKit(store)
const { groupId } = kit.group
const today = '2024-09-30'

const files = {
  'customers.csv': `客户编号,客户姓名,手机号,城市,营销同意,标签,服务中心
A1,王小明,13800000001,上海,是,老客户,城北
B1,王小明,13800000001,杭州,否,大客户,城南
C1,李四,13800000002,,是,,城北
D1,李四,13800000002,北京,,,城北
`,
  'vehicles.csv': `车架号,客户编号,车牌号,交车日期
LSVAA4187E2184847,A1,沪A11111,2022-01-05
LSVAU2A37N2184899,B1,浙A22222,2023-02-06
`,
  'visits.csv': `工单号,客户编号,服务中心,进厂时间,实收金额,里程
W1,A1,城北,2023-01-10,100,1000
W2,B1,城南,2023-05-10,200,2000
W3,B1,城南,2024-05-10,300,3000
W4,C1,城北,2024-02-02,400,
W5,D1,城北,2024-03-03,500,
`,
  'lines.csv': `工单号,行号,项目,实收,服务中心
W2,1,机油,150,城南
W2,2,空调滤芯,50,城南
`,
  'surveys.csv': '问卷号,工单号,日期,评分\nQ1,W3,2024-05-12,9\n',
  'app.csv': '客户编号,日期,次数\nA1,2024-09-01,2\nB1,2024-09-01,5\nB1,2024-09-02,1\n',
  'referrals.csv': '推荐号,推荐人,被推荐人,日期\nR1,A1,B1,2024-01-01\nR2,C1,B1,2024-01-02\nR3,B1,D1,2024-01-03\n',
  'promises.csv': '客户编号,承诺内容,到期日\nB1,送脚垫,2024-10-01\nA1,送脚垫,2024-10-01\n',
}
await kit.take(files)

const ids = new Map(
  (await kit.rows('SELECT customer_no, customer_id FROM customer_keys')).map((row) => [
    String(row['customer_no']),
    Number(row['customer_id']),
  ]),
)
const idOf = (no: string): number => ids.get(no) ?? 0

/** Marks of work to come, and what is told of what people did. */
const leftOut = [
  'touched_customers',
  'search_stale',
  'audit_entries',
  'merges',
  'merge_changes',
  'merge_arrivals',
  'imports',
  'migrations',
  'job_runs',
]

/** All that the database holds, in an order of its own. */
async function content(): Promise<Record<string, unknown>> {
  const tables = await kit.rows(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  const all: Record<string, unknown> = {}
  for (const { name } of tables.filter((each) => !leftOut.includes(String(each['name'])))) {
    const rows = await kit.rows(`SELECT to_jsonb(t) AS row FROM ${String(name)} t ORDER BY to_jsonb(t)::text`)
    if (rows.length > 0) all[String(name)] = rows.map(({ row }) => row)
  }
  return all
}

async function merged(kept: string, other: string, taken: readonly ChosenField[] = []): Promise<number> {
  const done = await mergeCustomers(store, {
    groupId,
    keptId: idOf(kept),
    mergedId: idOf(other),
    taken,
    by: 'test',
    today,
  })
  if ('fault' in done) throw new Error(done.fault)
  return done.mergeId
}

async function split(mergeId: number): Promise<void> {
  expect(await splitCustomers(store, { groupId, mergeId, by: 'test', today })).not.toHaveProperty('fault')
}

test('all that was the other’s is the kept one’s, the strictest consent holds, and the number stays an alias', async () => {
  const mergeId = await merged('A1', 'B1')
  const kept = idOf('A1')
  const [row] = await kit.rows(`
    SELECT (SELECT count(*) FROM orders WHERE customer_id = ${kept}) AS orders, (SELECT count(*) FROM order_lines WHERE customer_id = ${kept}) AS lines,
      (SELECT count(*) FROM cars WHERE customer_id = ${kept}) AS cars, (SELECT state FROM consents WHERE customer_id = ${kept}) AS consent,
      (SELECT count(*) FROM customer_keys WHERE customer_id = ${kept}) AS numbers, (SELECT city FROM people WHERE customer_id = ${kept}) AS city,
      (SELECT count(*) FROM customers WHERE customer_id = ${idOf('B1')}) AS others,
      (SELECT count(*) FROM referrals WHERE referred_customer_id = customer_id) AS of_self`)
  expect(row).toEqual({
    orders: 3,
    lines: 2,
    cars: 2,
    consent: 'refused',
    numbers: 2,
    city: '上海',
    others: 0,
    of_self: 0,
  })
  await split(mergeId)
})

test('merged and parted again, the database holds what it held', async () => {
  const before = await content()
  const pairs = fc.constantFrom(['A1', 'B1'], ['B1', 'A1'], ['C1', 'D1'], ['D1', 'A1'])
  await fc.assert(
    fc.asyncProperty(pairs, fc.subarray([...chosenFields]), async ([kept = '', other = ''], taken) => {
      await split(await merged(kept, other, taken))
      expect(await content()).toEqual(before)
    }),
    { numRuns: 12 },
  )
})

test('two merges are parted in the opposite order, and not otherwise', async () => {
  const before = await content()
  const first = await merged('A1', 'B1')
  const second = await merged('C1', 'A1')
  expect(await splitCustomers(store, { groupId, mergeId: first, by: 'test', today })).toEqual({
    fault: 'merged-since',
    mergeId: second,
  })
  await split(second)
  await split(first)
  expect(await content()).toEqual(before)
})

test('after thirty days they stay one', async () => {
  const mergeId = await merged('C1', 'D1')
  const late = await splitCustomers(store, { groupId, mergeId, by: 'test', today: '2024-10-31' })
  expect(late).toEqual({ fault: 'split-too-late', until: '2024-10-30' })
  await split(mergeId)
})

test('files under either number land on the kept one, change nothing the second time, and go with whose number it was', async () => {
  const mergeId = await merged('A1', 'B1')
  const later = {
    'customers.csv':
      '客户编号,客户姓名,手机号,城市,服务中心\nA1,王小明,13800000009,上海,城北\nB1,王小明,13800000008,宁波,城南\n',
    'visits.csv':
      '工单号,客户编号,车架号,服务中心,进厂时间,实收金额\nW6,B1,,城南,2024-09-01,600\nW7,A1,,城北,2024-09-02,700\nW8,,LSVAU2A37N2184899,城南,2024-09-03,800\nW3,B1,,城南,2024-05-10,333\n',
    'lines.csv': '工单号,行号,项目,实收,服务中心\nW6,1,轮胎,600,城南\nW7,1,刹车片,700,城北\n',
  }
  await kit.take(later)
  const again = await kit.take(later)
  expect(again.map((file) => (file.state === 'done' ? file.counts.made + file.counts.changed : -1))).toEqual([0, 0, 0])
  const ordersOf = async (no: string): Promise<unknown[]> =>
    (await kit.rows(`SELECT order_no FROM orders WHERE customer_id = ${idOf(no)} ORDER BY 1`)).map(
      (row) => row['order_no'],
    )
  expect(await ordersOf('A1')).toEqual(['W1', 'W2', 'W3', 'W6', 'W7', 'W8'])
  await split(mergeId)
  expect(await ordersOf('A1')).toEqual(['W1', 'W7'])
  expect(await ordersOf('B1')).toEqual(['W2', 'W3', 'W6', 'W8'])
  const lines = await kit.rows(`SELECT order_no, item FROM order_lines WHERE customer_id = ${idOf('B1')} ORDER BY 1, 2`)
  expect(lines).toEqual([
    { order_no: 'W2', item: '机油' },
    { order_no: 'W2', item: '空调滤芯' },
    { order_no: 'W6', item: '轮胎' },
  ])
  const people = await kit.rows(
    `SELECT phone, city FROM people WHERE customer_id IN (${idOf('A1')}, ${idOf('B1')}) ORDER BY customer_id`,
  )
  expect(people).toEqual([
    { phone: '13800000009', city: '上海' },
    { phone: '13800000001', city: '杭州' },
  ])
  const keys = await kit.rows(
    `SELECT record_no FROM record_keys WHERE kind = 'order' AND customer_id = ${idOf('B1')} ORDER BY 1`,
  )
  expect(keys.map((row) => row['record_no'])).toEqual(['W2', 'W3', 'W6', 'W8'])
  expect(countsOf(await kit.take({ 'visits.csv': later['visits.csv'] }))).toMatchObject({ made: 0, changed: 0 })
})

test('what is refused under either number while they are one is refused by both', async () => {
  const mergeId = await merged('C1', 'D1')
  await kit.take({ 'refusal.csv': '客户编号,客户姓名,营销同意,服务中心\nD1,李四,否,城北\n' })
  const states = async (): Promise<unknown[]> =>
    (await kit.rows(`SELECT state FROM consents WHERE customer_id IN (${idOf('C1')}, ${idOf('D1')})`)).map(
      (row) => row['state'],
    )
  expect(await states()).toEqual(['refused'])
  await split(mergeId)
  expect(await states()).toEqual(['refused'])
})

test('nobody is merged with themselves or with a stranger', async () => {
  const base = { groupId, taken: [], by: 'test', today } as const
  expect(await mergeCustomers(store, { ...base, keptId: idOf('A1'), mergedId: idOf('A1') })).toEqual({
    fault: 'same-customer',
  })
  expect(await mergeCustomers(store, { ...base, keptId: idOf('A1'), mergedId: 999_999 })).toEqual({
    fault: 'unknown-customer',
  })
  expect(
    await mergeCustomers(store, { ...base, groupId: groupId + 1, keptId: idOf('A1'), mergedId: idOf('B1') }),
  ).toEqual({
    fault: 'unknown-customer',
  })
})
