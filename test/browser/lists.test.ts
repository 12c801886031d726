import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 240 })

test('columns chosen on one machine are there on the next', async () => {
  const here = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await here.goto('/customers')
  const before = here.getByRole('columnheader', { name: '服务中心' })
  await here.getByRole('columnheader', { name: '客群' }).waitFor()
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
