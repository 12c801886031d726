import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { leave, visit } from '#test/browser/browser.ts'

/** Figures open the customers whom they count, and leave as files. */
const { address } = await openApp({ customers: 240 })

function analyst(path: string): Promise<Page> {
  return visit({ address, as: 'analyst', language: 'zh', screen: 'desktop' }).then(async (page) => {
    await page.goto(path)
    return page
  })
}

test.each([
  { path: '/segments', mark: /^.+ → .+ \d+$/, chip: '当时客群', because: 'a flow between two months' },
  { path: '/value', mark: /–.+ \d+$/, chip: '终身价值', because: 'a bar of the distribution' },
  { path: '/retention', mark: /^90 天内再来$/, chip: '首次到店后再来', because: 'a step of the funnel' },
])('$because opens its list, narrowed by what the address says', async ({ path, mark, chip }) => {
  const page = await analyst(path)
  const link = page.getByRole('main').getByRole('link', { name: mark }).first()
  await link.waitFor()
  const told = Number(/(\d+)$/.exec((await link.getAttribute('aria-label')) ?? '')?.[1] ?? 'NaN')
  await link.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/customers\?/)
  await page.getByRole('button', { name: chip, exact: false }).first().waitFor()
  await page.getByRole('grid').or(page.getByRole('table')).first().waitFor()
  if (!Number.isNaN(told))
    await page
      .getByText(new RegExp(`(^|\\D)${told} [位条]`))
      .first()
      .waitFor()
  await leave(page)
})

test.each([
  { path: '/segments', panel: '八大客群', head: '客群,客户数,较上月,占比,通常占比下限,', lines: 9 },
  { path: '/value', panel: '价值等级', head: '等级,客户数,终身价值（元）', lines: 5 },
  { path: '/retention', panel: '留存漏斗', head: '步骤,满足条件的客户,再来的客户,占比,下限,上限,评级', lines: 4 },
])('$panel leaves as a file', async ({ path, panel, head, lines }) => {
  const page = await analyst(path)
  const coming = page.waitForEvent('download')
  await page.getByRole('region', { name: panel, exact: true }).getByRole('button', { name: /CSV/ }).first().click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${panel} \\d{4}-\\d\\d-\\d\\d\\.csv$`))
  const text = await readFile(await file.path(), 'utf8')
  const rows = text.trimEnd().split('\r\n')
  expect(rows[0]?.startsWith(`\uFEFF${head}`)).toBe(true)
  expect(rows).toHaveLength(lines)
  expect(rows.slice(1).every((row) => /^[^,]+,\d+,/.test(row))).toBe(true)
  await leave(page)
})
