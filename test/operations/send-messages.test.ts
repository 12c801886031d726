import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { backup } from '#operations/backup.ts'
import { openPost } from '#operations/post.ts'
import { restore } from '#operations/restore.ts'
import { sendMessages } from '#operations/send-messages.ts'
import { workMessages } from '#operations/work-messages.ts'
import { keepTouch, touchOfMessage } from '#store/message-touches.ts'
import { inTransaction } from '#store/transaction.ts'
import { type Heard, local, localServer, type Reply } from '#test/channels/local-server.ts'
import { freshStore } from '#test/database.ts'
import { messagesKit } from '#test/messages-kit.ts'

const store = await freshStore()
/** A Monday, ten in the morning in China. */
const morning = '2024-09-30T02:00:00Z'

let kit: Awaited<ReturnType<typeof messagesKit>>
beforeEach(async () => {
  kit = await messagesKit(store, 3)
})

/** A text gateway that answers so, and what sends over it. */
async function over(answer: (heard: Heard, count: number) => Reply, variables: Record<string, string> = {}) {
  const gateway = await localServer(answer)
  const post = openPost({ ...local, LONGRANGE_SMS_URL: gateway.url, LONGRANGE_SMS_KEY: 'k', ...variables })
  const send = (now = morning) => sendMessages(store, { groupId: kit.group.groupId, clock: () => now, post })
  return { gateway, send }
}

const taken: Reply = { json: { id: 'g-1' } }

test('what is due goes once, and becomes a contact on the timeline', async () => {
  await kit.put([{ to: 'K1' }, { to: 'K2', notBefore: '2024-09-30T03:00:00Z' }])
  const { gateway, send } = await over(() => taken)
  expect(await send()).toEqual({ sent: 1 })
  expect(await send()).toEqual({})
  expect(gateway.heard.map(({ json }) => json.to)).toEqual(['13800000001'])
  expect(await kit.standing()).toMatchObject([{ state: 'sent', carrier: 'sms', attempts: 1 }, { state: 'waiting' }])
  expect(
    await kit.rows(`SELECT touched_on, channel, direction, purpose, result FROM touches JOIN customers USING (customer_id)
      WHERE group_id = $group`),
  ).toEqual([{ touched_on: '2024-09-30', channel: 'sms', direction: 'out', purpose: 'value', result: 'delivered' }])
})

test('what a playbook writes on WeChat reached the customer, but nobody spoke with them; a colleague who writes did', async () => {
  const touch = {
    at: morning,
    channel: 'wechat',
    direction: 'out',
    purpose: 'value',
    result: 'delivered',
    note: null,
  } as const
  const { groupId } = kit.group
  const packed = async () =>
    (await kit.rows(`SELECT facts->'contacts' AS contacts FROM histories WHERE customer_id = ${kit.idOf('K1')}`))[0]
  const keep = (touchNo: string) =>
    inTransaction(store, (writer) => keepTouch(writer, groupId, { ...touch, touchNo, customerId: kit.idOf('K1') }))
  await keep(touchOfMessage(1))
  expect(await packed()).toEqual({ contacts: [['2024-09-30', 0, 0]] })
  await keep('by hand')
  expect(await packed()).toEqual({ contacts: [['2024-09-30', 1, 0]] })
})

