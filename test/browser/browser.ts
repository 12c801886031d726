import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core'
import { afterAll, expect, inject } from 'vitest'
import type { Language } from '#domain/label.ts'

export const screens = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 360, height: 740 },
} as const

export type Screen = keyof typeof screens

export interface Visitor {
  readonly address: string
  /** Null: not signed in. */
  readonly as: 'manager' | 'advisor' | 'analyst' | 'admin' | null
  readonly language: Language
  readonly screen: Screen
  readonly theme?: 'light' | 'dark'
  /** The server is made to fail: what the browser says about that is no complaint of the page. */
  readonly expectsFailures?: boolean
}

let browser: Promise<Browser> | undefined

async function start(): Promise<Browser> {
  const { path, libraries } = inject('browser')
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return playwright.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', ...quiet],
    headless: true,
    ...(libraries === null ? {} : { env: { ...process.env, LD_LIBRARY_PATH: libraries } }),
  })
}

/** A window of somebody. Whatever the page complains about on the way fails the test when it is over. */
export async function visit({ address, as, language, screen, theme = 'light', ...more }: Visitor): Promise<Page> {
  browser ??= start().then((started) => {
    afterAllOnce(started)
    return started
  })
  const context = await (
    await browser
  ).newContext({
    baseURL: address,
    viewport: screens[screen],
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
    hasTouch: screen === 'phone',
    isMobile: screen === 'phone',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  complaints.set(page, [])
  page.on('pageerror', (error) => complaints.get(page)?.push(String(error)))
  page.on('console', (message) => {
    const expected = more.expectsFailures === true ? /status of [45]\d\d|net::ERR_/ : /status of 4\d\d/
    if (message.type() === 'error' && !expected.test(message.text())) complaints.get(page)?.push(message.text())
  })
  if (as !== null) await signIn(context, address, as)
  return page
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const sessions = new Map<string, Cookies>()

/** One session for each person: sign-ins of one address are limited. */
async function signIn(context: BrowserContext, address: string, as: string): Promise<void> {
  const known = sessions.get(`${address} ${as}`)
  if (known !== undefined) return context.addCookies(known)
  const reply = await context.request.post('/api/session', { data: { username: as, password: 'longrange-demo' } })
  expect(reply.status()).toBe(200)
  sessions.set(`${address} ${as}`, await context.cookies())
}

const complaints = new WeakMap<Page, string[]>()

/** Closes a window; fails where its page threw, broke the content policy or logged an error. */
export async function leave(page: Page): Promise<void> {
  const said = complaints.get(page) ?? []
  await page.context().close()
  expect(said).toEqual([])
}

function afterAllOnce(started: Browser): void {
  closing ??= started
}

let closing: Browser | undefined
afterAll(async () => {
  await closing?.close()
  closing = undefined
  browser = undefined
})

/** What of WCAG 2.2 AA a tool can tell of the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(`${axe.source}; null`)
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + ' — ' + failureSummary).join(' | ')))`,
  )) as string[]
  expect(found).toEqual([])
}

/** Nothing stands out to the right of the window. */
export async function expectFits(page: Page): Promise<void> {
  const [wide, window] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [number, number]
  expect(wide).toBeLessThanOrEqual(window)
}

/** Keeps a picture where LONGRANGE_PICTURES names a folder: for eyes, not for comparing. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LONGRANGE_PICTURES']
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
