import { setTimeout as pause } from 'node:timers/promises'
import { addAccount } from '#operations/accounts.ts'
import { refreshSearch } from '#operations/refresh-search.ts'
import type { Store } from '#store/connect.ts'
import { centresOf } from '#store/groups.ts'
import { staffOf } from '#store/staff.ts'
import { startApp } from './app.ts'
import { fillAtWork, fillKnown, groupOf, settle } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { open } from './places.ts'
import { sampleOf } from './sample.ts'

/** People at once, and what each of them waits between two clicks. */
const users = 50
const thinkMs = 5_000
const password = 'only for benchmarks'

/** Whom somebody is, and what they look at in turn. */
type Looks = Readonly<Record<string, (ask: Ask, look: number) => Promise<void>>>
type Ask = (path: string) => Promise<unknown>

interface Row {
  readonly customerId: number
}

const surnames = '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗'.split(' ')

/** What people look at: the screens of the target, each by a different question every time. */
const looks: Looks = {
  cockpit: async (ask) => void (await ask('/cockpit')),
  'list page': async (ask, look) => void (await listPage(ask, look)),
  profile: async (ask, look) => {
    const rows = await listPage(ask, look, false)
    const row = rows[look % Math.max(1, rows.length)]
    if (row !== undefined) await ask(`/customers/${row.customerId}`)
  },
  search: async (ask, look) => void (await ask(`/search?q=${encodeURIComponent(wordOf(look))}`)),
  segments: async (ask) => void (await ask('/segments')),
  worklist: async (ask) => void (await ask('/worklist')),
}

async function listPage(ask: Ask, look: number, isMeasured = true): Promise<readonly Row[]> {
  const stages = ['growth', 'mature', 'decline', 'activation']
  const path = `/customers?stage=${stages[look % stages.length]}`
  const reply = (await (isMeasured ? ask(path) : silently(ask)(path))) as { rows: readonly Row[] }
  return reply.rows
}

const unmeasured = new WeakMap<Ask, Ask>()

function silently(ask: Ask): Ask {
  return unmeasured.get(ask) ?? ask
}

/** A surname, the end of a phone number, initials: what people type. */
function wordOf(look: number): string {
  const kinds = [surnames[look % surnames.length] ?? '王', String(1000 + (look % 9000)), 'wx', 'zhang']
  return kinds[look % kinds.length] ?? '王'
}

/** Fifty people who click every five seconds, for some minutes, on 100,000 customers. */
export async function benchLoad({ places, work, rows, minutes }: Options): Promise<Result> {
  const visits = rows ?? 1_000_000
  const sample = await sampleOf(work, visits / 10, visits, { withLines: true })
  const filled = await places.filled(`at-work-${sample.customers}`, (store) => fillAtWork(store, sample))
  return clicking({ places, filled, work }, { customers: sample.customers, minutes, screens: Object.keys(looks) })
}

/** The same people who do nothing but search, among a million customers. */
export async function benchSearch({ places, work, rows, minutes }: Options): Promise<Result> {
  const customers = rows ?? 1_000_000
  const sample = await sampleOf(work, customers, customers)
  const filled = await places.filled(`known-${customers}`, async (store) => {
    await fillKnown(store, sample)
    await refreshSearch(store)
    await settle(store)
  })
  return clicking({ places, filled, work }, { customers, minutes, screens: ['search'] })
}

interface Clicking {
  readonly customers: number
  readonly minutes: number
  readonly screens: readonly string[]
}

async function clicking(
  { places, filled, work }: Pick<Options, 'places' | 'work'> & { readonly filled: string },
  { customers, minutes, screens }: Clicking,
): Promise<Result> {
  const { place, remove } = await places.copyOf(filled)
  try {
    const names = await withStore(place, addUsers)
    const { address, stop } = await startApp(place, { work, pages: null })
    const cookies = await Promise.all(names.map((name) => signIn(address, name)))
    const until = performance.now() + minutes * 60_000
    const [before, began] = [process.cpuUsage(), performance.now()]
    const taken = new Map(screens.map((look) => [look, [] as number[]]))
    await Promise.all(cookies.map((cookie, index) => oneUser(address, cookie, { index, until, taken })))
    const used = process.cpuUsage(before)
    const share = (used.user + used.system) / 1000 / (performance.now() - began)
    await stop()
    return resultOf(taken, { customers, minutes, share })
  } finally {
    await remove()
  }
}

