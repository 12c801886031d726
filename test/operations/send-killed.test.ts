import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { instantOf, millisOf } from '#domain/working-time/instant.ts'
import { localServer } from '#test/channels/local-server.ts'
import { freshStore } from '#test/database.ts'
import { messagesKit } from '#test/messages-kit.ts'

const store = await freshStore()
const child = fileURLToPath(new URL('./send-child.ts', import.meta.url))
const customers = 100
/** Under way at once in one sender. */
const lanes = 4

/** Sends with senders that are killed at odd moments, and lets a last one finish; what the gateway heard, by key. */
async function killedAgainAndAgain(strikes: number, isIdempotent: boolean) {
  const kit = await messagesKit(store, customers)
  await kit.put(Array.from({ length: customers }, (_, at) => ({ to: `K${at + 1}` })))
  const gateway = await localServer(() => ({ json: { id: 'g' } }))
  if (!('url' in store.address)) throw new Error('a server with a URL is needed')
  const url = store.address.url
  const sender = (round: number) => {
    // Long enough after the one before for what it had taken to be let go of.
    const now = instantOf(millisOf('2024-09-30T02:00:00Z') + round * 11 * 60_000)
    return spawn(process.execPath, [child, url, String(kit.group.groupId), now, gateway.url, String(isIdempotent)])
  }
  for (let round = 0; round < strikes; round++) {
    const heard = gateway.heard.length
    const running = sender(round)
    const ended = once(running, 'exit')
    while (gateway.heard.length <= heard && running.exitCode === null) await pause(5)
    await pause((round * 37) % 60)
    running.kill('SIGKILL')
    await ended
  }
  await once(sender(strikes), 'exit')
  await once(sender(strikes + 1), 'exit')
  const byKey = Map.groupBy(gateway.heard, ({ headers }) => String(headers['idempotency-key']))
  return { byKey, standing: await kit.standing() }
}

test('kill -9 and again: nothing is sent twice, nothing is lost, and what nobody knows is said to be uncertain', async () => {
  const strikes = 5
  const { byKey, standing } = await killedAgainAndAgain(strikes, false)
  expect([...byKey.values()].filter((heard) => heard.length > 1)).toEqual([])
  const uncertain = standing.filter(({ state }) => state === 'uncertain')
  expect(standing.filter(({ state }) => state === 'sent').length + uncertain.length).toBe(customers)
  expect(uncertain.length).toBeGreaterThan(0)
  expect(uncertain.length).toBeLessThanOrEqual(strikes * lanes)
  expect(byKey.size).toBeGreaterThanOrEqual(customers - uncertain.length)
}, 120_000)

test('to a gateway that knows keys again, everything arrives, each under one key', async () => {
  const { byKey, standing } = await killedAgainAndAgain(3, true)
  expect(standing.filter(({ state }) => state !== 'sent')).toEqual([])
  expect(byKey.size).toBe(customers)
}, 120_000)
