import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 60 })

const codes = ['lifetime-value', 'four-levers', 'programme', 'warranty', 'car-options', 'returns', 'two-ways'] as const

test.each([
  { language: 'zh', screen: 'desktop', theme: 'light' },
  { language: 'en', screen: 'phone', theme: 'dark' },
] as const)('every calculator: $language, $screen, $theme', async ({ language, screen, theme }) => {
  const page = await visit({ ...app, as: 'manager', language, screen, theme })
  for (const code of codes) {
    await page.goto(`/calculators/${code}`)
    await page
      .getByRole('heading', { name: language === 'zh' ? '公式' : 'Formula' })
      .first()
      .waitFor()
    await picture(page, `calculator-${code}-${language}-${screen}-${theme}`)
    await expectAccessible(page)
    await expectFits(page)
  }
  await leave(page)
})

test('what is changed moves the result and goes into the link; the link brings it back', async () => {
  const page = await visit({ ...app, as: 'analyst', language: 'en', screen: 'desktop' })
  await page.goto('/calculators/warranty')
  await page.getByText('¥6,800').first().waitFor()
  await page.getByLabel('Price', { exact: true }).fill('6000')
  await page.getByText(/Expected repairs are ¥800 above the price/).waitFor()
  expect(page.url()).toContain('price=6000')
  const link = page.url()
  await page.goto('/calculators/two-ways')
  await page.getByText('87.9 : 1').waitFor()
  await page.goto(link)
  await page.getByText(/Expected repairs are ¥800 above the price/).waitFor()
  await page.getByRole('button', { name: 'Defaults' }).click()
  await page.getByText(/Expected repairs are ¥6,000 below the price/).waitFor()
  expect(page.url()).not.toContain('price=')
  await leave(page)
})

test('what cannot be is told at the field, and the result stays', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/calculators/lifetime-value')
  await page.getByLabel('毛利率').fill('140')
  await page.getByText('高于上限').waitFor()
  expect(page.url()).not.toContain('margin')
  await page.getByLabel('毛利率').fill('50')
  await page.getByText('您填写的；默认 40%').waitFor()
  expect(page.url()).toContain('margin=0.5')
  await leave(page)
})

test('a calculator begins with the centre’s own visits, says so, and a link wins over them', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/calculators/four-levers')
  await page.getByText('本店近 12 个月').first().waitFor()
  const own = Number(await page.locator('input[name="visits0"]').inputValue())
  expect(own).toBeGreaterThan(0)
  await picture(page, 'own-figures')
  await page.goto('/calculators/four-levers?visits0=7')
  await page.getByText(`您填写的；默认 ${own}`, { exact: false }).first().waitFor()
  expect(await page.locator('input[name="visits0"]').inputValue()).toBe('7')
  await leave(page)
})