async function withStore<T>(place: Parameters<typeof open>[0], work: (store: Store) => Promise<T>): Promise<T> {
  const store = await open(place)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Of ten people seven are advisors, two managers and one an analyst. */
function isAdvisor(n: number): boolean {
  return n % 10 < 7
}

async function addUsers(store: Store): Promise<string[]> {
  const { groupId } = await groupOf(store)
  const [centre] = await centresOf(store.reader, groupId)
  const advisors = (await staffOf(store.reader, groupId)).filter(({ role }) => role === 'advisor')
  const names = Array.from({ length: users }, (_, n) => `bench${n}`)
  for (const [n, username] of names.entries()) {
    const advisor = isAdvisor(n) ? advisors[n] : undefined
    const as =
      advisor === undefined
        ? { role: n % 10 === 9 ? ('analyst' as const) : ('manager' as const), who: { name: username } }
        : { role: 'advisor' as const, who: { staffId: advisor.staffId } }
    const centreId = (advisor ?? centre)?.centreId ?? null
    await addAccount(store, { groupId, username, centreId, password, ...as }, 'bench')
  }
  await settle(store)
  return names
}

let signedIn = 0

async function signIn(address: string, username: string): Promise<string> {
  // Sign-ins of one address are limited: 20 a minute.
  await pause(3_100 * signedIn++)
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!reply.ok) throw new Error(`${username}: ${await reply.text()}`)
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function oneUser(
  address: string,
  cookie: string,
  { index, until, taken }: { index: number; until: number; taken: Map<string, number[]> },
): Promise<void> {
  await pause((index / users) * thinkMs)
  for (let look = index; performance.now() < until; look++) {
    const names = [...taken.keys()].filter((name) => name !== 'worklist' || isAdvisor(index))
    const name = names[look % names.length] ?? 'cockpit'
    const quiet: Ask = (path) => get(address, path, cookie)
    const ask: Ask = async (path) => {
      const began = performance.now()
      const reply = await get(address, path, cookie)
      taken.get(name)?.push(performance.now() - began)
      return reply
    }
    unmeasured.set(ask, quiet)
    await looks[name]?.(ask, look)
    await pause(thinkMs)
  }
}

/** A figure that somebody's role does not show counts like any other answer. */
async function get(address: string, path: string, cookie: string): Promise<unknown> {
  const reply = await fetch(`${address}/api${path}`, { headers: { cookie } })
  const said: unknown = await reply.json()
  if (!reply.ok && reply.status !== 403) throw new Error(`${path}: ${JSON.stringify(said)}`)
  return said
}

function resultOf(
  taken: ReadonlyMap<string, readonly number[]>,
  { customers, minutes, share }: { customers: number; minutes: number; share: number },
): Result {
  const at = (sorted: readonly number[], part: number): string => ms(sorted[Math.floor(sorted.length * part)] ?? 0)
  return {
    title: `${users} people on ${ms(customers)} customers for ${minutes} minutes`,
    header: ['', 'requests', 'median, ms', 'p95, ms', 'p99, ms', 'longest, ms', 'target p95'],
    rows: [...taken].map(([name, times]) => {
      const sorted = times.toSorted((a, b) => a - b)
      return [
        name,
        ms(sorted.length),
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        ms(sorted.at(-1) ?? 0),
        '< 100',
      ]
    }),
    notes: [
      `Each clicks ${thinkMs / 1000} s after the last answer. The generator took ${(share * 100).toFixed(0)} % of one core beside app and database.`,
    ],
  }
}
