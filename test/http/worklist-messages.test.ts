import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { confirmMessages } from '#operations/confirm-messages.ts'
import { sendMessages } from '#operations/send-messages.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { centresOf } from '#store/groups.ts'
import { staffOf } from '#store/staff.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { apiKit } from '#test/http/api-kit.ts'
import { messageBody, messagesKit } from '#test/messages-kit.ts'
import { localWeCom } from '#test/wecom.ts'

const store = await freshStore()
const morning = '2024-09-30T02:00:00Z'
const api = await apiKit(store, { now: Date.parse(morning) })

/** So many messages that WeCom has handed to their advisor, and who looks at them. */
async function handedOver(count: number) {
  const kit = await messagesKit(store, count)
  const { groupId } = kit.group
  const { says, post } = await localWeCom()
  const [centre] = await centresOf(store.reader, groupId)
  const [person] = await staffOf(store.reader, groupId)
  const centreId = centre?.centreId ?? 0
  const staffId = person?.staffId ?? 0
  await kit.put(Array.from({ length: count }, (_, at) => ({ to: `K${at + 1}`, channel: 'wechat' })))
  await sendMessages(store, { groupId, clock: () => morning, post })
  const confirm = (now: string) => confirmMessages(store, { groupId, clock: () => now, post })
  const advisor = await api.signedIn({ groupId, role: 'advisor', centreId, staffId })
  const manager = await api.signedIn({ groupId, role: 'manager', centreId })
  const analyst = await api.signedIn({ groupId, role: 'analyst', centreId: null })
  const touches = () =>
    kit.rows(
      `SELECT customer_no, channel, result FROM touches JOIN customers USING (customer_id) WHERE group_id = $group`,
    )
  const waiting = async (): Promise<string[]> => {
    const { body } = await advisor('GET', '/worklist')
    expect(body.counts.today).toBe(body.rows.length)
    return body.rows.map((row: { readonly customerNo: string }) => row.customerNo)
  }
  return { ...kit, says, confirm, advisor, manager, analyst, staffId, touches, waiting }
}

test('what WeCom waits for is on the advisor’s list with its text, one minute each, for them alone to say', async () => {
  const { advisor, manager, analyst, staffId } = await handedOver(2)
  const { body } = await advisor('GET', '/worklist')
  expect(body).toMatchObject({
    counts: { today: 2, overdue: 0, later: 0, done: 0 },
    progress: { plannedMinutes: 2 },
    rows: [
      {
        name: '客户1',
        class: 'medium',
        dueOn: '2024-10-07',
        minutes: 1,
        staff: { name: '张三' },
        reasons: [{ label: { en: 'WeCom message to confirm' } }],
        message: { body: messageBody, isReported: true },
      },
      { name: '客户2' },
    ],
  })
  const ofAnalyst = (await analyst('GET', `/worklist?staff=${staffId}`)).body.rows[0]
  expect(ofAnalyst).toMatchObject({ name: '客**', message: { body: null } })
  expect((await manager('GET', '/board')).body.people[0]).toMatchObject({ name: '张三', counts: { today: 2 } })

  const [{ taskId }] = body.rows
  expect((await advisor('GET', `/tasks/${taskId}`)).body.code).toBe('unknown-task')
  const given = { changes: [{ staffId, reasonIds: [taskId] }] }
  expect((await manager('PUT', '/tasks/owners', { body: given })).body.code).toBe('unknown-task')
  const said = await advisor('POST', `/tasks/${taskId}/results`, { body: { result: 'reached' } })
  expect(said.body.code).toBe('unknown-task')
})

test('it has the class of the playbook that wrote it, and says which', async () => {
  const { advisor, idOf, group } = await handedOver(2)
  await seedPlaybooks(store, group.groupId, ['playbooks'])
  await inTransaction(store, (writer) =>
    sql`UPDATE messages SET playbook_id = 'P1' WHERE customer_id = ${idOf('K2')}`.execute(writer),
  )
  expect((await advisor('GET', '/worklist')).body.rows).toMatchObject([
    { name: '客户2', class: 'high', reasons: [{ playbook: 'P1', because: { zh: '新车关怀' } }] },
    { name: '客户1', class: 'medium' },
  ])
})

