import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { isSignedBy } from '#channels/signature.ts'
import { openPost } from '#operations/post.ts'
import { sendMessages } from '#operations/send-messages.ts'
import { tellEvents } from '#operations/tell-events.ts'
import { noteEvents } from '#store/outgoing-events.ts'
import { inTransaction } from '#store/transaction.ts'
import { local, localServer, type Reply } from '#test/channels/local-server.ts'
import { freshStore } from '#test/database.ts'
import { messagesKit } from '#test/messages-kit.ts'

const store = await freshStore()
const morning = '2024-09-30T02:00:00Z'

async function program(answer: () => Reply) {
  const kit = await messagesKit(store, 2)
  const server = await localServer(answer)
  const post = openPost({
    ...local,
    LONGRANGE_WEBHOOK_URL: server.url,
    LONGRANGE_WEBHOOK_SECRET: 'shared',
    LONGRANGE_WEBHOOK_CHANNELS: 'sms',
  })
  const asked = (now: string) => ({ groupId: kit.group.groupId, clock: () => now, post })
  const events = () => server.heard.filter(({ json }) => json.type === 'event')
  return { kit, asked, events }
}

test('what becomes of a message is told, signed, once, and with nothing of the person but their number', async () => {
  const { kit, asked, events } = await program(() => ({}))
  await kit.put([{ to: 'K1' }])
  await sendMessages(store, asked(morning))
  expect(await tellEvents(store, asked(morning))).toBe(1)
  expect(await tellEvents(store, asked('2024-09-30T05:00:00Z'))).toBe(0)
  const [heard] = events()
  expect(heard?.json).toMatchObject({
    kind: 'message_state',
    state: 'sent',
    channel: 'sms',
    customer: { number: 'K1', source: expect.any(String) },
  })
  expect(heard?.text).not.toContain('客户1')
  expect(heard?.text).not.toContain('138')
  const key = { id: 'longrange', secret: 'shared' }
  expect(isSignedBy([key], Buffer.from(heard?.text ?? ''), heard?.headers ?? {}, Date.now())).toBe(true)
})

test('a program that is away is told later, under the same key', async () => {
  let isAway = true
  const { kit, asked, events } = await program(() => (isAway ? { status: 503 } : {}))
  await inTransaction(store, async (writer) => {
    await sql`
      INSERT INTO task_results (customer_id, result_id, group_id, centre_id, at, result, reason_ids, before, undo_until)
      VALUES (${kit.idOf('K1')}, 71, ${kit.group.groupId}, 0, ${morning}, 'booked', '{}', '{}', ${morning})`.execute(
      writer,
    )
    await noteEvents(writer, [{ customerId: kit.idOf('K1'), kind: 'task_result', subjectId: 71 }], { now: morning })
  })
  expect(await tellEvents(store, asked(morning))).toBe(0)
  isAway = false
  expect(await tellEvents(store, asked('2024-09-30T02:01:00Z'))).toBe(0)
  expect(await tellEvents(store, asked('2024-09-30T03:00:00Z'))).toBe(1)
  expect(new Set(events().map(({ json }) => json.id)).size).toBe(1)
  expect(events().at(-1)?.json).toMatchObject({ kind: 'task_result', result: 'booked' })
})

test('what was taken back in time is not told', async () => {
  const { kit, asked, events } = await program(() => ({}))
  await inTransaction(store, (writer) =>
    noteEvents(writer, [{ customerId: kit.idOf('K1'), kind: 'task_result', subjectId: 999 }], { now: morning }),
  )
  expect(await tellEvents(store, asked(morning))).toBe(0)
  expect(events()).toEqual([])
})

test('without a program nothing is kept for it', async () => {
  const { kit } = await program(() => ({}))
  await inTransaction(store, (writer) =>
    noteEvents(writer, [{ customerId: kit.idOf('K1'), kind: 'task_result', subjectId: 1 }], { now: morning }),
  )
  await tellEvents(store, { groupId: kit.group.groupId, clock: () => morning, post: openPost({}) })
  expect(await kit.rows('SELECT FROM outgoing_events WHERE group_id = $group')).toEqual([])
})
