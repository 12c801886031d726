import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { addAccount } from '#operations/accounts.ts'
import { startApp } from './app.ts'
import { fillKnown, groupOf } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { open } from './places.ts'
import { sampleOf } from './sample.ts'

const password = 'only for benchmarks'
/** Between two looks. */
const everyMs = 50
const paths = ['/cockpit', '/customers', '/search?q=%E7%8E%8B', '/segments', '/me'] as const

/** How long people wait while a centre's whole history is imported and scored under them. */
export async function benchWaits({ places, work, rows }: Options): Promise<Result> {
  const visits = rows ?? 150_000
  const sample = await sampleOf(work, visits / 15, visits)
  const filled = await places.filled(`waits-${sample.customers}`, (store) => fillKnown(store, sample))
  const { place, remove } = await places.copyOf(filled)
  try {
    const store = await open(place)
    const { groupId } = await groupOf(store)
    for (const role of ['analyst', 'admin'] as const)
      await addAccount(store, { groupId, username: role, role, centreId: null, who: { name: role }, password }, 'bench')
    await store.close()
    const { address, stop } = await startApp(place, { work, pages: null })
    const result = await looking(address, sample.visitsFile, { customers: sample.customers, visits })
    await stop()
    return result
  } finally {
    await remove()
  }
}

async function looking(address: string, file: string, size: { customers: number; visits: number }): Promise<Result> {
  const [analyst, admin] = [await signIn(address, 'analyst'), await signIn(address, 'admin')]
  const began = performance.now()
  const importing = importOver(address, admin, file)
  let isOver = false
  importing.then(
    () => (isOver = true),
    () => (isOver = true),
  )
  const waits = new Map<string, number[]>(paths.map((path) => [path, []]))
  const looks: Promise<void>[] = []
  for (let look = 0; !isOver; look++) {
    const path = paths[look % paths.length] ?? '/me'
    looks.push(waitFor(address, analyst, path).then((took) => void waits.get(path)?.push(took)))
    await pause(everyMs)
  }
  await importing
  await Promise.all(looks)
  const minutes = (performance.now() - began) / 1000
  return {
    title: `Looking on while ${ms(size.visits)} visits of ${ms(size.customers)} customers are imported and scored`,
    header: ['', 'requests', 'median, ms', 'p99, ms', 'longest, ms', 'target'],
    rows: [...waits].map(([path, times]) => {
      const sorted = times.toSorted((a, b) => a - b)
      const at = (part: number): string => ms(sorted[Math.floor(sorted.length * part)] ?? 0)
      return [path, ms(sorted.length), at(0.5), at(0.99), ms(sorted.at(-1) ?? 0), '≤ 300']
    }),
    notes: [
      `The file was sent, imported, scored and its figures kept in ${minutes.toFixed(0)} s, by the app that also answered.`,
    ],
  }
}

async function signIn(address: string, username: string): Promise<string> {
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!reply.ok) throw new Error(await reply.text())
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function waitFor(address: string, cookie: string, path: string): Promise<number> {
  const began = performance.now()
  const reply = await fetch(`${address}/api${path}`, { headers: { cookie } })
  await reply.text()
  if (!reply.ok && reply.status !== 409) throw new Error(`${path}: ${reply.status}`)
  return performance.now() - began
}

/** Sends a file and has it imported; resolves when nothing is waiting any more. */
async function importOver(address: string, cookie: string, file: string): Promise<void> {
  const ask = async (method: string, path: string, body?: Buffer | object): Promise<Record<string, unknown>> => {
    const isFile = Buffer.isBuffer(body)
    const reply = await fetch(`${address}/api${path}`, {
      method,
      headers: { cookie, 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
      ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
    return (await reply.json()) as Record<string, unknown>
  }
  const { uploadId } = await ask('POST', '/uploads?name=visits.csv', await readFile(file))
  await ask('POST', '/imports', { uploadIds: [uploadId] })
  for (;;) {
    await pause(500)
    const { state, result } = await ask('GET', `/uploads/${String(uploadId)}`)
    if (state === 'done') return
    if (state === 'refused' || state === 'failed') throw new Error(JSON.stringify(result))
  }
}
