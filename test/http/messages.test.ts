import { expect, test } from 'vitest'
import { signed } from '#channels/signature.ts'
import { openPost } from '#operations/post.ts'
import { sendMessages } from '#operations/send-messages.ts'
import { centresOf } from '#store/groups.ts'
import { local, localServer } from '#test/channels/local-server.ts'
import { freshStore } from '#test/database.ts'
import { apiKit } from '#test/http/api-kit.ts'
import { messageBody, messagesKit } from '#test/messages-kit.ts'

const store = await freshStore()
const morning = '2024-09-30T02:00:00Z'
const now = Date.parse(morning)
const kit = await messagesKit(store, 6)
const { groupId } = kit.group
const [centre] = await centresOf(store.reader, groupId)
const post = openPost({ LONGRANGE_INBOUND_SECRET: 'shared' })
const { ask: nobody, signedIn } = await apiKit(store, { now, post })
const manager = await signedIn({ groupId, role: 'manager', centreId: centre?.centreId ?? 0 })
const analyst = await signedIn({ groupId, role: 'analyst', centreId: null })
const stranger = await signedIn({
  groupId: (await messagesKit(store, 1)).group.groupId,
  role: 'analyst',
  centreId: null,
})

/** Sends what is due over a gateway that gives each text this number. */
async function sendAs(ref: string): Promise<void> {
  const gateway = await localServer(() => ({ json: { id: ref } }))
  const variables = { ...local, LONGRANGE_SMS_URL: gateway.url, LONGRANGE_SMS_KEY: 'k' }
  await sendMessages(store, { groupId, clock: () => morning, post: openPost(variables) })
}

async function messageOf(no: string) {
  const { body } = await manager('GET', `/messages?customer=${kit.idOf(no)}`)
  return body.rows[0]
}

function answerTo(answers: readonly Record<string, unknown>[], channel: string, purpose = 'value') {
  return answers.find((each) => each['channel'] === channel && each['purpose'] === purpose)
}

function tell(channel: string, events: unknown, secret = 'shared') {
  const body = { events }
  const headers = signed(JSON.stringify(body), { id: 'provider', secret }, now)
  return nobody('POST', `/inbound/${channel}`, { body, headers })
}

test('the outbox: what waits, what was kept and why; nobody’s words for those who see no names', async () => {
  await kit.put([{ to: 'K1' }, { to: 'K2', channel: 'email' }])
  await sendAs('g-1')
  const { body } = await manager('GET', '/messages?state=not_sent&state=sent')
  expect(body.rows).toMatchObject([
    {
      name: '客户2',
      channel: 'email',
      state: 'not_sent',
      because: 'kept_in_outbox',
      body: messageBody,
      mayBecome: ['waiting', 'sent'],
    },
    { name: '客户1', channel: 'sms', state: 'sent', carrier: 'sms', mayBecome: [] },
  ])
  expect(body.rows[0].why.en).toBe('No channel is set up: it stays in the outbox')
  expect(body.counts).toMatchObject({ not_sent: 1, waiting: 0 })
  expect((await manager('GET', '/messages?channel=email')).body.rows).toHaveLength(1)
  expect((await analyst('GET', '/messages?channel=email')).body.rows).toMatchObject([
    { name: '客**', body: null, mayBecome: [] },
  ])
  expect((await stranger('GET', '/messages')).body.rows).toEqual([])
})

test('sent by hand, sent again, taken back: each once, and by those who may', async () => {
  const { messageId } = await messageOf('K2')
  const path = `/messages/${messageId}/state`
  expect((await analyst('PUT', path, { body: { state: 'sent' } })).status).toBe(403)
  expect((await manager('PUT', path, { body: { state: 'sent' } })).body).toMatchObject({
    state: 'sent',
    because: 'by_hand',
  })
  expect((await manager('PUT', path, { body: { state: 'sent' } })).body.code).toBe('message-gone-on')
  expect((await manager('PUT', '/messages/999999/state', { body: { state: 'sent' } })).status).toBe(404)
  const touches = await kit.rows(`SELECT channel, result FROM touches WHERE customer_id = ${kit.idOf('K2')}`)
  expect(touches).toEqual([{ channel: 'email', result: 'delivered' }])
  await kit.put([{ to: 'K3', notBefore: '2024-10-01T02:00:00Z' }])
  const waiting = await messageOf('K3')
  expect(
    (await manager('PUT', `/messages/${waiting.messageId}/state`, { body: { state: 'cancelled' } })).body,
  ).toMatchObject({
    state: 'cancelled',
    because: 'cancelled_by_hand',
  })
})