test('the rules are asked again: quiet hours, cadence, wishes, addresses, days', async () => {
  await kit.put([{ to: 'K1' }, { to: 'K1' }, { to: 'K2', channel: 'app' }, { to: 'K3', lastOn: '2024-09-29' }])
  const { gateway, send } = await over(() => taken)
  expect(await send('2024-09-30T14:00:00Z')).toEqual({ waiting: 2, not_sent: 2 })
  expect(await kit.standing()).toMatchObject([
    { state: 'waiting', because: 'quiet_hours', not_before: '2024-10-01T01:00:00Z' },
    { state: 'waiting', because: 'quiet_hours' },
    { state: 'not_sent', because: 'no_address' },
    { state: 'not_sent', because: 'too_late' },
  ])
  await inTransaction(store, (writer) =>
    sql`UPDATE customers SET do_not_contact = true WHERE customer_id = ${kit.idOf('K2')}`.execute(writer),
  )
  await kit.put([{ to: 'K2' }])
  // Two for one customer: the second is asked about when the first has gone, and waits for its turn.
  expect(await send('2024-10-01T02:00:00Z')).toEqual({ sent: 1, waiting: 1, not_sent: 1 })
  expect(await kit.standing()).toMatchObject([
    { state: 'sent' },
    { state: 'waiting', because: 'cadence', not_before: '2024-10-15T01:00:00Z' },
    { to: 'K2' },
    { to: 'K2', state: 'not_sent', because: 'do_not_contact' },
    { to: 'K3' },
  ])
  expect(gateway.heard).toHaveLength(1)
})

test('the same content is not sent twice, and what could not be sent in time is not sent later', async () => {
  await kit.put([
    { to: 'K1', content: 'same' },
    { to: 'K2', lastOn: '2024-09-30' },
  ])
  const { send } = await over(() => taken)
  await send()
  await kit.put([
    { to: 'K1', content: 'same' },
    { to: 'K2', lastOn: '2024-09-30' },
  ])
  await send()
  expect(await kit.standing()).toMatchObject([
    { state: 'sent' },
    { state: 'not_sent', because: 'repeated_content' },
    { state: 'sent' },
    { state: 'not_sent', because: 'cadence' },
  ])
})

