import { describe, expect, test } from 'vitest'
import type { ImportProgress } from '#operations/import-wishes.ts'
import { freshStore } from '#test/database.ts'
import { countsOf, importKit } from '#test/import-kit.ts'

const store = await freshStore()

const customers = `客户编号,客户姓名,手机号,服务中心,营销同意
C1,张伟,13800000001,上海店,是
C2,李娜,13800000002,上海店,否
`
const vehicles = `车架号,客户编号,车型,交车日期
LRW3E7FA8NC000001,C1,远行 S,2022-01-05
`
const visits = `工单号,客户编号,车架号,服务中心,进厂时间,实收金额,里程
R1,C1,LRW3E7FA8NC000001,上海店,2023-03-01 09:30,"1,580.00",12000
R2,C2,,上海店,2023-04-02,300,
`

describe('the same again', () => {
  test('importing a file twice changes nothing', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers, 'v.csv': visits, 'k.csv': vehicles })
    const before = await kit.rows(everything)
    const again = await kit.take({ 'c.csv': customers, 'v.csv': visits, 'k.csv': vehicles })
    expect(
      again.map(
        (file) => 'counts' in file && [file.kind, file.counts.made, file.counts.changed, file.counts.unchanged],
      ),
    ).toEqual([
      ['customers', 0, 0, 2],
      ['vehicles', 0, 0, 1],
      ['visits', 0, 0, 2],
    ])
    expect(await kit.rows(everything)).toEqual(before)
  })

  test('nor does a survey whose score has two decimals', async () => {
    const kit = await importKit(store)
    const surveys = '问卷号,客户编号,日期,评分\nS1,C1,2023-03-02,8.25\nS2,C2,2023-04-03,7\n'
    await kit.take({ 'c.csv': customers, 's.csv': surveys })
    expect(countsOf(await kit.take({ 's.csv': surveys }))).toMatchObject({ made: 0, changed: 0, unchanged: 2 })
  })

  test('files are taken in the order in which they build on each other, whatever the order given', async () => {
    const kit = await importKit(store)
    const files = await kit.take({ 'a-visits.csv': visits, 'b-cars.csv': vehicles, 'c-customers.csv': customers })
    expect(files.map((file) => [file.kind, 'counts' in file && file.counts.parked])).toEqual([
      ['customers', 0],
      ['vehicles', 0],
      ['visits', 0],
    ])
  })

  test('a dry run tells the same counts and changes nothing', async () => {
    const kit = await importKit(store)
    const dry = await kit.take({ 'c.csv': customers, 'v.csv': visits }, { dryRun: true })
    expect(dry.map((file) => 'counts' in file && file.counts.made)).toEqual([2, 2])
    expect(await kit.rows(`SELECT 1 FROM customers WHERE group_id = $group`)).toEqual([])
    const real = await kit.take({ 'c.csv': customers, 'v.csv': visits })
    expect(real.map((file) => 'counts' in file && file.counts)).toEqual(
      dry.map((file) => 'counts' in file && file.counts),
    )
  })
})

