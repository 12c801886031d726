import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { deleteCustomer } from '#operations/delete-customer.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

/** Two centres of one group: 陈晓's own customer is K1, 刘洋's K2; K4 and K5 are at home at the other centre. */
const kit = await taskKit(await freshStore())
const change = (query: string): Promise<unknown> =>
  inTransaction(kit.store, (writer) => sql.raw(query.replaceAll('$group', String(kit.groupId))).execute(writer))
const everybody = { advisor: kit.advisor, manager: kit.manager, analyst: kit.analyst, admin: kit.admin }

const complaint = {
  channel: 'phone',
  severity: 'high',
  reason: '王小明空调不凉',
  text: '王小明修了三次',
  orderNo: null,
  ownerStaffId: null,
}

async function messageTo(customerNo: string): Promise<number> {
  await change(`
    INSERT INTO messages (customer_id, group_id, centre_id, channel, purpose, content, body, state, made_at, not_before, idempotency_key, changed_at)
    SELECT customer_id, group_id, home_centre_id, 'sms', 'service', 'c', '王小明您好', 'waiting', now(), now(), gen_random_uuid(), now()
    FROM customers WHERE customer_no = '${customerNo}' AND group_id = $group`)
  const [row] = await kit.rows('SELECT max(message_id) AS id FROM messages WHERE group_id = $group')
  return Number(row?.['id'])
}

test('every route about contact, as everybody, with rows of the other centre', async () => {
  const [customerId, taskId] = [
    kit.customer('K5'),
    await kit.reason({ customerNo: 'K5', staff: '赵磊', centre: '二店' }),
  ]
  const [source] = await kit.rows(`SELECT source_id AS id FROM sources WHERE group_id = $group LIMIT 1`)
  const sourceId = Number(source?.['id'])
  await change(`INSERT INTO complaints (customer_id, source_id, complaint_no, opened_on, opened_at)
    VALUES (${customerId}, ${sourceId}, 'T1', '2024-09-20', '2024-09-20T02:00:00Z')`)
  const messageId = await messageTo('K5')
  const asked = [
    ['GET', `/tasks/${taskId}`],
    ['POST', `/tasks/${taskId}/results`, { result: 'reached' }],
    ['DELETE', `/tasks/${taskId}/results/1`],
    ['PUT', `/tasks/${taskId}/rest`, { until: '2024-10-01T04:00:00Z' }],
    ['PUT', '/tasks/owners', { changes: [{ staffId: kit.staffMember('陈晓'), reasonIds: [taskId] }] }],
    ['GET', `/worklist?staff=${kit.staffMember('赵磊')}`],
    ['GET', `/board?centre=${kit.centre('二店')}`],
    ['PUT', '/absences', { staffId: kit.staffMember('赵磊'), fromOn: '2024-10-01', toOn: '2024-10-02' }],
    ['DELETE', `/absences/${kit.staffMember('赵磊')}/2024-10-01`],
    ['GET', `/customers/${customerId}/enrolments`],
    ['GET', `/customers/${customerId}/contact-permission`],
    ['POST', `/customers/${customerId}/enrolments`, { playbookId: 'P7' }],
    ['POST', `/customers/${customerId}/enrolments/1/changes`, { do: 'pause' }],
    ['POST', `/customers/${customerId}/complaints`, complaint],
    ['GET', `/complaints/${customerId}/${sourceId}/T1`],
    ['POST', `/complaints/${customerId}/${sourceId}/T1/steps`, { do: 'note', text: '…' }],
    ['GET', `/complaints?centre=${kit.centre('二店')}`],
    ['PUT', `/messages/${messageId}/state`, { state: 'cancelled' }],
    ['GET', `/outcomes?centre=${kit.centre('二店')}`],
    ['GET', `/reviews/2024-09?centre=${kit.centre('二店')}`],
  ] as const
  for (const [method, path, body] of asked)
    for (const role of ['advisor', 'manager'] as const) {
      const { status } = await everybody[role](method, path, body === undefined ? {} : { body })
      expect([role, method, path, status === 404 || status === 403]).toEqual([role, method, path, true])
    }
  for (const path of ['/complaints', `/messages?customer=${customerId}`])
    for (const role of ['advisor', 'manager'] as const)
      expect([role, path, (await everybody[role]('GET', path)).body.rows]).toEqual([role, path, []])
  const [task] = await kit.rows(`SELECT staff_id, state, not_before FROM task_reasons WHERE reason_id = ${taskId}`)
  expect(task).toEqual({ staff_id: kit.staffMember('赵磊'), state: 'open', not_before: null })
})

test('what was refused under a key was not done, and is not said to have been', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  const body = { result: 'reached', seenResultId: 999 }
  const send = () =>
    kit.advisor('POST', `/tasks/${taskId}/results`, { body, headers: { 'idempotency-key': 'on a bad line' } })
  await kit.manager('POST', `/tasks/${taskId}/results`, { body: { result: 'no_answer' } })
  expect((await send()).body.code).toBe('task-taken')
  expect((await send()).body.code).toBe('task-taken')
})

test('one result, however often it is sent at once', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  const send = () =>
    kit.advisor('POST', `/tasks/${taskId}/results`, {
      body: { result: 'reached' },
      headers: { 'idempotency-key': 'x' },
    })
  const codes = (await Promise.all(Array.from({ length: 20 }, send))).map(({ status }) => status)
  expect(codes.toSorted((a, b) => a - b)[0]).toBe(201)
  expect(await kit.rows(`SELECT 1 FROM task_results WHERE ${taskId} = ANY (reason_ids)`)).toHaveLength(1)
})