test('who has asked since not to be contacted is not sent it: the card says so', async () => {
  const { advisor, idOf } = await handedOver(2)
  const path = `/customers/${idOf('K1')}`
  const { etag } = (await advisor('GET', path)).headers
  const headers = { 'if-match': String(etag) }
  expect((await advisor('PATCH', path, { body: { doNotContact: true }, headers })).status).toBe(200)
  expect((await advisor('GET', '/worklist')).body.rows).toMatchObject([
    { name: '客户1', message: { mayNotSend: { en: 'The customer asked not to be contacted' } } },
    { name: '客户2', message: { mayNotSend: null } },
  ])
})

test('said to be sent, it is one contact and gone; said not to be, it is gone and can still be sent', async () => {
  const { advisor, confirm, says, touches, waiting } = await handedOver(2)
  const { body } = await advisor('GET', '/worklist')
  const [first, second] = body.rows.map(({ message }: { message: { messageId: number } }) => message.messageId)
  const say = (messageId: number, state: string) => advisor('PUT', `/messages/${messageId}/state`, { body: { state } })
  expect((await say(first, 'sent')).body).toMatchObject({
    state: 'sent',
    because: 'advisor_did',
    mayBecome: ['handed_over'],
  })
  expect(await waiting()).toEqual(['K2'])
  expect((await say(second, 'not_sent')).body).toMatchObject({
    state: 'not_sent',
    because: 'advisor_did_not',
    mayBecome: ['waiting', 'sent', 'handed_over'],
  })
  expect((await say(second, 'not_sent')).body.code).toBe('message-gone-on')
  expect(await waiting()).toEqual([])
  says.set('wmCustomer1', 1)
  expect(await confirm('2024-09-30T02:15:00Z')).toBe(0)
  expect(await touches()).toEqual([{ customer_no: 'K1', channel: 'wechat', result: 'delivered' }])
  expect((await advisor('GET', '/worklist?tab=done')).body.done).toEqual([])
})

test('a slip of the hand is taken back for ten minutes: nobody was contacted, and it is on the list again', async () => {
  const { advisor, confirm, says, touches, waiting, rows } = await handedOver(2)
  const { body } = await advisor('GET', '/worklist')
  const [first, second] = body.rows.map(({ message }: { message: { messageId: number } }) => message.messageId)
  const say = (messageId: number, state: string) => advisor('PUT', `/messages/${messageId}/state`, { body: { state } })
  expect((await say(first, 'handed_over')).body.code).toBe('message-gone-on')
  await say(first, 'sent')
  await say(second, 'not_sent')
  const told = `SELECT min(not_before - made_at)::text AS wait FROM outgoing_events WHERE group_id = $group AND kind = 'message_state'
    AND subject_id = ${first} AND not_before > made_at`
  expect(await rows(told)).toEqual([{ wait: 'PT10M' }])
  expect((await say(first, 'handed_over')).body).toMatchObject({ state: 'handed_over', because: null })
  expect(await touches()).toEqual([])
  expect((await say(second, 'handed_over')).body).toMatchObject({ state: 'handed_over' })
  expect(await waiting()).toEqual(['K1', 'K2'])
  says.set('wmCustomer1', 1)
  expect(await confirm('2024-09-30T02:15:00Z')).toBe(1)
  expect(await touches()).toEqual([{ customer_no: 'K1', channel: 'wechat', result: 'delivered' }])
  expect((await say(first, 'handed_over')).body.code).toBe('message-gone-on')
  await say(second, 'sent')
  await inTransaction(store, (writer) =>
    sql`UPDATE messages SET changed_at = changed_at - interval '11 minutes' WHERE message_id = ${second}`.execute(
      writer,
    ),
  )
  expect((await say(second, 'handed_over')).body.code).toBe('message-gone-on')
})

test('WeCom’s word takes it off the list, and so do the days after which it counts as not sent', async () => {
  const { confirm, says, touches, waiting } = await handedOver(3)
  says.set('wmCustomer1', 1).set('wmCustomer2', 2)
  expect(await waiting()).toEqual(['K1', 'K2', 'K3'])
  expect(await confirm('2024-09-30T02:15:00Z')).toBe(2)
  expect(await waiting()).toEqual(['K3'])
  expect(await touches()).toEqual([{ customer_no: 'K1', channel: 'wechat', result: 'delivered' }])
  expect(await confirm('2024-10-08T02:15:00Z')).toBe(1)
  expect(await waiting()).toEqual([])
})