describe('corrections', () => {
  test('a later file corrects an earlier one by its key; empty cells and absent columns leave values', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers, 'v.csv': visits })
    const counts = countsOf(
      await kit.take({
        'v.csv': '工单号,客户编号,服务中心,进厂时间,实收金额,里程\nR1,C1,上海店,2023-03-01 09:30,1600,\n',
      }),
    )
    expect(counts).toMatchObject({ made: 0, changed: 1 })
    expect(await kit.rows(`${ofGroup('orders')} AND order_no = 'R1'`)).toMatchObject([
      { paid_fen: 160_000, mileage_km: 12_000, vin: 'LRW3E7FA8NC000001' },
    ])
  })

  test('empty clears where the person says so', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers, 'v.csv': visits })
    await kit.take(
      { 'v.csv': '工单号,客户编号,服务中心,进厂时间,里程\nR1,C1,上海店,2023-03-01 09:30,\n' },
      { emptyClears: true },
    )
    expect(await kit.rows(`${ofGroup('orders')} AND order_no = 'R1'`)).toMatchObject([
      { paid_fen: 158_000, mileage_km: null },
    ])
  })

  test('an order that a correction gives to another customer leaves the first one', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers, 'v.csv': visits, 'l.csv': '工单号,行号,项目,实收\nR1,1,保养,1580\n' })
    await kit.take({ 'v.csv': '工单号,客户编号,服务中心,进厂时间\nR1,C2,上海店,2023-03-01 09:30\n' })
    expect(
      await kit.rows(`SELECT customer_no, order_no, spend FROM (
      SELECT c.customer_no, o.order_no, (SELECT sum(paid_fen) FROM order_lines l WHERE l.customer_id = o.customer_id AND l.order_no = o.order_no) AS spend
      FROM orders o JOIN customers c USING (customer_id) WHERE c.group_id = $group) x ORDER BY order_no`),
    ).toEqual([
      { customer_no: 'C2', order_no: 'R1', spend: '158000' },
      { customer_no: 'C2', order_no: 'R2', spend: null },
    ])
  })

  test('a file of lines replaces the whole set of each order it names, and of no other', async () => {
    const kit = await importKit(store)
    await kit.take({
      'c.csv': customers,
      'v.csv': visits,
      'l.csv': '工单号,行号,项目,实收\nR1,1,保养,1000\nR1,2,轮胎,580\nR2,1,洗车,300\n',
    })
    await kit.take({ 'l.csv': '工单号,行号,项目,实收\nR1,1,保养,900\n' })
    expect(
      await kit.rows(
        `SELECT order_no, line_no, paid_fen FROM order_lines JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY 1, 2`,
      ),
    ).toEqual([
      { order_no: 'R1', line_no: '1', paid_fen: 90_000 },
      { order_no: 'R2', line_no: '1', paid_fen: 30_000 },
    ])
  })

  test('no import turns a refused consent into a granted one', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers })
    await kit.take({ 'c.csv': '客户编号,客户姓名,服务中心,营销同意\nC1,张伟,上海店,否\nC2,李娜,上海店,是\n' })
    expect(
      await kit.rows(
        `SELECT customer_no, state FROM consents JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY 1`,
      ),
    ).toEqual([
      { customer_no: 'C1', state: 'refused' },
      { customer_no: 'C2', state: 'refused' },
    ])
  })
})

