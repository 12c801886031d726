import { describe, expect, test } from 'vitest'
import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import { scoreEverybody } from '#operations/score.ts'
import { undoImport } from '#operations/undo-import.ts'
import { freshStore } from '#test/database.ts'
import { countsOf, type ImportKit, importKit } from '#test/import-kit.ts'

/** What hostile testers found, each once. */
const store = await freshStore()
const vin = 'LRW3E7FA8NC000001'

async function assessed(kit: ImportKit, asOf: Day): Promise<Assessment[]> {
  const all: Assessment[] = []
  const keeps = { live: false, snapshot: false }
  await scoreEverybody(store, {
    groupId: kit.group.groupId,
    asOf,
    keeps,
    onScored: (scored) => void all.push(...scored.map((each) => each.assessment)),
  })
  return all
}

describe('lines of an order are replaced as a whole', () => {
  const head = 'order_no,customer_no,name,check_in,centre,item,paid,payer\n'
  const [filter, oil, wash] = [
    '1,C1,甲,2024-01-05,东店,filter,30,warranty\n',
    '1,C1,甲,2024-01-05,东店,oil,100,\n',
    '1,C1,甲,2024-01-05,东店,wash,100,\n',
  ]

  test('their order on a sheet without line numbers does not matter', async () => {
    const kit = await importKit(store)
    await kit.take({ 'a.csv': head + filter + oil + wash })
    await kit.take({ 'b.csv': head + oil + filter + wash })
    expect(await assessed(kit, '2024-08-31')).toMatchObject([{ spend24mFen: 20_000 }])
  })

  test('a value that the new set leaves out is not known any more', async () => {
    const kit = await importKit(store)
    await kit.take({
      'c.csv': 'customer_no,name\nC1,甲\n',
      'v.csv': 'order_no,customer_no,check_in,paid\n1,C1,2024-01-05,10\n',
    })
    await kit.take({ 'l.csv': 'order_no,line_no,item,paid,payer,cost\n1,1,x,10,goodwill,99\n' })
    await kit.take({ 'l.csv': 'order_no,line_no,item,paid\n1,1,z,10\n' })
    expect(await assessed(kit, '2024-08-31')).toMatchObject([{ spend24mFen: 1_000, clv: { realisedFen: 400 } }])
  })
})

describe('an order that names only a car is its owner’s of that day, whenever the owner is learnt', () => {
  const files = {
    customers: { 'c.csv': 'customer_no,name\nC1,甲\nC2,乙\n' },
    car: { 'k.csv': `vin,customer_no,delivery_date\n${vin},C1,2020-01-01\n` },
    handOver: { 'h.csv': `vin,customer_no,delivery_date\n${vin},C2,2023-06-01\n` },
    orders: { 'o.csv': `order_no,vin,check_in,paid\n1,${vin},2023-05-31,100\n2,${vin},2023-06-01,200\n` },
  }
  test.each([
    ['hand-over before the orders', ['customers', 'car', 'handOver', 'orders']],
    ['hand-over after the orders', ['customers', 'car', 'orders', 'handOver']],
    ['orders before everything', ['orders', 'customers', 'car', 'handOver']],
  ] as const)('%s', async (_, order) => {
    const kit = await importKit(store)
    for (const name of order) await kit.take(files[name])
    expect((await assessed(kit, '2024-08-31')).map((each) => [each.customerNo, each.spend24mFen])).toEqual([
      ['C1', 10_000],
      ['C2', 20_000],
    ])
  })

  test('undoing the hand-over gives the order back; undoing the car itself is refused while orders rest on it', async () => {
    const kit = await importKit(store)
    await kit.take(files.customers)
    const [car] = await kit.take(files.car)
    await kit.take(files.orders)
    const before = await assessed(kit, '2024-08-31')
    const [handOver] = await kit.take(files.handOver)
    const undo = (importId: number | null | undefined) =>
      undoImport(store, { groupId: kit.group.groupId, importId: importId ?? 0, by: 'test' })
    expect(await undo(handOver?.importId)).not.toHaveProperty('fault')
    expect(await assessed(kit, '2024-08-31')).toEqual(before)
    expect(await undo(car?.importId)).toMatchObject({
      fault: 'changed-since',
      rows: expect.arrayContaining([expect.objectContaining({ table: 'orders' })]),
    })
  })
})

test('a home that follows from a visit begins with that visit: later ones change no past score of anybody', async () => {
  const [early, all] = [await importKit(store), await importKit(store)]
  const customers = 'customer_no,name\nC1,甲\nC2,乙\nC3,丙\n'
  const first = 'order_no,customer_no,centre,check_in,paid\n1,C2,东店,2023-01-05,100\n4,C3,西店,2023-02-05,100\n'
  for (const kit of [early, all]) await kit.take({ 'c.csv': customers, 'o.csv': first })
  await all.take({
    'o.csv': 'order_no,customer_no,centre,check_in,paid\n2,C1,西店,2024-02-05,900\n3,C2,西店,2024-02-05,100\n',
  })
  expect(JSON.stringify(await assessed(all, '2024-01-01'))).toBe(JSON.stringify(await assessed(early, '2024-01-01')))
})

test('customers of no centre stay so when orders of no centre come: the same file again changes nothing', async () => {
  const kit = await importKit(store)
  const customers = 'customer_no,name\nC1,甲\nC2,乙\n'
  await kit.take({ 'c.csv': customers })
  await kit.take({ 'o.csv': 'order_no,customer_no,check_in,paid\n1,C1,2024-01-05,100\n' })
  expect(countsOf(await kit.take({ 'c.csv': customers }))).toMatchObject({ made: 0, changed: 0, unchanged: 2 })
})

test('one centre, however its name is spaced', async () => {
  const kit = await importKit(store)
  await kit.take({
    'c.csv': 'customer_no,name,centre\nC1,甲,城北 中心\nC2,乙,城北　中心\nC3,丙,城北  中心\nC4,丁,ＡＢ店\nC5,戊,AB店\n',
  })
  expect(await kit.rows('SELECT name FROM centres WHERE group_id = $group ORDER BY name COLLATE "C"')).toEqual([
    { name: 'AB店' },
    { name: '城北 中心' },
  ])
})

test('an app opened for no session is no use of it, and a call that was not answered no contact, whoever called', async () => {
  const kit = await importKit(store)
  await kit.take({
    'c.csv': 'customer_no,name\nC1,甲\n',
    'a.csv': 'customer_no,date,sessions\nC1,2024-08-30,0\n',
    't.csv': 'touch_no,customer_no,time,channel,direction,result\nT1,C1,2024-08-29 10:00,phone,in,no_answer\n',
  })
  expect(await assessed(kit, '2024-08-31')).toMatchObject([
    { ladder: { daysSinceContact: null }, health: { parts: { app: null } } },
  ])
})

test('an import whose rows a later one held as well is not undone before that one', async () => {
  const kit = await importKit(store)
  const customers = { 'c.csv': 'customer_no,name\nC1,甲\nC2,乙\n' }
  const [first] = await kit.take(customers)
  const [second] = await kit.take(customers)
  const undo = (importId: number | null | undefined) =>
    undoImport(store, { groupId: kit.group.groupId, importId: importId ?? 0, by: 'test' })
  expect(await undo(first?.importId)).toEqual({ fault: 'held-since', importIds: [second?.importId] })
  expect(await undo(second?.importId)).not.toHaveProperty('fault')
  expect(await undo(first?.importId)).not.toHaveProperty('fault')
  expect(await kit.rows('SELECT 1 FROM customers WHERE group_id = $group')).toEqual([])
})
