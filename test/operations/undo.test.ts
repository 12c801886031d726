import { describe, expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'
import { type ImportKit, importKit } from '#test/import-kit.ts'
import { undoImport } from '#operations/undo-import.ts'

const store = await freshStore()

const vin = 'LRW3E7FA8NC000001'
const customers =
  '客户编号,客户姓名,手机号,服务中心,服务顾问,营销同意\nC1,张伟,13800000001,上海店,陈顾问,是\nC2,李娜,13800000002,上海店,陈顾问,否\n'
const cars = `车架号,客户编号,车型,交车日期\n${vin},C1,远行 S,2022-01-05\n`
const visits =
  '工单号,客户编号,服务中心,进厂时间,实收金额\nR1,C1,上海店,2023-03-01 09:30,1580\nR2,C2,上海店,2023-04-02,300\n'
const lines = '工单号,行号,项目,实收\nR1,1,保养,1000\nR1,2,轮胎,580\n'

/** Everything that is known of the group's customers, but for bookkeeping of imports. */
async function everything(kit: ImportKit): Promise<unknown> {
  const tables = [
    'customers',
    'people',
    'consents',
    'cars',
    'orders',
    'order_lines',
    'surveys',
    'promises',
    'histories',
  ]
  const found: Record<string, unknown> = {}
  for (const table of tables) {
    const rows =
      await kit.rows(`SELECT to_jsonb(t) - '{customer_id,import_id,created_import_id,advisor_id,named_advisor_id}'::text[] AS row FROM ${table} t
      WHERE customer_id IN (SELECT customer_id FROM customers WHERE group_id = $group) ORDER BY 1`)
    found[table] = rows.map((row) => row['row'])
  }
  found['advisors'] = await kit.rows(
    `SELECT customer_no, s.name FROM customers c LEFT JOIN staff s ON s.staff_id = c.advisor_id WHERE c.group_id = $group ORDER BY 1`,
  )
  found['owners'] =
    await kit.rows(`SELECT vin, owned_from, owned_to, (SELECT customer_no FROM customers c WHERE c.customer_id = o.customer_id) AS owner
    FROM car_owners o WHERE group_id = $group ORDER BY 1, 2`)
  found['keys'] = await kit.rows(
    `SELECT kind, record_no, customer_no FROM record_keys JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY 1, 2`,
  )
  found['waiting'] = await kit.rows(
    `SELECT kind, row_number, customer_no FROM parked_rows WHERE group_id = $group AND taken_by IS NULL ORDER BY 1, 2`,
  )
  return found
}

describe('undo leaves everything as if the import had not been', () => {
  const laterFiles: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [
      'new customers and corrected ones',
      {
        'c.csv':
          '客户编号,客户姓名,手机号,服务中心,营销同意\nC1,张大伟,13900000001,北京店,否\nC3,王芳,13800000003,上海店,\n',
      },
    ],
    ['a car that changes hands', { 'k.csv': `车架号,客户编号,车型,交车日期\n${vin},C2,远行 S,2024-02-01\n` }],
    [
      'orders corrected and moved to another customer',
      {
        'v.csv':
          '工单号,客户编号,服务中心,进厂时间,实收金额\nR1,C2,上海店,2023-03-01 09:30,1600\nR3,C2,上海店,2023-06-01,90\n',
      },
    ],
    ['lines replaced', { 'l.csv': '工单号,行号,项目,实收\nR1,1,保养,900\nR1,3,洗车,80\n' }],
    [
      'new surveys and promises',
      {
        's.csv': '问卷号,工单号,日期,评分\nS1,R1,2023-03-02,9\n',
        'p.csv': '客户编号,承诺内容,到期日\nC1,送脚垫,2024-10-08\n',
      },
    ],
    ['orders that wait', { 'v.csv': '工单号,客户编号,服务中心,进厂时间\nR9,C9,上海店,2023-06-01\n' }],
  ]

  test.each(laterFiles)('%s', async (_, files) => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers, 'k.csv': cars, 'v.csv': visits, 'l.csv': lines })
    const before = await everything(kit)
    const imported = await kit.take(files)
    for (const file of imported.toReversed()) {
      const undone = await undoImport(store, { groupId: kit.group.groupId, importId: file.importId ?? 0, by: 'test' })
      expect(undone).not.toHaveProperty('fault')
    }
    expect(await everything(kit)).toEqual(before)
  })

  test('orders that an undone import of customers had let in wait again', async () => {
    const kit = await importKit(store)
    await kit.take({ 'v.csv': visits })
    const before = await everything(kit)
    const [imported] = await kit.take({ 'c.csv': customers })
    const undone = await undoImport(store, {
      groupId: kit.group.groupId,
      importId: imported?.importId ?? 0,
      by: 'test',
    })
    expect(undone).not.toHaveProperty('fault')
    expect(await everything(kit)).toEqual(before)
  })

  test('and can be imported again', async () => {
    const kit = await importKit(store)
    const [first] = await kit.take({ 'c.csv': customers })
    const before = await everything(kit)
    await undoImport(store, { groupId: kit.group.groupId, importId: first?.importId ?? 0, by: 'test' })
    await kit.take({ 'c.csv': customers })
    expect(await everything(kit)).toEqual(before)
  })
})

describe('undo is refused, naming the rows', () => {
  test('where a later import changed one of them', async () => {
    const kit = await importKit(store)
    const [first] = await kit.take({ 'c.csv': customers })
    await kit.take({ 'c.csv': customers.replace('张伟', '张大伟') })
    expect(
      await undoImport(store, { groupId: kit.group.groupId, importId: first?.importId ?? 0, by: 'test' }),
    ).toMatchObject({
      fault: 'changed-since',
      rows: [{ table: 'people', row: { name: '张大伟' } }],
    })
  })

  test('where a later import hangs records on a customer that it made', async () => {
    const kit = await importKit(store)
    const [first] = await kit.take({ 'c.csv': customers })
    await kit.take({ 'v.csv': visits })
    expect(
      await undoImport(store, { groupId: kit.group.groupId, importId: first?.importId ?? 0, by: 'test' }),
    ).toMatchObject({
      fault: 'changed-since',
      rows: expect.arrayContaining([expect.objectContaining({ table: 'orders' })]),
    })
  })

  test('where a later import hangs lines on an order that it made', async () => {
    const kit = await importKit(store)
    await kit.take({ 'c.csv': customers })
    const [orders] = await kit.take({ 'v.csv': visits })
    await kit.take({ 'l.csv': lines })
    expect(
      await undoImport(store, { groupId: kit.group.groupId, importId: orders?.importId ?? 0, by: 'test' }),
    ).toMatchObject({
      fault: 'changed-since',
      rows: expect.arrayContaining([expect.objectContaining({ table: 'order_lines' })]),
    })
  })

  test('where it was undone already', async () => {
    const kit = await importKit(store)
    const [first] = await kit.take({ 'c.csv': customers })
    const importId = first?.importId ?? 0
    await undoImport(store, { groupId: kit.group.groupId, importId, by: 'test' })
    expect(await undoImport(store, { groupId: kit.group.groupId, importId, by: 'test' })).toEqual({
      fault: 'not-done',
      state: 'undone',
    })
  })
})
