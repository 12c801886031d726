import { expect, test } from 'vitest'
import { editCustomer } from '#operations/edit-customer.ts'
import { centresOf } from '#store/groups.ts'
import { freshStore } from '#test/database.ts'
import { apiKit } from '#test/http/api-kit.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

const store = await freshStore()
const kit = await importKit(store)
await kit.take(simulatedTexts({ customers: 60, asOf: '2025-06-30' }), { asOf: '2025-06-30', source: 'DMS' })
const { groupId } = kit.group
const [first, second] = await centresOf(store.reader, groupId)
const [ours, theirs] = [first?.centreId ?? 0, second?.centreId ?? 0]
const { signedIn } = await apiKit(store)
const admin = await signedIn({ groupId, role: 'admin', centreId: null, username: 'chief' })
const manager = await signedIn({ groupId, role: 'manager', centreId: ours, username: 'ours' })
const foreign = await signedIn({ groupId, role: 'manager', centreId: theirs, username: 'theirs' })

interface Row {
  readonly actor: string
  readonly action: string
  readonly subject: { kind: string; id: string; name: string | null } | null
}

async function customerAt(centreId: number): Promise<number> {
  const [row] = await kit.rows(
    `SELECT customer_id FROM customers WHERE group_id = $group AND home_centre_id = ${centreId}`,
  )
  return Number(row?.['customer_id'])
}

test('an administrator sees the group, a manager the own centre’s people and customers', async () => {
  const [here, there] = [await customerAt(ours), await customerAt(theirs)]
  for (const customerId of [here, there])
    await editCustomer(store, { groupId, customerId, by: `staff ${admin.staffId}` }, { note: 'x' } as never).catch(
      () => null,
    )
  const all: Row[] = (await admin('GET', '/audit')).body.rows
  expect(all.map(({ actor }) => actor)).toEqual(expect.arrayContaining(['chief', 'ours', 'theirs']))
  const own: Row[] = (await manager('GET', '/audit')).body.rows
  expect(own.some(({ subject }) => subject?.kind === 'customer' && subject.id === String(here))).toBe(true)
  expect(own.some(({ actor }) => actor === 'theirs')).toBe(false)
  expect(own.some(({ subject }) => subject?.kind === 'customer' && subject.id === String(there))).toBe(false)
})

test('it is narrowed by person, action and day', async () => {
  const rows = async (query: string): Promise<Row[]> => (await admin('GET', `/audit?${query}`)).body.rows
  for (const row of await rows(`person=${manager.staffId}`)) expect(row.actor).toBe('ours')
  const signIns = await rows('action=signed-in')
  expect(signIns.length).toBeGreaterThan(2)
  for (const row of signIns) expect(row.action).toBe('signed-in')
  expect(await rows('to=2000-01-01')).toEqual([])
  expect((await rows('from=2000-01-01')).length).toBeGreaterThan(2)
  expect((await admin('GET', '/audit?action=nothing')).status).toBe(400)
  expect((await admin('GET', '/audit?cursor=x')).status).toBe(400)
})

test('as a file it has a head in the reader’s words and a line for each entry', async () => {
  const { body, headers } = await admin('GET', '/audit/file?action=user-added&language=zh')
  expect(headers['content-type']).toContain('text/csv')
  const lines = String(body).split('\r\n')
  expect(lines[0]).toBe('\uFEFF时间,人员,操作,对象,明细')
  expect(lines.length).toBeGreaterThan(3)
  expect(lines[1]).toContain('添加账号')
})

test.each(['advisor', 'analyst'] as const)('an %s sees none of it', async (role) => {
  const user = await signedIn({ groupId, role, centreId: role === 'advisor' ? ours : null })
  expect((await user('GET', '/audit')).body.code).toBe('not-allowed')
  expect((await user('GET', '/audit/file')).body.code).toBe('not-allowed')
})

test('a manager of another centre sees theirs', async () => {
  const rows: Row[] = (await foreign('GET', '/audit')).body.rows
  expect(rows.some(({ actor }) => actor === 'ours')).toBe(false)
})
