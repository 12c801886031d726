import { expect, test } from 'vitest'
import { watchComplaints } from '#operations/watch-complaints.ts'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const store = await freshStore()
const kit = await deskKit(store)
const opened = {
  channel: 'phone',
  severity: 'high',
  reason: '空调修了两次还不凉',
  text: '上周修过，今天又不凉，等了三个小时',
  orderNo: null,
  ownerStaffId: null,
}

async function open(customerNo: string): Promise<string> {
  const { status, body } = await kit.advisor('POST', `/customers/${kit.customer(customerNo)}/complaints`, {
    body: opened,
  })
  expect({ status, body }).toMatchObject({ status: 201 })
  return `/complaints/${body.customerId}/${body.sourceId}/${body.complaintNo}`
}

test('a complaint from opening to settling, with both clocks and every step', async () => {
  const path = await open('K1')
  const { body: before } = await kit.advisor('GET', path)
  expect(before).toMatchObject({ reason: opened.reason, owner: { name: '陈晓' }, response: { state: 'running' } })
  const step = async (body: object, who = kit.advisor) => (await who('POST', `${path}/steps`, { body })).status
  expect(await step({ do: 'respond', text: '已致电道歉，明天上门取车' })).toBe(200)
  expect(await step({ do: 'compensate', amountFen: 80_000, text: '返工三次' })).toBe(200)
  expect((await kit.advisor('GET', path)).body).toMatchObject({ wantedCompensationFen: 80_000, compensationFen: null })
  expect(await step({ do: 'decide', isGranted: true, text: null })).toBe(403)
  expect(await step({ do: 'decide', isGranted: true, text: null }, kit.manager)).toBe(200)
  expect(await step({ do: 'resolve', rootCause: 'quality', text: '换了压缩机' })).toBe(200)
  expect(await step({ do: 'respond', text: '…' })).toBe(409)
  const { body } = await kit.manager('GET', path)
  expect(body).toMatchObject({ compensationFen: 80_000, rootCause: 'quality', resolution: { state: 'met' } })
  expect(body.entries.map(({ kind }: { kind: string }) => kind)).toEqual([
    'opened',
    'responded',
    'compensation_wanted',
    'compensation_granted',
    'resolved',
  ])
  const { body: list } = await kit.manager('GET', '/complaints?state=settled')
  expect(list.rows).toHaveLength(1)
  expect(list.causes).toContainEqual({ cause: 'quality', n: 1, reference: 0.1 })
})

test('a second complaint of the same customer says that it is not the first', async () => {
  const path = await open('K1')
  const { body } = await kit.advisor('GET', path)
  expect(body.repeats).toBe(1)
  expect(body.others).toHaveLength(1)
})

test('who cannot see the customer cannot see, open or work on their complaints', async () => {
  const foreign = `/customers/${kit.customer('K5')}/complaints`
  expect((await kit.manager('POST', foreign, { body: opened })).status).toBe(404)
  const path = await open('K1')
  expect((await kit.manager('GET', path.replace(/\/complaints\/\d+/, '/complaints/999999'))).status).toBe(404)
  expect((await kit.analyst('POST', `${path}/steps`, { body: { do: 'note', text: '…' } })).status).toBe(403)
})

test('an analyst sees no name, an administrator no amount', async () => {
  const [row] = (await kit.analyst('GET', '/complaints')).body.rows
  expect(row.customerName).toMatch(/\*/)
  const [same] = (await kit.admin('GET', '/complaints?state=settled')).body.rows
  expect(same.compensationFen).toBeNull()
})

test('what nobody answers is noted once when it is nearly over, once when it is', async () => {
  const path = await open('K1')
  const { body } = await kit.manager('GET', path)
  const kinds = async () =>
    (await kit.manager('GET', path)).body.entries.map(({ kind }: { kind: string }) => kind).slice(1)
  await watchComplaints(store, kit.groupId, body.response.warnAt)
  await watchComplaints(store, kit.groupId, body.response.warnAt)
  expect(await kinds()).toEqual(['warned'])
  const late = new Date(Date.parse(body.response.dueAt) + 1000).toISOString()
  await watchComplaints(store, kit.groupId, late)
  await expect(watchComplaints(store, kit.groupId, late)).resolves.toEqual({ idle: true })
  expect(await kinds()).toEqual(['warned', 'escalated'])
})
