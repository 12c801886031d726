import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { inTransaction } from '#store/transaction.ts'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, leave, picture, visit } from '#test/browser/browser.ts'
import { makeTasks, resultsOf } from '#test/browser/tasks.ts'

const soon = { timeout: 20_000 }

/** Results typed on a bad connection: each arrives once and in order, or its refusal is shown. */
const app = await openApp({ customers: 700 })

beforeEach(() =>
  inTransaction(app.store, async (writer) => {
    await sql`DELETE FROM task_reasons`.execute(writer)
    await sql`DELETE FROM task_results`.execute(writer)
  }),
)

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })
const sending = '**/api/tasks/*/results'

test('three typed without a connection, the page closed, opened again with one: each arrives once, in order', async () => {
  const names = await makeTasks(app, { count: 5, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'desktop', expectsFailures: true })
  const context = page.context()
  await page.goto('/worklist')
  await page.locator('.script').first().waitFor()
  await context.setOffline(true)
  for (const [place, key] of ['1', '2', '3'].entries()) {
    await heading(page, names[place] ?? '').waitFor()
    await page.keyboard.press(key)
    if (key !== '2') await page.keyboard.press('Enter')
  }
  await page.getByText('3 条结果等待发送').waitFor()
  await heading(page, names[3] ?? '').waitFor()
  await expectAccessible(page)
  await picture(page, 'outbox-waiting')
  expect(await resultsOf(app)).toEqual([])
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto('/customers')
  const expected = names.slice(0, 3).map((name, place) => `${name} ${['reached', 'no_answer', 'booked'][place] ?? ''}`)
  await expect.poll(() => resultsOf(app), soon).toEqual(expected)
  await again.goto('/worklist')
  await heading(again, names[3] ?? '').waitFor()
  expect(await again.getByText('等待发送').count()).toBe(0)
  expect(await resultsOf(app)).toEqual(expected)
  await leave(page)
})

test('an answer that is lost on the way is asked for again, and counts once', async () => {
  const [name = ''] = await makeTasks(app, { count: 2, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'en', screen: 'phone', expectsFailures: true })
  await page.goto('/worklist')
  await page.getByRole('button', { name: new RegExp(name) }).tap()
  let lost = 0
  await page.route(sending, async (route) => {
    await route.fetch()
    await route.abort()
    lost += 1
  })
  await page.getByRole('button', { name: 'No answer' }).tap()
  await page.getByText('1 result waits to be sent').waitFor()
  await expect.poll(() => lost, soon).toBe(1)
  expect(await resultsOf(app)).toEqual([`${name} no_answer`])
  await page.unroute(sending)
  await page.evaluate(`dispatchEvent(new Event('online'))`)
  await page.getByText('1 result waits to be sent').waitFor({ state: 'detached' })
  expect(await resultsOf(app)).toEqual([`${name} no_answer`])
  await leave(page)
})

test('what somebody else was first with is refused aloud, with the note that was typed, until it is read', async () => {
  const [name = ''] = await makeTasks(app, { count: 2, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'desktop' })
  await page.goto('/worklist')
  await heading(page, name).waitFor()
  const [task] = await app.rows(`SELECT reason_id AS id FROM task_reasons JOIN people USING (customer_id)
    WHERE group_id = $group AND name = '${name}'`)
  const manager = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.keyboard.press('1')
  await page.getByRole('textbox', { name: '备注' }).fill('周六下午来')
  const first = await manager.request.post(`/api/tasks/${String(task?.['id'])}/results`, {
    data: { result: 'declined' },
    headers: { origin: app.address },
  })
  expect(first.status()).toBe(201)
  await page.getByRole('button', { name: '保存，下一位' }).click()
  const note = page.getByText(/“已接通”没有被接受：.+已先登记了结果（已拒绝）/)
  await note.waitFor()
  await page.getByText('你写的备注：周六下午来').waitFor()
  await expectAccessible(page)
  await picture(page, 'outbox-refused')
  await page.reload()
  await note.waitFor()
  await page.getByRole('button', { name: '知道了' }).click()
  await note.waitFor({ state: 'detached' })
  expect(await resultsOf(app)).toEqual([`${name} declined`])
  await leave(manager)
  await leave(page)
})

test('two windows of one browser keep each other’s results and send each once', async () => {
  const [first = '', second = ''] = await makeTasks(app, { count: 3, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'en', screen: 'desktop', expectsFailures: true })
  const other = await page.context().newPage()
  await page.context().route(sending, (route) => route.abort())
  await page.goto('/worklist')
  await other.goto('/worklist')
  await heading(page, first).waitFor()
  await heading(other, first).waitFor()
  await page.keyboard.press('2')
  await other.getByText('1 result waits to be sent').waitFor()
  await heading(other, second).waitFor()
  await other.keyboard.press('2')
  await page.getByText('2 results wait to be sent').waitFor()
  await page.context().unroute(sending)
  const online = `dispatchEvent(new Event('online'))`
  await Promise.all([page.evaluate(online), other.evaluate(online)])
  await expect.poll(() => resultsOf(app), soon).toEqual([`${first} no_answer`, `${second} no_answer`])
  for (const each of [page, other]) await each.getByText(/waits? to be sent/).waitFor({ state: 'detached' })
  expect(await resultsOf(app)).toHaveLength(2)
  expect(await page.getByText('was not taken').count()).toBe(0)
  await leave(page)
})

test('nobody sends what another person typed on the same tablet', async () => {
  const [name = ''] = await makeTasks(app, { count: 1, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'desktop', expectsFailures: true })
  await page.route(sending, (route) => route.abort())
  await page.goto('/worklist')
  await heading(page, name).waitFor()
  await page.keyboard.press('2')
  await page.getByText('1 条结果等待发送').waitFor()
  await page.unroute(sending)
  await page.goto('about:blank')
  const cookies = await page.context().cookies()
  const manager = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.context().addCookies(await manager.context().cookies())
  await page.goto('/worklist')
  await page.getByRole('tab', { name: '今天' }).waitFor()
  expect(await page.getByText('等待发送').count()).toBe(0)
  expect(await resultsOf(app)).toEqual([])
  await page.context().addCookies(cookies)
  await page.goto('/worklist')
  await expect.poll(() => resultsOf(app), soon).toEqual([`${name} no_answer`])
  await leave(manager)
  await leave(page)
})
