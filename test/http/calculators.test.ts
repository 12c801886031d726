import { expect, test } from 'vitest'
import { calculators } from '#domain/calculator/calculators.ts'
import { addCentre, makeGroup } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import { savePolicy } from '#operations/policies.ts'
import { freshStore } from '#test/database.ts'
import { apiKit } from '#test/http/api-kit.ts'

const store = await freshStore()
const { groupId, centreId } = await inTransaction(store, async (writer) => {
  const group = await makeGroup(writer, { name: 'A', fixedToday: null, tombstoneKey: 'k' })
  return { groupId: group.groupId, centreId: await addCentre(writer, group.groupId, '一店') }
})
await savePolicy(store, { groupId, centreId, changes: { value: { marginShare: 0.5 } }, by: 'test' })
const { signedIn } = await apiKit(store)
const manager = await signedIn({ groupId, role: 'manager', centreId })
const analyst = await signedIn({ groupId, role: 'analyst', centreId: null })

test('every calculator is listed and works with its defaults', async () => {
  const { body } = await analyst('GET', '/calculators')
  expect(body.rows.map((row: { calculator: string }) => row.calculator)).toEqual(calculators.map(({ code }) => code))
  for (const { code } of calculators)
    expect((await analyst('POST', `/calculators/${code}`, { body: {} })).status).toBe(200)
})

test('defaults are those of the centre’s policy; inputs that are given go before', async () => {
  const simple = async (ask: typeof manager, inputs = {}) =>
    (await ask('POST', '/calculators/lifetime-value', { body: { inputs } })).body.result.simple
  expect(await simple(manager)).toBe(3000 * 8 * 0.5)
  expect(await simple(analyst)).toBe(3000 * 8 * 0.4)
  expect(await simple(manager, { margin: 0.1, years: 1 })).toBe(300)
})

test.each([{ years: -1 }, { nothing: 1 }, { timing: 'never' }])('%j is refused', async (inputs) => {
  const { status, body } = await manager('POST', '/calculators/lifetime-value', { body: { inputs } })
  expect([status, body.code]).toEqual([400, 'request-unfit'])
})