test('a task that went to a colleague is out of sight of whoever had tried it', async () => {
  const taskId = await kit.reason({ customerNo: 'K2' })
  const { body } = await kit.advisor('POST', `/tasks/${taskId}/results`, { body: { result: 'no_answer' } })
  await change(`UPDATE task_reasons SET staff_id = ${kit.staffMember('刘洋')} WHERE reason_id = ${taskId}`)
  expect((await kit.advisor('GET', `/tasks/${taskId}`)).status).toBe(404)
  expect((await kit.advisor('POST', `/tasks/${taskId}/results`, { body: { result: 'reached' } })).status).toBe(404)
  expect((await kit.advisor('PUT', `/tasks/${taskId}/rest`, { body: { until: null } })).status).toBe(404)
  const undone = await kit.advisor('DELETE', `/tasks/${taskId}/results/${body.resultId}`)
  expect(undone.body.code).toBe('moved-on')
})

test('what complaints say is for those who see names, what they cost for those who see money', async () => {
  const { body: made } = await kit.advisor('POST', `/customers/${kit.customer('K1')}/complaints`, { body: complaint })
  const path = `/complaints/${made.customerId}/${made.sourceId}/${made.complaintNo}`
  await kit.advisor('POST', `${path}/steps`, { body: { do: 'compensate', amountFen: 12_345, text: '王小明等太久' } })
  for (const each of [path, '/complaints']) {
    expect(JSON.stringify((await kit.analyst('GET', each)).body)).not.toContain('王小明')
    expect(JSON.stringify((await kit.admin('GET', each)).body)).not.toContain('12345')
  }
})

test('nothing about contact names anybody to an analyst, nor tells an administrator of money', async () => {
  const customerId = kit.customer('K1')
  const taskId = await kit.reason({ customerNo: 'K1' })
  await kit.advisor('POST', `/tasks/${taskId}/results`, { body: { result: 'no_answer', note: '王小明在开会' } })
  await messageTo('K1')
  const asked = [
    `/worklist?staff=${kit.staffMember('陈晓')}`,
    `/worklist?staff=${kit.staffMember('陈晓')}&tab=later`,
    `/worklist?staff=${kit.staffMember('陈晓')}&tab=done`,
    `/board?centre=${kit.centre('一店')}`,
    `/tasks/${taskId}`,
    '/messages',
    '/complaints',
    '/outcomes',
    '/playbooks',
    ...['', '/enrolments', '/contact-permission', '/timeline'].map((each) => `/customers/${customerId}${each}`),
  ]
  for (const path of asked) {
    const { status, body } = await kit.analyst('GET', path)
    expect([path, status]).toEqual([path, 200])
    expect(JSON.stringify(body)).not.toMatch(/王小明|13812345678|浙A12345|LSVAA4187E2184847/)
    const told = await kit.admin('GET', path)
    expect([path, JSON.stringify(told.body).match(/"\w*Fen":\d+/g) ?? []]).toEqual([path, []])
  }
})

test('tasks given away crosswise at once, twice, and to nobody there could be', async () => {
  const ids = [await kit.reason({ customerNo: 'K1' }), await kit.reason({ customerNo: 'K2' })]
  const staff = ['陈晓', '刘洋'].map(kit.staffMember)
  const give = (order: readonly number[], staffId = staff[0]) =>
    kit.manager('PUT', '/tasks/owners', { body: { changes: order.map((id) => ({ staffId, reasonIds: [id] })) } })
  const all = Array.from({ length: 12 }, (_, at) => give(at % 2 === 0 ? ids : ids.toReversed(), staff[at % 2]))
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual(all.map(() => 200))
  expect((await give([...ids, ...ids])).status).toBe(400)
  expect((await give(ids, 2 ** 40)).status).toBe(400)
})

test('absences written at once become one where they touch', async () => {
  const staffId = kit.staffMember('刘洋')
  const write = (_: unknown, at: number) =>
    kit.manager('PUT', '/absences', {
      body: { staffId, fromOn: `2024-12-0${1 + (at % 5)}`, toOn: `2024-12-${10 + at}` },
    })
  await Promise.all(Array.from({ length: 10 }, write))
  expect(await kit.rows(`SELECT from_on, to_on FROM absences WHERE staff_id = ${staffId}`)).toEqual([
    { from_on: '2024-12-01', to_on: '2024-12-19' },
  ])
})

const trial = `id: Z1
name: trial
label: { zh: 试, en: Trial }
class: medium
purpose: service
trigger: { state: 'health_score >= 0' }
steps:
  - { id: note, kind: set, tag: trial }
`

test('a manager simulates, and counts, the customers of their own centre', async () => {
  await seedPlaybooks(kit.store, kit.groupId, [])
  const { body } = await kit.manager('POST', '/playbooks/simulate', { body: { source: trial } })
  expect(body.simulation).toMatchObject({ customers: 3 })
  const foreign = [kit.customer('K4'), kit.customer('K5')]
  const ids = body.simulation.examples.map(({ customerId }: { customerId: number }) => customerId)
  expect(ids.filter((id: number) => foreign.includes(id))).toEqual([])
  expect((await kit.analyst('POST', '/playbooks/simulate', { body: { source: trial } })).body.simulation).toMatchObject(
    {
      customers: 5,
    },
  )
})

test('after a deletion no answer that told of somebody is kept', async () => {
  const path = `/messages/${await messageTo('K3')}/state`
  await kit.manager('PUT', path, { body: { state: 'cancelled' }, headers: { 'idempotency-key': 'cancel' } })
  const said = () => kit.rows(`SELECT answer FROM idempotency_keys WHERE answer LIKE '%王小明%' AND $group > 0`)
  expect(await said()).toHaveLength(1)
  await deleteCustomer(kit.store, {
    groupId: kit.groupId,
    customerId: kit.customer('K3'),
    by: 'test',
    today: '2024-09-30',
  })
  expect(await said()).toEqual([])
})
