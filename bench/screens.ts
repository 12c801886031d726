import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { addAccount } from '#operations/accounts.ts'
import type { StorePlace } from '#store/connect.ts'
import { paths } from '#web/paths.ts'
import { findBrowser } from '../test/browser/prepare.ts'
import { root, run } from '../scripts/run.ts'
import { startApp } from './app.ts'
import { fillAtWork, groupOf } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { open } from './places.ts'
import { sampleOf } from './sample.ts'
import { scrolled } from './scroll.ts'

const password = 'only for benchmarks'
/** A phone or an old office machine beside this one. */
const slowDown = 4
/** So long without a long task and the screen counts as ready. */
const quietMs = 1_000

/** What a browser does with the screens of a centre of 10,000: the first load of the cockpit, its size, a long list scrolled. */
export async function benchScreens({ places, work, rows, pairs }: Options): Promise<Result> {
  const visits = rows ?? 150_000
  const sample = await sampleOf(work, visits / 15, visits, { withLines: true })
  const filled = await places.filled(`at-work-${sample.customers}`, (store) => fillAtWork(store, sample))
  const { place, remove } = await places.copyOf(filled)
  const built = await run('node scripts/pages.ts', root)
  if (!built.ok) throw new Error(built.output)
  await addAnalyst(place)
  const app = await startApp(place, { work, pages: join(root, 'build/web') })
  const browser = await startBrowser()
  try {
    return await measured(browser, app.address, { customers: sample.customers, runs: pairs })
  } finally {
    await browser.close()
    await app.stop()
    await remove()
  }
}

async function measured(
  browser: Browser,
  address: string,
  { customers, runs }: { customers: number; runs: number },
): Promise<Result> {
  const cookies = await signIn(browser, address)
  const visit = (): Promise<BrowserContext> => visitor(browser, address, cookies)
  const loads: Load[] = []
  for (let each = 0; each < runs; each++) loads.push(await firstLoad(await visit()))
  const scripts = new Set(loads[0]?.scripts.keys())
  const later = await laterScreens(visit, scripts)
  const list = await scrolled(await visit(), customers)
  const middle = (of: (load: Load) => number): number => loads.map(of).toSorted((a, b) => a - b)[runs >> 1] ?? 0
  const sent = (of: 'scripts' | 'type'): string => kB(sum(loads[0]?.[of].values() ?? []))
  const dearest = later.toSorted((a, b) => b.bytes - a.bytes)[0]
  return {
    title: `Screens of ${ms(customers)} customers in a browser`,
    header: ['', 'found', 'target'],
    rows: [
      [
        `cockpit, nothing kept, CPU ${slowDown} times slower: figures shown, ms`,
        ms(middle((load) => load.shownMs)),
        '',
      ],
      ['… and ready: no task above 50 ms from then on, ms', ms(middle((load) => load.readyMs)), '< 2,000'],
      ['… JavaScript sent, kB compressed', sent('scripts'), '≤ 300'],
      ['… Chinese type sent, kB: none to a system that has its own', sent('type'), ''],
      [`most that a later screen adds, kB (${dearest?.screen ?? ''})`, kB(dearest?.bytes ?? 0), '< 100'],
      [`list scrolled from end to end and back: rows`, ms(list.rows), ''],
      ['… longest task of the main thread on the processor, ms', ms(list.longestOnProcessor), '≤ 50'],
      ['… tasks above 50 ms by the clock', ms(list.longByClock.length), '0'],
    ],
    notes: [
      `Medians of ${runs} loads, each in a new profile on this machine: the network costs nothing, the processor ${slowDown} times as much. Ready is the end of the last task above 50 ms before a second without any.`,
      'Scrolled by the wheel without slow-down, page after page coming in; tasks from the browser’s trace. By the clock they are only as quiet as the machine, on which app, database and browser run.',
    ],
  }
}

async function addAnalyst(place: StorePlace): Promise<void> {
  const store = await open(place)
  const { groupId } = await groupOf(store)
  const who = { username: 'analyst', role: 'analyst', centreId: null, who: { name: 'analyst' } } as const
  await addAccount(store, { groupId, password, ...who }, 'bench')
  await store.close()
}

async function startBrowser(): Promise<Browser> {
  const { path, libraries } = await findBrowser()
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    ...(libraries === null ? {} : { env: { ...process.env, LD_LIBRARY_PATH: libraries } }),
  })
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

async function signIn(browser: Browser, address: string): Promise<Cookies> {
  const context = await browser.newContext({ baseURL: address })
  const reply = await context.request.post('/api/session', { data: { username: 'analyst', password } })
  if (!reply.ok()) throw new Error(await reply.text())
  const cookies = await context.cookies()
  await context.close()
  return cookies
}

async function visitor(browser: Browser, address: string, cookies: Cookies): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await context.addCookies(cookies)
  await context.addInitScript(watch)
  return context
}

/** In the page: every task above 50 ms as [begin, end], and when the first key figure stood there, ms since navigation. */
const watch = `
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push([startTime, startTime + duration])
  }).observe({ type: 'longtask', buffered: true })
  const seeing = () => {
    if (document.querySelector('main .figure-value') === null) requestAnimationFrame(seeing)
    else window.shownAt = performance.now()
  }
  seeing()`

interface Load {
  readonly shownMs: number
  readonly readyMs: number
  readonly scripts: ReadonlyMap<string, number>
  readonly type: ReadonlyMap<string, number>
}

async function firstLoad(context: BrowserContext): Promise<Load> {
  const page = await context.newPage()
  const browser = await context.newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  await page.goto('/')
  const [shownMs, readyMs] = await whenQuiet(page)
  const [scripts, type] = [await sentOf(page, '.js'), await sentOf(page, '.woff2')]
  await context.close()
  return { shownMs, readyMs, scripts, type }
}

/** When figures stood there, and the end of the last long task before a second without any. */
async function whenQuiet(page: Page): Promise<[shownMs: number, readyMs: number]> {
  for (;;) {
    await pause(200)
    const [now, shown, ends] = (await page.evaluate(
      '[performance.now(), window.shownAt ?? null, window.longTasks.map(([, end]) => end)]',
    )) as [number, number | null, number[]]
    if (shown === null) continue
    const ready = Math.max(shown, ...ends)
    if (now - ready > quietMs) return [shown, ready]
  }
}

/** Bytes of each file of a kind as they went over the wire. */
async function sentOf(page: Page, ending: '.js' | '.woff2'): Promise<Map<string, number>> {
  const sent = (await page.evaluate(`performance.getEntriesByType('resource')
    .filter(({ name }) => new URL(name).pathname.endsWith('${ending}'))
    .map(({ name, encodedBodySize }) => [name, encodedBodySize])`)) as [string, number][]
  return new Map(sent)
}

/** What each other screen brings that the cockpit did not. */
async function laterScreens(
  visit: () => Promise<BrowserContext>,
  known: ReadonlySet<string>,
): Promise<{ screen: string; bytes: number }[]> {
  const found: { screen: string; bytes: number }[] = []
  for (const [screen, { path, roles }] of Object.entries(paths)) {
    if (!(roles as readonly string[]).includes('analyst') || path.includes('$')) continue
    const context = await visit()
    const page = await context.newPage()
    await page.goto(path)
    await page.locator('main h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    const more = [...(await sentOf(page, '.js'))].filter(([name]) => !known.has(name))
    found.push({ screen, bytes: sum(more.map(([, bytes]) => bytes)) })
    await context.close()
  }
  return found
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0)
}

function kB(bytes: number): string {
  return ms(bytes / 1_000)
}
