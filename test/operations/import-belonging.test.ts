import { describe, expect, test } from 'vitest'
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

describe('numbers belong to a source', () => {
  test('three systems may all have an order 1001 and a customer C1', async () => {
    const kit = await importKit(store)
    for (const centre of ['上海店', '北京店', '成都店']) {
      await kit.take({
        'c.csv': `客户编号,客户姓名,服务中心\nC1,${centre}的客户,${centre}\n`,
        'v.csv': `工单号,客户编号,服务中心,进厂时间\n1001,C1,${centre},2023-03-01\n`,
      })
    }
    expect(
      await kit.rows(
        `SELECT name, order_no FROM orders JOIN customers USING (customer_id) JOIN people USING (customer_id) WHERE group_id = $group ORDER BY 1`,
      ),
    ).toEqual([
      { name: '上海店的客户', order_no: '1001' },
      { name: '北京店的客户', order_no: '1001' },
      { name: '成都店的客户', order_no: '1001' },
    ])
  })

  test('a row that names no centre means the only customer of that number; where there are several it is rejected', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': '客户编号,客户姓名,服务中心\nC1,甲,上海店\nC2,乙,上海店\n' })
    await kit.take({ 'c.csv': '客户编号,客户姓名,服务中心\nC1,丙,北京店\n' })
    const counts = countsOf(
      await kit.take({ 'p.csv': '客户编号,承诺内容,到期日\nC1,送脚垫,2024-10-08\nC2,送水杯,2024-10-08\n' }),
    )
    expect(counts).toMatchObject({ made: 1, rejected: 1 })
  })

  test('an order found by a number without a centre leaves whom it was given to before', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': `${customers}C9,王芳,13800000009,北京店,\n`, 'v.csv': visits })
    await kit.take({ 'v.csv': '工单号,客户编号,进厂时间\nR1,C2,2023-03-01 09:30\n' })
    expect(
      await kit.rows(
        `SELECT customer_no, order_no FROM orders JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY order_no`,
      ),
    ).toEqual([
      { customer_no: 'C2', order_no: 'R1' },
      { customer_no: 'C2', order_no: 'R2' },
    ])
  })

  test('a named source holds for every row', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers }, { source: 'DMS-A' })
    await kit.take({ 'c.csv': customers }, { source: 'DMS-B' })
    expect(await kit.rows(`SELECT 1 FROM customers WHERE group_id = $group`)).toHaveLength(4)
  })

  test('a customer who was at another centre is found by the number alone', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers })
    const counts = countsOf(await kit.take({ 'v.csv': '工单号,客户编号,服务中心,进厂时间\nB7,C1,北京店,2023-05-01\n' }))
    expect(counts).toMatchObject({ made: 1, parked: 0 })
  })
})

describe('cars change hands', () => {
  test('a later owner begins where the former ends; past visits stay', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers, 'k.csv': vehicles, 'v.csv': visits })
    await kit.take({ 'k.csv': '车架号,客户编号,车型,交车日期\nLRW3E7FA8NC000001,C2,远行 S,2024-02-01\n' })
    expect(
      await kit.rows(
        `SELECT customer_no, owned_from, owned_to FROM cars JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY 1`,
      ),
    ).toEqual([
      { customer_no: 'C1', owned_from: '2022-01-05', owned_to: '2024-02-01' },
      { customer_no: 'C2', owned_from: '2024-02-01', owned_to: null },
    ])
    const byVin =
      '工单号,车架号,服务中心,进厂时间\nOLD,LRW3E7FA8NC000001,上海店,2024-01-31\nNEW,LRW3E7FA8NC000001,上海店,2024-02-01\n'
    await kit.take({ 'v.csv': byVin })
    expect(
      await kit.rows(
        `SELECT customer_no, order_no FROM orders JOIN customers USING (customer_id) WHERE group_id = $group AND order_no IN ('OLD', 'NEW', 'R1') ORDER BY 2`,
      ),
    ).toEqual([
      { customer_no: 'C2', order_no: 'NEW' },
      { customer_no: 'C1', order_no: 'OLD' },
      { customer_no: 'C1', order_no: 'R1' },
    ])
  })

  test('the same delivery day: from the sale by the former owner, else from the as-of day; the old file does not take it back', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers, 'k.csv': vehicles })
    await kit.take({ 'k.csv': vehicles.replace('C1', 'C2') })
    await kit.take({ 'k.csv': vehicles })
    expect(
      await kit.rows(
        `SELECT customer_no, owned_from, owned_to FROM cars JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY 1`,
      ),
    ).toEqual([
      { customer_no: 'C1', owned_from: '2022-01-05', owned_to: '2024-09-30' },
      { customer_no: 'C2', owned_from: '2024-09-30', owned_to: null },
    ])
  })
})

