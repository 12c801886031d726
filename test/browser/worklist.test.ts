import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { inTransaction } from '#store/transaction.ts'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'
import { makeTasks, resultsOf } from '#test/browser/tasks.ts'

const soon = { timeout: 20_000 }

const app = await openApp({ customers: 700 })

beforeEach(() =>
  inTransaction(app.store, async (writer) => {
    await sql`DELETE FROM task_reasons`.execute(writer)
    await sql`DELETE FROM task_results`.execute(writer)
  }),
)

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

test('all that a call needs is in view at 1280 × 800, without scrolling the page', async () => {
  const [name = ''] = await makeTasks(app, { count: 12, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'desktop' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/worklist')
  await page.locator('.script').first().waitFor()
  const [tall, window] = (await page.evaluate('[document.documentElement.scrollHeight, innerHeight]')) as number[]
  expect(tall).toBe(window)
  const needed = [
    heading(page, name),
    page.getByText('上次说的').or(page.getByText('上次联系')).first(),
    page.getByText('价值 1万元'),
    page.getByText('保养 7月10日到期').first(),
    page.locator('.script').first(),
    page.getByRole('button', { name: '请勿联系' }),
    page.getByRole('button', { name: /^打电话/ }),
  ]
  for (const each of needed) {
    const box = await each.boundingBox()
    expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThanOrEqual(800)
  }
  await picture(page, 'worklist-1280')
  await expectAccessible(page)
  await expectFits(page)
  await leave(page)
})

test(
  'twenty-four calls are worked through with the keyboard alone; the last can be taken back',
  { timeout: 180_000 },
  async () => {
    const names = await makeTasks(app, { count: 24, of: 'advisor' })
    const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'desktop' })
    await page.goto('/worklist')
    const keys = ['1', '2', '3', '5', '6'] as const
    const said = ['reached', 'no_answer', 'booked', 'declined', 'wrong_number']
    for (const [place, name] of names.entries()) {
      await heading(page, name).waitFor()
      const key = keys[place % keys.length] ?? '1'
      await page.keyboard.press(key)
      if (key !== '2') await page.keyboard.press('Enter')
    }
    await page.getByText('今天的任务都做完了').waitFor()
    await expect.poll(() => resultsOf(app), { timeout: 120_000 }).toHaveLength(24)
    expect(await resultsOf(app)).toEqual(names.map((name, place) => `${name} ${said[place % 5] ?? ''}`))
    await page.getByRole('tab', { name: '已完成 24' }).click()
    await expect.poll(() => page.locator('.done-list li').count(), soon).toBe(24)
    await expectAccessible(page)
    await page.locator('.done-list li').first().getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销，任务回到列表').waitFor()
    await page.getByRole('tab', { name: '今天 1' }).click()
    await heading(page, names.at(-1) ?? '').waitFor()
    await leave(page)
  },
)

test('j and k walk, Escape cancels, digits in a note are digits, Ctrl and Enter save from there', async () => {
  const [first = '', second = ''] = await makeTasks(app, { count: 3, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'en', screen: 'desktop', theme: 'dark' })
  await page.goto('/worklist')
  await heading(page, first).waitFor()
  await page.keyboard.press('j')
  await heading(page, second).waitFor()
  await page.keyboard.press('k')
  await heading(page, first).waitFor()
  await page.keyboard.press('5')
  const declined = page.getByRole('button', { name: 'Declined' })
  expect(await declined.getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.press('Escape')
  expect(await declined.getAttribute('aria-pressed')).toBe('false')
  await page.keyboard.press('1')
  await page.getByRole('textbox', { name: 'Note' }).fill('2 cars, ')
  await page.getByRole('textbox', { name: 'Note' }).press('End')
  await page.keyboard.type('7 seats')
  await picture(page, 'worklist-note-en-dark')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => page.evaluate('document.activeElement.textContent'), soon).toContain(second)
  await expect
    .poll(() => app.rows('SELECT result, note FROM task_results WHERE group_id = $group'), soon)
    .toEqual([{ result: 'reached', note: '2 cars, 7 seats' }])
  await leave(page)
})