test('a passing trouble is tried again, later each time, and given up in the end', async () => {
  await kit.put([{ to: 'K1' }])
  const { gateway, send } = await over(() => ({ status: 503 }))
  expect(await send()).toEqual({ waiting: 1 })
  const [first] = await kit.standing()
  expect(first).toMatchObject({ because: 'provider_away', provider_said: 'HTTP 503', attempts: 1 })
  const wait = Date.parse(String(first?.['not_before'])) - Date.parse(morning)
  expect(wait).toBeGreaterThanOrEqual(2 * 60_000)
  expect(wait).toBeLessThan(2.5 * 60_000 + 1000)
  expect(await send('2024-09-30T02:01:00Z')).toEqual({})
  for (let hour = 0; hour < 6; hour++) await send(`2024-09-30T0${hour + 3}:00:00Z`)
  expect(await kit.standing()).toMatchObject([{ state: 'failed', because: 'gave_up', attempts: 6 }])
  expect(gateway.heard).toHaveLength(6)
  expect(new Set(gateway.heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
})

test('a number that is none is not tried again, nor by the next message', async () => {
  await kit.put([{ to: 'K1' }])
  const { gateway, send } = await over(() => ({ status: 400, json: { error: 'invalid_number' } }))
  await send()
  await kit.put([{ to: 'K1' }])
  await send('2024-09-30T03:00:00Z')
  expect(await kit.standing()).toMatchObject([
    { state: 'failed', because: 'bad_address', provider_said: 'HTTP 400 invalid_number' },
    { state: 'not_sent', because: 'bounced' },
  ])
  expect(gateway.heard).toHaveLength(1)
})

test('nobody knows whether it was taken: never again unasked', async () => {
  await kit.put([{ to: 'K1' }])
  const { gateway, send } = await over(() => 'silence')
  expect(await send()).toEqual({ uncertain: 1 })
  expect(await send('2024-10-20T03:00:00Z')).toEqual({})
  expect(gateway.heard).toHaveLength(1)
  expect(await kit.standing()).toMatchObject([{ state: 'uncertain', because: 'no_answer' }])
})

test('one rate for all that goes over a carrier', async () => {
  await kit.put([{ to: 'K1' }, { to: 'K2' }, { to: 'K3' }])
  const { send } = await over(() => taken, { LONGRANGE_SMS_PER_SECOND: '10' })
  const begun = performance.now()
  expect(await send()).toEqual({ sent: 3 })
  expect(performance.now() - begun).toBeGreaterThanOrEqual(195)
})

test('without a channel everything stays in the outbox, readable', async () => {
  await kit.put([{ to: 'K1' }, { to: 'K2', channel: 'email' }])
  const report = await sendMessages(store, { groupId: kit.group.groupId, clock: () => morning, post: openPost({}) })
  expect(report).toEqual({ not_sent: 2 })
  expect(await kit.standing()).toMatchObject([
    { state: 'not_sent', because: 'kept_in_outbox' },
    { state: 'not_sent', because: 'kept_in_outbox' },
  ])
  expect(await kit.rows('SELECT FROM touches JOIN customers USING (customer_id) WHERE group_id = $group')).toEqual([])
})

test('where time stands still nothing leaves, whatever is set up', async () => {
  await kit.put([{ to: 'K1' }])
  await inTransaction(store, (writer) =>
    sql`UPDATE groups SET fixed_today = '2024-09-30' WHERE group_id = ${kit.group.groupId}`.execute(writer),
  )
  const gateway = await localServer(() => taken)
  const post = openPost({ ...local, LONGRANGE_SMS_URL: gateway.url, LONGRANGE_SMS_KEY: 'k' })
  const asked = { groupId: kit.group.groupId, now: morning, post }
  expect(await workMessages(store, asked)).toEqual({ detail: { not_sent: 1, confirmed: 0, told: 0 } })
  expect(await workMessages(store, asked)).toEqual({ idle: true })
  expect(gateway.heard).toEqual([])
})

test('four senders at once: each message is one’s', async () => {
  kit = await messagesKit(store, 60)
  await kit.put(Array.from({ length: 60 }, (_, at) => ({ to: `K${at + 1}` })))
  const { gateway, send } = await over(() => taken)
  const reports = await Promise.all([send(), send(), send(), send()])
  expect(reports.reduce((sum, { sent = 0 }) => sum + sent, 0)).toBe(60)
  expect(new Set(gateway.heard.map(({ json }) => json.to)).size).toBe(60)
  expect(gateway.heard).toHaveLength(60)
})

test('taken back after it was claimed, it does not go', async () => {
  await kit.put([{ to: 'K1' }, { to: 'K2' }])
  const cancelled: Promise<unknown>[] = []
  const cancelWaiting = () =>
    inTransaction(store, (writer) =>
      sql`UPDATE messages SET state = 'cancelled' WHERE group_id = ${kit.group.groupId} AND state = 'waiting'`.execute(
        writer,
      ),
    )
  // Half a second between two messages: time to take the second one back.
  const slowly = { LONGRANGE_SMS_PER_SECOND: '2' }
  const { gateway, send } = await over(() => (cancelled.push(cancelWaiting()), taken), slowly)
  expect(await send()).toEqual({ sent: 1 })
  await Promise.all(cancelled)
  expect(gateway.heard).toHaveLength(1)
  expect((await kit.standing()).map(({ state }) => String(state)).toSorted()).toEqual(['cancelled', 'sent'])
})

test('what may have been sent after the backup was made is not sent again by itself', async () => {
  await kit.put([{ to: 'K1' }, { to: 'K2', notBefore: '2999-01-01T01:00:00Z' }])
  const { gateway, send } = await over(() => taken)
  const folder = await mkdtemp(join(tmpdir(), 'longrange-sent-'))
  const file = join(folder, 'backup.longrange')
  await backup(store, file, { by: 'test', now: new Date() })
  await send()
  expect(await restore(store, file, { by: 'test', insists: true })).toHaveProperty('rows')
  await send()
  await rm(folder, { recursive: true })
  expect(gateway.heard).toHaveLength(1)
  expect(await kit.standing()).toMatchObject([{ state: 'uncertain', because: 'restored' }, { state: 'waiting' }])
})
