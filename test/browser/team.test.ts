import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { inTransaction } from '#store/transaction.ts'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'
import { makeTasks } from '#test/browser/tasks.ts'

const soon = { timeout: 20_000 }
const app = await openApp({ customers: 400 })
const [advisor] = await app.rows(
  `SELECT "staffId" AS id, staff.name FROM sign_in_users JOIN staff ON staff_id = "staffId" WHERE username = 'advisor' AND $group > 0`,
)
const advisorName = String(advisor?.['name'])

beforeEach(() =>
  inTransaction(app.store, async (writer) => {
    await sql`DELETE FROM task_reasons`.execute(writer)
    await sql`DELETE FROM absences`.execute(writer)
  }),
)

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const task = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

/** Whose a customer's task is. */
async function ownerOf(name: string): Promise<unknown> {
  const [row] = await app.rows(`SELECT s.name FROM task_reasons r JOIN people p USING (customer_id)
    LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.group_id = $group AND p.name = '${name}'`)
  return row?.['name']
}

test('a manager drags nobody’s task to an advisor, and takes it back', async () => {
  const [name = ''] = await makeTasks(app, { count: 1, of: null })
  await makeTasks(app, { count: 3, of: 'advisor', dueAt: '2025-06-29T16:30:00Z' })
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/team')
  await column(page, '无人名下').getByText(name).waitFor()
  await column(page, advisorName).getByText('已超时').first().waitFor()
  await picture(page, 'team')
  await expectAccessible(page)
  await expectFits(page)
  await task(page, name).dragTo(column(page, advisorName).getByRole('heading', { level: 2 }))
  await page.getByText(`已转给 ${advisorName}`).waitFor()
  await column(page, advisorName).getByText(name).waitFor()
  expect(await ownerOf(name)).toBe(advisorName)
  await page.getByRole('button', { name: '撤销' }).click()
  await column(page, '无人名下').getByText(name).waitFor()
  expect(await ownerOf(name)).toBe(null)
  await leave(page)
})

test('the same by keyboard, and a whole column at once', async () => {
  const names = await makeTasks(app, { count: 2, of: null })
  const page = await visit({ ...app, as: 'manager', language: 'en', screen: 'desktop', theme: 'dark' })
  await page.goto('/team')
  await page.getByRole('button', { name: `Give the task about ${names[0] ?? ''} to…` }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: advisorName }).press('Enter')
  await column(page, advisorName)
    .getByText(names[0] ?? '')
    .waitFor()
  await picture(page, 'team-en-dark')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Give away tasks of Unassigned' }).click()
  await page.getByRole('menuitem', { name: `All 1 shown to ${advisorName}` }).click()
  await expect.poll(() => ownerOf(names[1] ?? ''), soon).toBe(advisorName)
  await leave(page)
})

test('who is ill has their tasks shared out, with names and numbers, and taken back it is as before', async () => {
  const names = await makeTasks(app, { count: 4, of: 'advisor' })
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'phone' })
  await page.goto('/team')
  await page.getByRole('button', { name: '登记休假' }).tap()
  await expectAccessible(page)
  await page.getByRole('combobox', { name: '谁' }).selectOption(advisorName)
  await page.getByLabel('到（含）').fill('2025-06-29')
  expect(await page.getByRole('button', { name: '登记', exact: true }).isDisabled()).toBe(true)
  await page.getByLabel('到（含）').fill('2025-07-02')
  await page.getByRole('button', { name: '登记', exact: true }).tap()
  await page.getByText('现在转给同事的任务').waitFor()
  const lent = await page.locator('.lent li').allTextContents()
  expect(lent.map((each) => Number(/(\d+)/.exec(each)?.[1])).reduce((a, b) => a + b, 0)).toBe(4)
  await picture(page, 'team-absence-phone')
  expect(await ownerOf(names[0] ?? '')).not.toBe(advisorName)
  await page.getByRole('button', { name: '撤销这次休假' }).tap()
  await page.getByText('休假已撤销').waitFor()
  expect(await ownerOf(names[0] ?? '')).toBe(advisorName)
  await expectFits(page)
  await picture(page, 'team-phone')
  await leave(page)
})

test('what an advisor does shows on the board by itself', async () => {
  await makeTasks(app, { count: 2, of: 'advisor' })
  const [open] = await app.rows('SELECT reason_id AS id FROM task_reasons WHERE group_id = $group ORDER BY 1 LIMIT 1')
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/team')
  const tasks = column(page, advisorName).getByRole('list', { name: `${advisorName} 的任务` })
  await expect.poll(() => tasks.getByRole('listitem').count(), soon).toBe(2)
  const other = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'desktop' })
  const said = await other.request.post(`/api/tasks/${String(open?.['id'])}/results`, {
    data: { result: 'booked' },
    headers: { origin: app.address },
  })
  expect(said.status()).toBe(201)
  await expect.poll(() => tasks.getByRole('listitem').count(), soon).toBe(1)
  await leave(other)
  await leave(page)
})

test('who only looks has nothing to drag; a server in trouble says so', async () => {
  await makeTasks(app, { count: 1, of: 'advisor' })
  const page = await visit({ ...app, as: 'analyst', language: 'en', screen: 'desktop', expectsFailures: true })
  const [centre] = await app.rows(
    `SELECT home_centre_id AS id FROM customers WHERE advisor_id = ${String(advisor?.['id'])} AND group_id = $group LIMIT 1`,
  )
  await page.goto('/team')
  await page.getByText('Choose a centre').first().waitFor()
  await page.goto(`/team?centre=${String(centre?.['id'])}`)
  await column(page, advisorName).getByRole('listitem').first().waitFor()
  expect(await page.locator('[draggable=true]').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Enter an absence' }).count()).toBe(0)
  await expectAccessible(page)
  await page.route('**/api/board**', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.reload()
  await page.getByRole('button', { name: 'Try again' }).first().waitFor()
  await leave(page)
})