test('a file that tells an older story of a car adds an owner before the present one', async () => {
  const kit = await importKit(store)
  await kit.take({
    'c.csv': customers,
    'k.csv': '车架号,客户编号,车型,交车日期\nLRW3E7FA8NC000001,C2,远行 S,2024-02-01\n',
  })
  await kit.take({ 'k.csv': vehicles })
  expect(
    await kit.rows(
      `SELECT customer_no, owned_from, owned_to FROM cars JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY 1`,
    ),
  ).toEqual([
    { customer_no: 'C1', owned_from: '2022-01-05', owned_to: '2024-02-01' },
    { customer_no: 'C2', owned_from: '2024-02-01', owned_to: null },
  ])
})

describe('one sheet of repair orders', () => {
  const sheet = `工单号,服务中心,客户编号,客户姓名,手机号,车架号,车型,进厂时间,行号,项目,实收,付款方,成本
R1,上海店,C1,张伟,13800000001,LRW3E7FA8NC000001,远行 S,2023-03-01 09:30,1,保养,800,客户,300
R1,上海店,C1,张伟,13800000001,LRW3E7FA8NC000001,远行 S,2023-03-01 09:30,2,电机检修,0,质保,1200
R2,上海店,C2,李娜,13800000002,,,2023-04-01,1,轮胎,1200,客户,
`
  test('feeds customers, cars, orders and lines', async () => {
    const kit = await importKit(store)
    expect(countsOf(await kit.take({ 'o.csv': sheet }))).toMatchObject({ rows: 3, made: 3, rejected: 0, parked: 0 })
    expect(
      await kit.rows(`SELECT customer_no, name, vin, facts -> 'visits' -> 0 ->> 4 AS spend, facts -> 'visits' -> 0 ->> 7 AS borne
      FROM customers JOIN people USING (customer_id) JOIN histories USING (customer_id) LEFT JOIN cars USING (customer_id) WHERE group_id = $group ORDER BY 1`),
    ).toEqual([
      { customer_no: 'C1', name: '张伟', vin: 'LRW3E7FA8NC000001', spend: '80000', borne: '120000' },
      { customer_no: 'C2', name: '李娜', vin: null, spend: '120000', borne: '0' },
    ])
  })

  test('twice changes nothing', async () => {
    const kit = await importKit(store)
    await kit.take({ 'o.csv': sheet })
    const before = await kit.rows(everything)
    expect(countsOf(await kit.take({ 'o.csv': sheet }))).toMatchObject({ made: 0, changed: 0, unchanged: 3 })
    expect(await kit.rows(everything)).toEqual(before)
  })
})

const everything = `SELECT to_jsonb(c) AS c, (SELECT json_agg(o ORDER BY order_no) FROM orders o WHERE o.customer_id = c.customer_id) AS orders,
  (SELECT json_agg(p) FROM people p WHERE p.customer_id = c.customer_id) AS person, (SELECT json_agg(k) FROM cars k WHERE k.customer_id = c.customer_id) AS cars,
  (SELECT json_agg(l ORDER BY order_no, line_no) FROM order_lines l WHERE l.customer_id = c.customer_id) AS lines
  FROM customers c WHERE group_id = $group ORDER BY customer_no`