test('receipts: delivered, read, and never back; what was uncertain is settled', async () => {
  await kit.put([{ to: 'K4' }])
  await sendAs('g-4')
  const receipt = (state: string) => tell('sms', [{ kind: 'receipt', ref: 'g-4', state }])
  expect((await receipt('read')).body).toEqual({ taken: 1, unknown: 0 })
  expect((await receipt('delivered')).status).toBe(200)
  expect(await messageOf('K4')).toMatchObject({ state: 'read' })
  const touches = await kit.rows(`SELECT result FROM touches WHERE customer_id = ${kit.idOf('K4')}`)
  expect(touches).toEqual([{ result: 'read' }])
  expect((await tell('sms', [{ kind: 'receipt', ref: 'nobody’s', state: 'read' }])).body).toEqual({
    taken: 0,
    unknown: 1,
  })
})

test('a bounce says so on the timeline, and no more is sent there', async () => {
  await kit.put([{ to: 'K5' }])
  await sendAs('g-5')
  await tell('sms', [{ kind: 'receipt', ref: 'g-5', state: 'bounced', said: 'unknown subscriber' }])
  expect(await messageOf('K5')).toMatchObject({
    state: 'failed',
    because: 'bad_address',
    providerSaid: 'unknown subscriber',
  })
  const { body } = await manager('GET', `/customers/${kit.idOf('K5')}/contact-permission`)
  const sms = answerTo(body.answers, 'sms')
  expect(sms).toMatchObject({ may: false, obstacles: [{ because: 'bounced', until: null }] })
  expect(answerTo(body.answers, 'email')).toMatchObject({ may: true })
})

test('a reply is a contact of theirs, told twice it is one', async () => {
  const reply = {
    kind: 'message',
    id: 'in-1',
    from: '+86 138 0000 0006',
    text: '周六可以吗',
    at: '2024-09-30T09:30:00+08:00',
  }
  expect((await tell('sms', [reply, reply])).body).toEqual({ taken: 2, unknown: 0 })
  const touches = await kit.rows(
    `SELECT touched_at, channel, direction, result, note FROM touches WHERE customer_id = ${kit.idOf('K6')}`,
  )
  expect(touches).toEqual([
    { touched_at: '2024-09-30T01:30:00Z', channel: 'sms', direction: 'in', result: 'replied', note: '周六可以吗' },
  ])
})

test('a clock that is ahead makes no contact to come', async () => {
  const reply = { kind: 'message', id: 'in-9', from: '13800000005', text: '好的', at: '9999-12-31T23:59:59Z' }
  expect((await tell('sms', [reply])).body).toEqual({ taken: 1, unknown: 0 })
  expect(await kit.rows(`SELECT touched_at FROM touches WHERE touch_no = 'inbound-sms-in-9' AND $group > 0`)).toEqual([
    { touched_at: morning },
  ])
})

test('nobody tells us anything without the secret', async () => {
  expect((await tell('sms', [{ kind: 'receipt', ref: 'g-4', state: 'failed' }], 'guessed')).status).toBe(401)
  const body = { events: [{ kind: 'receipt', ref: 'g-4', state: 'failed' }] }
  expect((await nobody('POST', '/inbound/sms', { body })).body.code).toBe('not-signed')
  expect((await tell('fax', [])).status).toBe(400)
})

test('why we can or cannot contact them today, in every way, and from when', async () => {
  const { body } = await manager('GET', `/customers/${kit.idOf('K1')}/contact-permission`)
  expect(Date.parse(body.at)).toBe(now)
  expect(body.answers).toHaveLength(18)
  const care = answerTo(body.answers, 'sms')
  expect(care).toMatchObject({ may: false, obstacles: [{ because: 'cadence', until: '2024-10-14T01:00:00Z' }] })
  const own = answerTo(body.ownService, 'sms', 'service')
  expect(own).toMatchObject({ may: false, obstacles: [{ because: 'own_service', until: '2024-10-07T01:00:00Z' }] })
  expect((await stranger('GET', `/customers/${kit.idOf('K1')}/contact-permission`)).status).toBe(404)
})
