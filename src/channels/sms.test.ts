import { expect, test } from 'vitest'
import { sms } from '#channels/sms.ts'
import { local, localServer, type Reply } from '#test/channels/local-server.ts'
import { anOutgoing, opened } from '#test/channels/messages.ts'

async function gateway(reply: Reply, more: Record<string, string> = {}) {
  const server = await localServer(() => reply)
  return {
    server,
    carrier: opened(sms, { ...local, LONGRANGE_SMS_URL: `${server.url}/send`, LONGRANGE_SMS_KEY: 's3cret', ...more }),
  }
}

test.each<{ because: string; reply: Reply; dispatch: object; more?: Record<string, string> }>([
  { because: 'taken', reply: { json: { id: 'g-1' } }, dispatch: { outcome: 'sent', ref: 'g-1' } },
  {
    because: 'no such number',
    reply: { status: 400, json: { error: 'invalid_number' } },
    dispatch: { outcome: 'rejected', because: 'bad_address', said: 'HTTP 400 invalid_number' },
  },
  {
    because: 'no such number, said with 200',
    reply: { json: { error: 'unknown_number' } },
    dispatch: { outcome: 'rejected', because: 'bad_address', said: 'HTTP 200 unknown_number' },
  },
  {
    because: 'text refused',
    reply: { status: 422, json: { error: 'template_not_approved' } },
    dispatch: { outcome: 'rejected', because: 'refused', said: 'HTTP 422 template_not_approved' },
  },
  {
    because: 'too often',
    reply: { status: 429, headers: { 'retry-after': '30' } },
    dispatch: { outcome: 'later', said: 'HTTP 429', afterSeconds: 30 },
  },
  { because: 'away', reply: { status: 503 }, dispatch: { outcome: 'later', said: 'HTTP 503' } },
  {
    because: 'our key is refused: nothing of the message is wrong',
    reply: { status: 401 },
    dispatch: { outcome: 'later', said: 'HTTP 401' },
  },
  { because: 'broken in the middle', reply: { status: 500 }, dispatch: { outcome: 'uncertain', said: 'HTTP 500' } },
  {
    because: 'taken, and no word',
    reply: 'silence',
    dispatch: { outcome: 'uncertain', said: 'no answer within 300 ms' },
  },
  { because: 'taken, and the line cut', reply: 'cut', dispatch: { outcome: 'uncertain', said: 'socket hang up' } },
  {
    because: 'no word from one that knows the key again',
    reply: 'silence',
    more: { LONGRANGE_SMS_IDEMPOTENT: 'true' },
    dispatch: { outcome: 'later', said: 'no answer within 300 ms' },
  },
  {
    because: 'it does not follow elsewhere',
    reply: { status: 302, headers: { location: 'http://169.254.169.254/' } },
    dispatch: { outcome: 'rejected', because: 'refused', said: 'HTTP 302' },
  },
])('$because', async ({ reply, dispatch, more }) => {
  const { carrier, server } = await gateway(reply, more)
  expect(await carrier.send(anOutgoing())).toEqual(dispatch)
  expect(server.heard).toHaveLength(1)
})

test('what the gateway hears', async () => {
  const { carrier, server } = await gateway({ json: { id: 'g-1' } })
  const { key, to, body } = anOutgoing()
  await carrier.send(anOutgoing())
  expect(server.heard[0]).toMatchObject({ method: 'POST', path: '/send', json: { to, text: body, id: key } })
  expect(server.heard[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret', 'idempotency-key': key })
})

test('nobody there: nothing has left', async () => {
  const carrier = opened(sms, { ...local, LONGRANGE_SMS_URL: 'http://127.0.0.1:9', LONGRANGE_SMS_KEY: 'x' })
  expect(await carrier.send(anOutgoing())).toMatchObject({ outcome: 'later' })
})

test('no address inside the network, unless it is allowed', async () => {
  const { server } = await gateway({ json: { id: 'g-1' } })
  for (const url of [
    server.url,
    server.url.replace('127.0.0.1', 'localhost'),
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/',
  ]) {
    const carrier = opened(sms, { LONGRANGE_SMS_URL: url, LONGRANGE_SMS_KEY: 'x' })
    expect(await carrier.send(anOutgoing())).toMatchObject({
      outcome: 'later',
      said: expect.stringContaining('LONGRANGE_PRIVATE_HOSTS'),
    })
  }
  expect(server.heard).toEqual([])
})

test('set up in part is not set up', () => {
  expect(() => sms.open({ LONGRANGE_SMS_URL: 'https://sms.example.com' })).toThrow('LONGRANGE_SMS_KEY')
  expect(sms.open({})).toBeNull()
  expect(() => opened(sms, { LONGRANGE_SMS_URL: 'file:///etc/passwd', LONGRANGE_SMS_KEY: 'x' })).toThrow('not HTTP')
})
