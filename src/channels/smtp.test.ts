import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { smtp } from '#channels/smtp.ts'
import { local } from '#test/channels/local-server.ts'
import { anOutgoing, opened } from '#test/channels/messages.ts'

/** A mail server on the loopback, until the test is over. */
async function mailServer(options: SMTPServerOptions = {}, more: Record<string, string> = {}) {
  const letters: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString())
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close())
  const { port } = server.server.address() as AddressInfo
  const variables = {
    ...local,
    LONGRANGE_SMTP_URL: `smtp://127.0.0.1:${port}`,
    LONGRANGE_SMTP_FROM: '续航服务中心 <care@example.com>',
    ...more,
  }
  return { letters, carrier: opened(smtp, variables), port }
}

const letter = anOutgoing({ channel: 'email', to: 'wang@example.com', subject: '冬季续航小提示' })

function refusing(code: number, message: string): (...args: never[]) => void {
  return ((_what: unknown, _session: unknown, done: (error: Error) => void) =>
    done(Object.assign(new Error(message), { responseCode: code }))) as never
}

test('a letter arrives, with its key', async () => {
  const { carrier, letters } = await mailServer()
  expect(await carrier.send(letter)).toEqual({ outcome: 'sent', ref: `<${letter.key}@longrange>` })
  expect(letters).toHaveLength(1)
  expect(letters[0]).toContain(`Message-ID: <${letter.key}@longrange>`)
  expect(letters[0]).toMatch(/^To: wang@example.com\r?$/m)
})

test('one address is one address', async () => {
  const recipients: string[] = []
  const { carrier } = await mailServer({
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address)
      done()
    },
  })
  await carrier.send({ ...letter, to: 'wang@example.com, everybody@example.com', subject: 'a\r\nBcc: x@example.com' })
  expect(recipients.filter((each) => each === 'everybody@example.com' || each === 'x@example.com')).toEqual([])
})

test.each<{ because: string; options: SMTPServerOptions; dispatch: object }>([
  {
    because: 'nobody of that name',
    options: { onRcptTo: refusing(550, 'no such user') as never },
    dispatch: { outcome: 'rejected', because: 'bad_address' },
  },
  {
    because: 'greylisted',
    options: { onRcptTo: refusing(450, 'try again later') as never },
    dispatch: { outcome: 'later' },
  },
  {
    because: 'we may not send',
    options: { onMailFrom: refusing(553, 'sender refused') as never },
    dispatch: { outcome: 'rejected', because: 'refused' },
  },
  {
    because: 'the letter is refused',
    options: {
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => done(Object.assign(new Error('spam'), { responseCode: 554 })))
      },
    },
    dispatch: { outcome: 'rejected', because: 'refused' },
  },
  {
    because: 'the letter is put off',
    options: {
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => done(Object.assign(new Error('disk full'), { responseCode: 452 })))
      },
    },
    dispatch: { outcome: 'later' },
  },
  {
    because: 'taken, and no word',
    options: { onData: (stream) => void stream.resume() },
    dispatch: { outcome: 'uncertain' },
  },
  { because: 'no greeting in time', options: { onConnect: () => undefined }, dispatch: { outcome: 'later' } },
  { because: 'no word before the letter', options: { onRcptTo: () => undefined }, dispatch: { outcome: 'later' } },
])('$because', async ({ options, dispatch }) => {
  const { carrier } = await mailServer(options)
  expect(await carrier.send(letter)).toMatchObject(dispatch)
})

test('taken, and the line cut', async () => {
  const { carrier } = await mailServer({
    onData: (stream, session) => {
      stream.resume().on('end', () => {
        const { connection } = session as unknown as { connection?: { close(): void } }
        connection?.close()
      })
    },
  })
  expect(await carrier.send(letter)).toMatchObject({ outcome: 'uncertain' })
})

test('signed in with a name and a password from a file or the environment', async () => {
  const seen: string[] = []
  const options: SMTPServerOptions = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      seen.push(`${username} ${password}`)
      return password === 'right' ? done(null, { user: username }) : done(new Error('no'))
    },
  }
  const { carrier, port } = await mailServer(options, { LONGRANGE_SMTP_PASSWORD: 'right' })
  const url = `smtp://care%40example.com@127.0.0.1:${port}`
  const named = { ...local, LONGRANGE_SMTP_URL: url, LONGRANGE_SMTP_FROM: 'care@example.com' }
  expect(await opened(smtp, { ...named, LONGRANGE_SMTP_PASSWORD: 'right' }).send(letter)).toMatchObject({
    outcome: 'sent',
  })
  expect(await opened(smtp, { ...named, LONGRANGE_SMTP_PASSWORD: 'wrong' }).send(letter)).toMatchObject({
    outcome: 'later',
  })
  expect(seen).toEqual(['care@example.com right', 'care@example.com wrong'])
  expect(await carrier.send(letter)).toMatchObject({ outcome: 'later' })
})

test('nobody there; an address inside that nobody allowed; one in the clear outside', async () => {
  const from = { LONGRANGE_SMTP_FROM: 'care@example.com' }
  const { port } = await mailServer()
  expect(
    await opened(smtp, { ...local, ...from, LONGRANGE_SMTP_URL: 'smtp://127.0.0.1:9' }).send(letter),
  ).toMatchObject({ outcome: 'later' })
  const inside = opened(smtp, { ...from, LONGRANGE_SMTP_URL: `smtp://127.0.0.1:${port}` })
  expect(await inside.send(letter)).toMatchObject({
    outcome: 'later',
    said: expect.stringContaining('LONGRANGE_PRIVATE_HOSTS'),
  })
})
