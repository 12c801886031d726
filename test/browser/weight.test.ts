import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openApp } from '#test/browser/app.ts'
import { leave, visit } from '#test/browser/browser.ts'
import { makeTasks } from '#test/browser/tasks.ts'

/** What screens weigh on their way to the browser: sizes do not depend on the machine, times stand in bench/. */
const app = await openApp({ customers: 60 })
const { address } = app

/** Bytes of every script of the page as they went over the wire. */
async function scriptsOf(page: Page, path: string): Promise<Map<string, number>> {
  await page.goto(path)
  await page.locator('main h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  const sent = (await page.evaluate(`performance.getEntriesByType('resource')
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .map(({ name, encodedBodySize }) => [name, encodedBodySize])`)) as [string, number][]
  return new Map(sent)
}

function weight(scripts: Iterable<number>): number {
  return [...scripts].reduce((sum, bytes) => sum + bytes, 0)
}

test('the cockpit takes at most 300 kB of JavaScript, and each later screen less than 100 kB more', async () => {
  const page = await visit({ address, as: 'analyst', language: 'zh', screen: 'desktop' })
  const first = await scriptsOf(page, '/')
  expect(weight(first.values())).toBeGreaterThan(50_000)
  expect(weight(first.values())).toBeLessThanOrEqual(300_000)
  await leave(page)
  for (const { path, roles } of Object.values(paths)) {
    if (!(roles as readonly string[]).includes('analyst') || path.includes('$')) continue
    const next = await visit({ address, as: 'analyst', language: 'zh', screen: 'desktop' })
    const more = [...(await scriptsOf(next, path))].filter(([name]) => !first.has(name))
    expect([path, weight(more.map(([, bytes]) => bytes)) < 100_000]).toEqual([path, true])
    await leave(next)
  }
})

test('the worklist on a phone takes at most 250 kB of JavaScript, a call with its script included', async () => {
  await makeTasks(app, { count: 2, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'phone' })
  await page.goto('/worklist')
  await page.locator('.queue-row').first().tap()
  await page.locator('.script').first().waitFor()
  const sent = weight((await scriptsOf(page, page.url())).values())
  expect(sent).toBeGreaterThan(50_000)
  expect(sent).toBeLessThanOrEqual(250_000)
  await leave(page)
})