test('on a phone: one card at a time, no answer in one tap, a callback in two, more behind a third', async () => {
  const [first = '', second = '', third = ''] = await makeTasks(app, { count: 4, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'phone' })
  await page.goto('/worklist')
  await page.getByRole('button', { name: new RegExp(first) }).waitFor()
  await picture(page, 'worklist-phone-queue')
  await expectAccessible(page)
  await page.getByRole('button', { name: new RegExp(first) }).tap()
  await heading(page, first).waitFor()
  const result = page.getByRole('button', { name: '未接通' })
  const box = await result.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
  expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThan(690)
  await page.locator('.script').first().waitFor()
  await picture(page, 'worklist-phone-card')
  await expectAccessible(page)
  await expectFits(page)
  await result.tap()
  await page.getByText(new RegExp(`${first}：未接通，.+ 再联系`)).waitFor()
  await heading(page, second).waitFor()
  await page.getByRole('button', { name: '约定回电' }).tap()
  await expectAccessible(page)
  await page.getByRole('button', { name: '明天上午' }).tap()
  await page.getByText(new RegExp(`${second}：约定回电，明天 10:00 再联系`)).waitFor()
  await heading(page, third).waitFor()
  await page.getByRole('button', { name: '更多', exact: true }).last().tap()
  await page.getByRole('button', { name: '稍后提醒' }).tap()
  await page.getByRole('menuitem', { name: '明天下午 · 明天 15:00' }).tap()
  await page.getByText('已推迟到 明天 15:00').waitFor()
  await page.getByRole('button', { name: '返回队列' }).tap()
  await page.getByRole('tab', { name: '稍后 3' }).tap()
  await page.getByText('已推迟 · 明天 15:00 之后').waitFor()
  await picture(page, 'worklist-phone-later')
  await expectFits(page)
  await page.getByRole('button', { name: new RegExp(third) }).tap()
  await page.getByRole('button', { name: '更多', exact: true }).last().tap()
  await press(page, '现在就做')
  await page.getByRole('tab', { name: '今天 2' }).waitFor({ state: 'attached' })
  await leave(page)
})

test('the number comes with a tap that is written down', async () => {
  await makeTasks(app, { count: 1, of: 'advisor' })
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'desktop' })
  await page.goto('/worklist')
  await press(page, '打电话')
  const link = page.locator('a[href^="tel:"]')
  await link.waitFor()
  expect(await link.getAttribute('href')).toMatch(/^tel:1\d{10}$/)
  const seen = await app.rows(
    `SELECT count(*)::int AS n FROM audit_entries WHERE action LIKE 'contact%' AND group_id = $group`,
  )
  expect(seen).toEqual([{ n: 1 }])
  await leave(page)
})

test('a manager sees an advisor’s list and hands a task over, and takes it back', async () => {
  const [name = ''] = await makeTasks(app, { count: 2, of: 'advisor' })
  const [advisor] = await app.rows(
    `SELECT "staffId" AS id FROM sign_in_users WHERE username = 'advisor' AND $group > 0`,
  )
  const page = await visit({ ...app, as: 'manager', language: 'en', screen: 'desktop' })
  await page.goto(`/worklist?staff=${String(advisor?.['id'])}`)
  await heading(page, name).waitFor()
  await press(page, 'Hand over to')
  await page.getByRole('menuitem').first().click()
  await page.getByText(/^Handed over to/).waitFor()
  await page.getByRole('tab', { name: 'Today 1' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('tab', { name: 'Today 2' }).waitFor()
  await leave(page)
})

test('an empty day says so, and a server in trouble says that', async () => {
  const page = await visit({ ...app, as: 'advisor', language: 'en', screen: 'phone', expectsFailures: true })
  await page.goto('/worklist')
  await page.getByText('Everything for today is done').waitFor()
  await expectAccessible(page)
  await page.route('**/api/worklist**', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.getByRole('tab', { name: 'Later' }).tap()
  await page.getByRole('button', { name: 'Try again' }).first().waitFor()
  await leave(page)
})