describe('rows that can not be placed', () => {
  test('orders of an unknown customer wait, and are taken up when the customer arrives', async () => {
    const kit = await importKit(store)
    const early = countsOf(await kit.take({ 'v.csv': visits }))
    expect(early).toMatchObject({ parked: 2, made: 0, rejected: 0 })
    const late = countsOf(await kit.take({ 'c.csv': customers }))
    expect(late).toMatchObject({ made: 2, takenUp: 2 })
    expect(await kit.rows(`${ofGroup('orders')} ORDER BY order_no`)).toMatchObject([
      { order_no: 'R1' },
      { order_no: 'R2' },
    ])
  })

  test('orders of a file that comes twice wait once, in the one that came last, and come in once', async () => {
    const kit = await importKit(store)
    const waiting = `SELECT import_id - min(import_id) OVER () AS later, taken_by IS NULL AS waits FROM parked_rows WHERE group_id = $group ORDER BY 1, row_number`
    await kit.take({ 'v.csv': visits })
    const [again] = await kit.take({ 'again.csv': visits })
    expect(again).toMatchObject({ counts: { parked: 2 } })
    expect((await kit.rows(waiting)).map(({ waits }) => waits)).toEqual([false, false, true, true])
    expect(countsOf(await kit.take({ 'c.csv': customers }))).toMatchObject({ takenUp: 2 })
    expect(await kit.rows(ofGroup('orders'))).toHaveLength(2)
  })

  test('or are rejected, where the person chose so', async () => {
    const kit = await importKit(store)
    const counts = countsOf(await kit.take({ 'v.csv': visits }, { onUnknown: 'reject', insists: true }))
    expect(counts).toMatchObject({ parked: 0, rejected: 2 })
  })

  test('a key that stands twice with different content is taken once, the other row rejected; a plain copy is nothing', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers })
    const counts = countsOf(
      await kit.take({
        'v.csv': `${visits}R1,C1,LRW3E7FA8NC000001,上海店,2023-03-01 09:30,"1,580.00",12000\nR2,C2,,上海店,2023-04-02,999,\n`,
      }),
    )
    expect(counts).toMatchObject({ rows: 4, made: 2, rejected: 1, unchanged: 1 })
    expect(
      await kit.rows(
        `SELECT row_number, faults FROM row_faults JOIN imports USING (import_id) WHERE group_id = $group`,
      ),
    ).toMatchObject([
      { row_number: 5, faults: [{ code: 'duplicate-key', column: 'order_no', value: 'R2', firstRow: 3 }] },
    ])
  })

  test('a file of which more than half is bad is refused whole, unless forced', async () => {
    const kit = await importKit(store)
    const bad = '客户编号,客户姓名,生日\nC1,张伟,昨天\nC2,李娜,前天\nC3,王芳,1990-01-01\n'
    expect(await kit.take({ 'c.csv': bad })).toMatchObject([
      { state: 'refused', fault: { fault: 'mostly-bad', bad: 2, rows: 3 } },
    ])
    expect(await kit.rows(`SELECT 1 FROM customers WHERE group_id = $group`)).toEqual([])
    expect(countsOf(await kit.take({ 'c.csv': bad }, { insists: true }))).toMatchObject({ made: 1, rejected: 2 })
  })

  test('a file that is no table stops the run before anything is changed', async () => {
    const kit = await importKit(store)
    const files = await kit.take({ 'c.csv': customers, 'x.csv': '随便写的几句话\n' })
    expect(files).toMatchObject([{ state: 'refused', fault: { fault: 'no-known-header' } }])
    expect(await kit.rows(`SELECT 1 FROM customers WHERE group_id = $group`)).toEqual([])
  })

  test('mileage that falls by more than 1,000 km is kept and flagged', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers, 'k.csv': vehicles })
    const head = '工单号,客户编号,车架号,服务中心,进厂时间,里程\n'
    const car = 'C1,LRW3E7FA8NC000001,上海店'
    const counts = countsOf(
      await kit.take({
        'v.csv': `${head}A,${car},2023-01-01,10000\nB,${car},2023-02-01,8999\nC,${car},2023-03-01,7999\n`,
      }),
    )
    expect(counts).toMatchObject({ made: 3, rejected: 0, flagged: 1 })
  })
})

const everything = `SELECT to_jsonb(c) AS c, (SELECT json_agg(o ORDER BY order_no) FROM orders o WHERE o.customer_id = c.customer_id) AS orders,
  (SELECT json_agg(p) FROM people p WHERE p.customer_id = c.customer_id) AS person, (SELECT json_agg(k) FROM cars k WHERE k.customer_id = c.customer_id) AS cars,
  (SELECT json_agg(l ORDER BY order_no, line_no) FROM order_lines l WHERE l.customer_id = c.customer_id) AS lines
  FROM customers c WHERE group_id = $group ORDER BY customer_no`

function ofGroup(table: string): string {
  return `SELECT t.* FROM ${table} t JOIN customers USING (customer_id) WHERE group_id = $group`
}

test('progress is a share of the whole from the first row to the last, by bytes read', async () => {
  const kit = await importKit(store)
  const address = '文三路'.repeat(60)
  const lines = Array.from({ length: 2_000 }, (_, no) => `K${no},客户${no},${address}`)
  const told: ImportProgress[] = []
  await kit.take(
    { 'customers.csv': ['客户编号,客户姓名,地址', ...lines].join('\n') },
    { onProgress: (progress) => void told.push(progress) },
  )
  const shares = told.map(({ share }) => share)
  const reading = told.filter(({ phase }) => phase === 'reading')
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(reading.length).toBeGreaterThan(3)
  expect(reading.at(0)?.share).toBeLessThan(0.25)
  expect(reading.at(-1)).toMatchObject({ rows: 2_000, share: 0.5 })
  expect(told.at(-1)).toMatchObject({ phase: 'merging', rows: null, share: 1 })
})
