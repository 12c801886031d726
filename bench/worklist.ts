import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { addAccount } from '#operations/accounts.ts'
import type { StorePlace } from '#store/connect.ts'
import { staffOf } from '#store/staff.ts'
import { startApp } from './app.ts'
import { fillAtWork, groupOf, settle, writing } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { open } from './places.ts'
import { sampleOf } from './sample.ts'

const account = { username: 'bench', password: 'only for benchmarks' }
const wanted = 300
const looks = 100

/** An advisor's list of three hundred tasks, asked for over and over: what it costs the database, and how long the answer takes. */
export async function benchWorklist({ places, work, rows }: Options): Promise<Result> {
  const visits = rows ?? 1_000_000
  const sample = await sampleOf(work, visits / 10, visits, { withLines: true })
  const filled = await places.filled(`at-work-${sample.customers}`, (store) => fillAtWork(store, sample))
  const { place, remove } = await places.copyOf(filled)
  try {
    await giveTasks(place)
    const { address, stop } = await startApp(place, { work, pages: null })
    const cookie = await signIn(address)
    const list = async (): Promise<number> => (await ask(address, cookie)).rows.length
    for (let warm = 0; warm < 20; warm++) await list()
    const before = await databaseMs(place)
    const times: number[] = []
    let tasks = 0
    for (let look = 0; look < looks; look++) {
      const began = performance.now()
      tasks = await list()
      times.push(performance.now() - began)
    }
    const spent = ((await databaseMs(place)) - before) / looks
    await stop()
    const sorted = times.toSorted((a, b) => a - b)
    const at = (part: number): string => ms(sorted[Math.floor(sorted.length * part)] ?? 0)
    return {
      title: `An advisor's list among ${ms(sample.customers)} customers with the whole catalogue at work`,
      header: ['tasks given', 'rows sent', 'database time, ms', 'answer: median, ms', 'p95, ms', 'target'],
      rows: [[String(wanted), String(tasks), spent.toFixed(1), at(0.5), at(0.95), 'database < 20']],
      notes: [
        `Database time as the server counts it (\`pg_stat_database.active_time\`), over ${looks} lists one after another: the tab of what does not fit into today, which is the longest.`,
      ],
    }
  } finally {
    await remove()
  }
}

/** Three hundred customers' tasks become one advisor's, who signs in. */
async function giveTasks(place: StorePlace): Promise<void> {
  const store = await open(place)
  const { groupId } = await groupOf(store)
  const advisor = (await staffOf(store.reader, groupId)).find(({ role }) => role === 'advisor')
  if (advisor === undefined) throw new Error('no advisor')
  const { staffId, centreId } = advisor
  const chosen = sql`
    SELECT customer_id FROM task_reasons WHERE state = 'open' AND role = 'advisor' AND centre_id = ${centreId}
    GROUP BY customer_id ORDER BY customer_id LIMIT ${sql.lit(wanted)}`
  await writing(store, async (writer) => {
    await sql`UPDATE task_reasons SET staff_id = NULL WHERE state = 'open' AND staff_id = ${staffId}`.execute(writer)
    await sql`UPDATE task_reasons SET staff_id = ${staffId} WHERE state = 'open' AND customer_id IN (${chosen})`.execute(
      writer,
    )
  })
  await addAccount(store, { groupId, role: 'advisor', centreId, who: { staffId }, ...account }, 'bench')
  await settle(store)
  await store.close()
}

async function signIn(address: string): Promise<string> {
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  if (!reply.ok) throw new Error(await reply.text())
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function ask(address: string, cookie: string): Promise<{ rows: unknown[] }> {
  const reply = await fetch(`${address}/api/worklist?tab=later`, { headers: { cookie } })
  if (!reply.ok) throw new Error(await reply.text())
  return (await reply.json()) as { rows: unknown[] }
}

/** What the server has spent on statements in this database, once everybody has told. */
async function databaseMs(place: StorePlace): Promise<number> {
  await pause(3_000)
  const store = await open(place)
  const { rows } = await sql<{ ms: number }>`
    SELECT active_time AS ms FROM pg_stat_database WHERE datname = current_database()`.execute(store.reader)
  await store.close()
  return rows[0]?.ms ?? 0
}
