import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 240 })
/** Somebody of the manager's centre with a car of their own, for everything that is done to one customer. */
const [someone] = await app.rows(`
  SELECT customer_id AS id, name, plate FROM customers c JOIN people USING (customer_id) JOIN cars USING (customer_id)
  WHERE group_id = $group AND advisor_id = (SELECT "staffId" FROM sign_in_users WHERE username = 'advisor')
    AND plate IS NOT NULL AND owned_to IS NULL AND sold_on IS NULL ORDER BY 1 LIMIT 1`)
const [id, name, plate] = [String(someone?.['id']), String(someone?.['name']), String(someone?.['plate'])]
const [stranger] = await app.rows(`
  SELECT customer_id AS id FROM customers WHERE group_id = $group
    AND advisor_id <> (SELECT "staffId" FROM sign_in_users WHERE username = 'advisor') ORDER BY 1 LIMIT 1`)

test('every number of the cockpit opens a list of as many', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/')
  await page.getByRole('heading', { name: '昨日以来' }).waitFor()
  const chips: { href: string; count: string }[] = []
  for (const chip of await page.locator('.week-kinds a').all()) {
    const count = /\d+$/.exec(await chip.innerText())?.[0] ?? ''
    chips.push({ href: (await chip.getAttribute('href')) ?? '', count })
  }
  expect(chips.length).toBeGreaterThan(2)
  for (const { href, count } of chips) {
    await page.goto(href)
    await page.getByRole('status').getByText(`共 ${count} 条`).waitFor()
  }
  await leave(page)
})

test('whose week is full is told in per cent', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'en', screen: 'phone', theme: 'dark' })
  await page.goto('/actions?tab=plan')
  await page.getByRole('columnheader', { name: 'Of the week' }).waitFor()
  expect(await page.locator('.plan-load').first().innerText()).toMatch(/^\d+%$/)
  await picture(page, 'plan')
  await expectAccessible(page)
  await expectFits(page)
  await leave(page)
})

test('the list is printed to its end, by whose work it is', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1 }')
  await page.goto('/actions')
  const all = Number(
    /\d+/.exec(
      await page
        .getByRole('status')
        .getByText(/共 \d+ 条/)
        .innerText(),
    )?.[0],
  )
  await page.getByRole('button', { name: '打印' }).click()
  await page.locator('.action-sheet').waitFor({ state: 'attached' })
  await expect.poll(() => page.evaluate('window.printed')).toBe(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.action-sheet tbody tr:has(td)').count()).toBe(all)
  expect(await page.getByRole('tab').first().isVisible()).toBe(false)
  await picture(page, 'sheet')
  await page.evaluate("dispatchEvent(new Event('afterprint'))")
  await page.locator('.action-sheet').waitFor({ state: 'detached' })
  await leave(page)
})

test('a customer is found by the end of the plate; contact, note and promise are written with three taps', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'phone' })
  await page.goto(`/customers?q=${plate.slice(-5)}`)
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  for (const [what, text] of [
    ['联系记录', null],
    ['备注', '上午十点后方便接电话'],
    ['承诺', '周三前回电报价'],
  ] as const) {
    await page.getByRole('button', { name: '记一笔' }).click()
    await page.getByRole('menuitem', { name: what }).click()
    if (text !== null) await page.getByRole('textbox', { name: '内容' }).fill(text)
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('dialog', { name: what }).waitFor({ state: 'detached' })
  }
  await page.getByText('周三前回电报价').first().waitFor()
  await expectFits(page)
  await leave(page)
})

test('a phone number with digits missing is told at the field; the whole one is kept', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: '编辑资料' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: '手机' }).fill('1381234')
  await form.getByText('手机号应为 11 位').waitFor()
  expect(await form.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
  await expectAccessible(page)
  await form.getByRole('textbox', { name: '手机' }).fill('138 1234 5678')
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText('138****5678').first().waitFor()
  await leave(page)
})

test('goals of a month ahead are set, not judged', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/goals?month=2025-07')
  await page.getByText('尚未开始').first().waitFor()
  expect(await page.getByText('未达成').count()).toBe(0)
  await page.getByRole('button', { name: '调整目标' }).click()
  await page.getByLabel('目标').first().fill('85')
  await page.getByRole('button', { name: '保存目标' }).click()
  await page.getByText('85.0%').waitFor()
  await leave(page)
})

test('an advisor does not open whom others look after, and is not asked to try again', async () => {
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'phone' })
  await page.goto(`/customers/${String(stranger?.['id'])}`)
  await page.getByRole('alert').getByText('不在您的范围内').waitFor()
  expect(await page.getByRole('button', { name: '重试' }).count()).toBe(0)
  await expectAccessible(page)
  await leave(page)
})
