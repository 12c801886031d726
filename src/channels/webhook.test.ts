import { expect, test } from 'vitest'
import { isSignedBy, signed } from '#channels/signature.ts'
import { eventHook, webhook } from '#channels/webhook.ts'
import { local, localServer, type Reply } from '#test/channels/local-server.ts'
import { anOutgoing, opened } from '#test/channels/messages.ts'

const key = { id: 'longrange', secret: 'shared' }

async function program(reply: Reply) {
  const server = await localServer(() => reply)
  const variables = { ...local, LONGRANGE_WEBHOOK_URL: server.url, LONGRANGE_WEBHOOK_SECRET: 'shared' }
  return { server, variables, carrier: opened(webhook, variables) }
}

test('what the program hears is signed, and has a key to know it again by', async () => {
  const { carrier, server } = await program({ json: { id: 'p-1' } })
  expect(await carrier.send(anOutgoing({ channel: 'app' }))).toEqual({ outcome: 'sent', ref: 'p-1' })
  const [heard] = server.heard
  expect(heard?.json).toMatchObject({ type: 'message', id: anOutgoing().key, channel: 'app', to: '13800000001' })
  expect(heard?.headers['idempotency-key']).toBe(anOutgoing().key)
  expect(isSignedBy([key], Buffer.from(heard?.text ?? ''), heard?.headers ?? {}, Date.now())).toBe(true)
})

test.each<{ because: string; reply: Reply; dispatch: object }>([
  { because: 'taken without a word', reply: { status: 204 }, dispatch: { outcome: 'sent', ref: null } },
  {
    because: 'too often',
    reply: { status: 429, headers: { 'retry-after': '7' } },
    dispatch: { outcome: 'later', said: 'HTTP 429', afterSeconds: 7 },
  },
  {
    because: 'nobody of that name',
    reply: { status: 404 },
    dispatch: { outcome: 'rejected', because: 'bad_address', said: 'HTTP 404' },
  },
  {
    because: 'not understood',
    reply: { status: 422 },
    dispatch: { outcome: 'rejected', because: 'refused', said: 'HTTP 422' },
  },
  {
    because: 'broken: it knows the key again',
    reply: { status: 500 },
    dispatch: { outcome: 'later', said: 'HTTP 500' },
  },
  {
    because: 'no word: it knows the key again',
    reply: 'silence',
    dispatch: { outcome: 'later', said: 'no answer within 300 ms' },
  },
])('$because', async ({ reply, dispatch }) => {
  const { carrier } = await program(reply)
  expect(await carrier.send(anOutgoing())).toEqual(dispatch)
})

test('events go the same way', async () => {
  const { server, variables } = await program({})
  expect(await eventHook(variables)?.('e-1', { kind: 'task_result' })).toEqual({ outcome: 'sent', ref: null })
  expect(server.heard[0]?.json).toEqual({ type: 'event', id: 'e-1', kind: 'task_result' })
  expect(eventHook({})).toBeNull()
})

test('which channels it carries is said, else the app', () => {
  expect(webhook.carries({})).toEqual(['app'])
  expect(webhook.carries({ LONGRANGE_WEBHOOK_CHANNELS: 'sms, wechat' })).toEqual(['wechat', 'sms'])
  expect(webhook.carries({ LONGRANGE_WEBHOOK_CHANNELS: '' })).toEqual([])
  expect(() => webhook.carries({ LONGRANGE_WEBHOOK_CHANNELS: 'fax' })).toThrow('fax')
})

const now = Date.parse('2026-11-18T02:00:00Z')

test.each([
  { because: 'as it was signed', believed: true },
  { because: 'four minutes later', at: now + 240_000, believed: true },
  { because: 'six minutes later', at: now + 360_000, believed: false },
  { because: 'another body', body: '{"a":2}', believed: false },
  { because: 'another secret', keys: [{ id: 'longrange', secret: 'other' }], believed: false },
  { because: 'a key that nobody knows', keys: [{ id: 'old', secret: 'shared' }], believed: false },
  { because: 'the old key, while both are known', keys: [{ id: 'new', secret: 'n' }, key], believed: true },
  { because: 'no signature', headers: {}, believed: false },
  {
    because: 'another moment',
    headers: { ...signed('{"a":1}', key, now), 'x-longrange-timestamp': '1795100000' },
    believed: false,
  },
])('$because: believed $believed', ({ at = now, body = '{"a":1}', keys = [key], headers, believed }) => {
  const given = headers ?? signed('{"a":1}', key, now)
  expect(isSignedBy(keys, Buffer.from(body), given, at)).toBe(believed)
})
