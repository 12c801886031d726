import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 60 })

test('the API is read and tried in the browser, as whoever has signed in', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'en', screen: 'desktop' })
  await page.goto('/api/docs')
  await page.locator('[data-path="/api/me"]').click()
  await page.getByRole('button', { name: 'Try it out' }).click()
  await page.getByRole('button', { name: 'Execute' }).click()
  await page.getByText('"role": "manager"').first().waitFor()
  await picture(page, 'api-docs')
  expect(await page.title()).toBe('Longrange API')
  await leave(page)
})
