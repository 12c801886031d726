import { expect, test } from 'vitest'
import { editCustomer, releaseConsent, releaseFields, setConsent } from '#operations/edit-customer.ts'
import { undoImport } from '#operations/undo-import.ts'
import { freshStore } from '#test/database.ts'
import { countsOf, importKit, type ImportKit } from '#test/import-kit.ts'

const store = await freshStore()

const customers = (phone: string, consent = '是') =>
  `客户编号,客户姓名,手机号,生日,服务中心,服务顾问,营销同意,标签\nC-1,王小明,${phone},1980-05-06,滨江店,李顾问,${consent},老客户\n`
const vehicles = (plate: string) => `车架号,客户编号,车牌号,交车日期\nLRW3E7EK5NC000001,C-1,${plate},2022-03-15\n`

async function aGroup(): Promise<ImportKit & { of: { groupId: number; customerId: number; by: string; vin: string } }> {
  const kit = await importKit(store)
  await kit.take({ 'customers.csv': customers('13800000001'), 'vehicles.csv': vehicles('浙A00001') })
  const [row] = await kit.rows('SELECT customer_id FROM customers WHERE group_id = $group')
  return {
    ...kit,
    of: { groupId: kit.group.groupId, customerId: Number(row?.['customer_id']), by: 'lin', vin: 'LRW3E7EK5NC000001' },
  }
}

const phoneOf = async ({ rows, of }: Awaited<ReturnType<typeof aGroup>>) =>
  (await rows(`SELECT phone FROM people WHERE customer_id = ${of.customerId}`))[0]?.['phone']

test('an edited field outranks imports until it is released', async () => {
  const kit = await aGroup()
  expect(await editCustomer(store, kit.of, { phone: '13911111111' })).toEqual({ edited: ['phone'] })
  const again = countsOf(await kit.take({ 'customers.csv': customers('13822222222') }))
  expect(again).toMatchObject({ changed: 0, unchanged: 1 })
  expect(await phoneOf(kit)).toBe('13911111111')
  expect(await releaseFields(store, kit.of, ['phone'])).toEqual({ edited: ['phone'] })
  expect(await phoneOf(kit)).toBe('13911111111')
  await kit.take({ 'customers.csv': customers('13822222222') })
  expect(await phoneOf(kit)).toBe('13822222222')
})

test('the other fields of the same file are taken', async () => {
  const kit = await aGroup()
  await editCustomer(store, kit.of, { phone: '13911111111' })
  await kit.take({ 'customers.csv': customers('13822222222').replace('1980-05-06', '1981-05-06') })
  expect(await kit.rows(`SELECT phone, birthday, held FROM people WHERE customer_id = ${kit.of.customerId}`)).toEqual([
    { phone: '13911111111', birthday: '1981-05-06', held: ['phone'] },
  ])
})

test('a field that a person emptied stays empty', async () => {
  const kit = await aGroup()
  await editCustomer(store, kit.of, { phone: null, tags: [] })
  await kit.take({ 'customers.csv': customers('13800000001') })
  expect(await phoneOf(kit)).toBeNull()
  expect(await kit.rows('SELECT tags FROM customers WHERE group_id = $group')).toEqual([{ tags: [] }])
})

test('home centre and advisor are those that a person named, and the same file again changes nothing', async () => {
  const kit = await aGroup()
  await kit.take({ 'staff.csv': '员工编号,姓名,岗位,服务中心\nS-9,赵经理,经理,湖东店\n' })
  const [staff] = await kit.rows('SELECT staff_id, centre_id FROM staff WHERE group_id = $group AND staff_no = $$S-9$$')
  const named = { advisorId: Number(staff?.['staff_id']), centreId: Number(staff?.['centre_id']) }
  await editCustomer(store, kit.of, named)
  const again = countsOf(await kit.take({ 'customers.csv': customers('13800000001') }))
  expect(again).toMatchObject({ changed: 0 })
  expect(await kit.rows('SELECT home_centre_id, advisor_id FROM customers WHERE group_id = $group')).toEqual([
    { home_centre_id: named.centreId, advisor_id: named.advisorId },
  ])
  await releaseFields(store, kit.of, ['centreId', 'advisorId'])
  await kit.take({ 'customers.csv': customers('13800000001') })
  expect(
    await kit.rows(
      'SELECT count(*) AS n FROM customers JOIN centres ON centre_id = home_centre_id WHERE name = $$滨江店$$ AND customers.group_id = $group',
    ),
  ).toEqual([{ n: 1 }])
})

