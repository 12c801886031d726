import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

const { address } = await openApp({ customers: 300 })

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; lines: string[] }> {
  const coming = page.waitForEvent('download')
  await press()
  const file = await coming
  const text = await readFile(await file.path(), 'utf8')
  return { name: file.suggestedFilename(), lines: text.trimEnd().split('\r\n') }
}

test('An analyst sends a calculation to themselves, and it opens with its inputs', async () => {
  const page = await visit({ address, as: 'analyst', language: 'zh', screen: 'desktop' })
  await page.goto('/calculators/lifetime-value')
  await page.getByLabel('年保养收入').fill('2000')
  await page.getByLabel('毛利率').fill('45')
  await page.getByLabel('毛利率').press('Tab')
  // The decimal point at the end of an address is none of a file's name.
  await expect.poll(() => page.url()).toContain('margin=0.45')
  const shown = await page.locator('.figure-value').allInnerTexts()
  const reply = await page.goto(page.url())
  expect(reply?.status()).toBe(200)
  await expect.poll(() => page.getByLabel('年保养收入').inputValue()).toBe('2000')
  expect(await page.locator('.figure-value').allInnerTexts()).toEqual(shown)
  await page.getByLabel('年保养收入').fill('-5')
  await page.getByText('结果仍按 2000 计算').waitFor()
  await leave(page)
})

test('Centres are compared with base and interval, as a file too, and one below the other on a phone', async () => {
  const page = await visit({ address, as: 'analyst', language: 'zh', screen: 'desktop' })
  await page.goto('/centres')
  await page.getByText('每个数字都带样本量和 95% 区间').waitFor()
  const { name, lines } = await saved(page, () => page.getByRole('main').getByRole('button', { name: /CSV/ }).click())
  expect(name).toMatch(/^门店对比 \d{4}-\d\d-\d\d\.csv$/)
  expect(lines[0]).toBe('\uFEFF指标,门店,数值,样本,95% 下限,95% 上限,上月')
  expect(lines.find((line) => line.startsWith('首保到店率,'))).toMatch(/,0?\.?\d+(\.\d+)?,\d+,0\.\d+,(0\.\d+|1),/)
  await leave(page)
  const phone = await visit({ address, as: 'analyst', language: 'zh', screen: 'phone' })
  await phone.goto('/centres')
  await phone.getByText('首保到店率').waitFor()
  await expectFits(phone)
  await expectAccessible(phone)
  await picture(phone, 'centres-phone')
  await leave(phone)
})

test('Who sees no names gets numbers to tell customers by, and no empty column', async () => {
  const page = await visit({ address, as: 'analyst', language: 'zh', screen: 'desktop' })
  await page.goto('/customers?segment=lost')
  await page.getByRole('columnheader', { name: '客户编号' }).waitFor()
  expect(await page.getByRole('columnheader', { name: '车牌' }).count()).toBe(0)
  await page.getByRole('button', { name: '导出' }).click()
  const { lines } = await saved(page, () => page.getByRole('menuitem', { name: '导出 CSV' }).click())
  expect(lines[0]).toContain('姓名,客户编号,车型')
  expect(lines[1]).toMatch(/^[^,]+\*+,C\d+,/)
  await leave(page)
})

test('A cell of the RFM map says how many it holds, and its list has as many', async () => {
  const page = await visit({ address, as: 'analyst', language: 'zh', screen: 'desktop' })
  await page.goto('/segments')
  const cell = page.getByRole('link', { name: /^R1 F1：/ })
  const count = /：([\d,]+) 位/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1] ?? '?'
  await cell.click()
  await page.getByText(`共 ${count} 条`).waitFor()
  await leave(page)
})

test('The audit log names an export in words; who may not read it is refused', async () => {
  const page = await visit({ address, as: 'admin', language: 'zh', screen: 'desktop' })
  await page.goto('/settings/audit')
  await page.getByText('角色 数据分析').first().waitFor()
  expect(await page.getByRole('main').innerText()).not.toMatch(/[{}]/)
  await leave(page)
  const other = await visit({ address, as: 'analyst', language: 'zh', screen: 'desktop' })
  expect((await other.request.get('/api/audit')).status()).toBe(403)
  await leave(other)
})
