import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 240 })

test('columns chosen on one machine are there on the next', async () => {
  const here = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await here.goto('/customers')
  const before = here.getByRole('columnheader', { name: '服务中心' })
  await here.getByRole('columnheader', { name: '客群' }).waitFor()
  await here.getByText('截至 2025-06-30').waitFor()
  expect(await before.count()).toBe(0)
  await here.getByRole('button', { name: '显示列' }).click()
  const sent = here.waitForResponse((reply) => reply.url().endsWith('/api/views/columns') && reply.ok())
  await here.getByRole('menuitemcheckbox', { name: '服务中心' }).click()
  await before.waitFor()
  await sent
  await leave(here)

  const there = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await there.goto('/customers')
  await there.getByRole('columnheader', { name: '服务中心' }).waitFor()
  await leave(there)
})

test('an advisor is named for all who match, over pages that were never shown, and taken back', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/customers')
  await page.getByRole('checkbox', { name: '全选' }).check()
  const held = await page.locator('.list-selection strong').innerText()
  const count = Number(/\d+/.exec(held)?.[0])
  expect(count).toBeGreaterThan(100)
  await page.getByRole('button', { name: '指定顾问' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(`将 ${count} 位客户指定给`).waitFor()
  const advisor = await dialog.getByRole('combobox').locator('option').nth(1).innerText()
  await dialog.getByRole('combobox').selectOption({ label: advisor })
  await picture(page, 'set-advisor-for-all')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText(`已把 ${count} 位客户指定给${advisor}`).waitFor()
  await picture(page, 'advisor-set-for-all')
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已恢复原来的顾问').waitFor()
  await leave(page)
})

test('an export is followed on every screen, and its end is told with its count', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/customers')
  const count =
    /\d+/.exec(
      await page
        .getByRole('status')
        .getByText(/共 \d+ 条/)
        .innerText(),
    )?.[0] ?? ''
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('menuitem', { name: '导出 CSV' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(Number(count) + 1)
  await page.getByText(`客户名单已导出，共 ${count} 条`).waitFor()
  await leave(page)
})

test.each(['desktop', 'phone'] as const)('an export under way on a %s, and one that broke', async (screen) => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen })
  const run = { exportId: 7, list: 'customers', rows: 100_000, written: 45_000, state: 'running', endedAt: null }
  const answers = [run, { ...run, state: 'broken', endedAt: '2025-06-30T04:00:00Z' }]
  await page.route('**/api/exports', (asked) => asked.fulfill({ json: { rows: [answers[0]] } }))
  await page.goto('/segments')
  await page.getByRole('progressbar', { name: '正在导出客户名单' }).waitFor()
  await page.getByText('45,000 / 100,000 条').waitFor()
  await picture(page, `export-running-${screen}`)
  await expectAccessible(page)
  await expectFits(page)
  answers.shift()
  // Another export of theirs has the page ask again.
  await page.request.get('/api/customers/export?format=csv')
  await page.getByText('客户名单的导出在 45,000 条后中断，文件不完整，请重新导出').waitFor()
  await picture(page, `export-broken-${screen}`)
  await leave(page)
})