test('fields of a car are held as well, and scores see them', async () => {
  const kit = await aGroup()
  await editCustomer(store, kit.of, { plate: '浙A99999', soldOn: '2024-01-31' })
  await kit.take({ 'vehicles.csv': vehicles('浙A00002') })
  expect(await kit.rows(`SELECT plate, sold_on FROM cars WHERE customer_id = ${kit.of.customerId}`)).toEqual([
    { plate: '浙A99999', sold_on: '2024-01-31' },
  ])
  const [history] = await kit.rows(
    `SELECT facts::text AS facts FROM histories WHERE customer_id = ${kit.of.customerId}`,
  )
  expect(history?.['facts']).toContain('2024-01-31')
})

test('no import can be undone over an edit', async () => {
  const kit = await aGroup()
  const [changing] = await kit.take({ 'customers.csv': customers('13822222222') })
  await editCustomer(store, kit.of, { phone: '13911111111' })
  const refused = await undoImport(store, { groupId: kit.of.groupId, importId: changing?.importId ?? 0, by: 'lin' })
  expect(refused).toMatchObject({ fault: 'changed-since' })
  expect(await phoneOf(kit)).toBe('13911111111')
})

const consentOf = async ({ rows, of }: Awaited<ReturnType<typeof aGroup>>) =>
  (await rows(`SELECT state FROM consents WHERE customer_id = ${of.customerId} AND channel = 'any'`))[0]?.['state']
const told = { channel: 'any', purpose: 'marketing', since: '2024-09-30', how: '电话' } as const

test('no file turns a refusal into a consent, a person may, and files then leave it', async () => {
  const kit = await aGroup()
  await setConsent(store, kit.of, { ...told, state: 'refused' })
  await kit.take({ 'customers.csv': customers('13800000001', '是') })
  expect(await consentOf(kit)).toBe('refused')
  await setConsent(store, kit.of, { ...told, state: 'granted' })
  await kit.take({ 'customers.csv': customers('13800000001', '否') })
  expect(await consentOf(kit)).toBe('granted')
  await releaseConsent(store, kit.of, told)
  await kit.take({ 'customers.csv': customers('13800000001', '否') })
  expect(await consentOf(kit)).toBe('refused')
  await kit.take({ 'customers.csv': customers('13800000001', '是') })
  expect(await consentOf(kit)).toBe('refused')
})

test('edits are in the audit log, by number and without what was written', async () => {
  const kit = await aGroup()
  await editCustomer(store, kit.of, { phone: '13911111111' })
  const entries = await kit.rows('SELECT actor, action, subject, detail FROM audit_entries WHERE group_id = $group')
  expect(entries).toEqual([
    {
      actor: 'lin',
      action: 'customer-edited',
      subject: `customer ${kit.of.customerId}`,
      detail: { fields: ['phone'] },
    },
  ])
})

test.each([
  {
    because: 'nobody has this number',
    of: { customerId: 999_999 },
    edit: { phone: null },
    fault: { fault: 'no-such-customer' },
  },
  {
    because: 'the car is not theirs',
    of: { vin: 'LRW3E7EK5NC000009' },
    edit: { plate: '浙A1' },
    fault: { fault: 'no-such-car' },
  },
  { because: 'no car was named', of: { vin: '' }, edit: { plate: '浙A1' }, fault: { fault: 'no-such-car' } },
  {
    because: 'the centre is not of the group',
    of: {},
    edit: { centreId: 999_999 },
    fault: { fault: 'not-of-this-group', field: 'centreId' },
  },
  {
    because: 'the advisor is not of the group',
    of: {},
    edit: { advisorId: 999_999 },
    fault: { fault: 'not-of-this-group', field: 'advisorId' },
  },
])('an edit is refused, and nothing of it stays: $because', async ({ of, edit, fault }) => {
  const kit = await aGroup()
  expect(await editCustomer(store, { ...kit.of, ...of }, { name: '别人', ...edit })).toEqual(fault)
  expect(await kit.rows(`SELECT name, held FROM people WHERE customer_id = ${kit.of.customerId}`)).toEqual([
    { name: '王小明', held: [] },
  ])
  expect(await kit.rows('SELECT count(*) AS n FROM audit_entries WHERE group_id = $group')).toEqual([{ n: 0 }])
})

test('another group does not know the customer', async () => {
  const [one, other] = [await aGroup(), await aGroup()]
  const stranger = { ...one.of, groupId: other.of.groupId }
  expect(await editCustomer(store, stranger, { phone: null })).toEqual({ fault: 'no-such-customer' })
})
