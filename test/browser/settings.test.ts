import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 60 })

test.each([
  { language: 'zh', screen: 'desktop', theme: 'light' },
  { language: 'en', screen: 'phone', theme: 'dark' },
] as const)('every part of the settings: $language, $screen, $theme', async ({ language, screen, theme }) => {
  const page = await visit({ ...app, as: 'admin', language, screen, theme })
  for (const part of ['policy', 'users', 'tokens', 'audit'] as const) {
    await page.goto(`/settings/${part}`)
    await page.getByRole('tab', { selected: true }).waitFor()
    await page.waitForLoadState('networkidle')
    await picture(page, `settings-${part}-${language}-${screen}-${theme}`)
    await expectAccessible(page)
    await expectFits(page)
  }
  await page.goto('/account')
  await page.getByRole('heading', { name: language === 'zh' ? '两步验证' : 'Second factor' }).waitFor()
  await picture(page, `account-${language}-${screen}-${theme}`)
  await expectAccessible(page)
  await expectFits(page)
  await leave(page)
})

test('a setting is found, refused out of bounds, tried on real customers, saved, and stands in the history', async () => {
  const page = await visit({ ...app, as: 'admin', language: 'zh', screen: 'desktop' })
  await page.goto('/settings/policy?q=recencyDays')
  const field = page.getByLabel('R5–R2', { exact: false })
  await field.fill('90, 45, 180, 365')
  await page.getByText('应逐个递增').waitFor()
  expect(await page.getByRole('button', { name: '预览影响' }).isDisabled()).toBe(true)
  await field.fill('20, 40, 80, 160')
  await page.getByRole('button', { name: '预览影响' }).click()
  await page.getByText('共 60 位客户').first().waitFor()
  await picture(page, 'policy-effect')
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存并重新评分' }).click()
  await page.getByText('已保存，正在后台重新评分').waitFor()
  await page.getByText('已改', { exact: true }).waitFor()
  await page.getByRole('button', { name: '修改历史' }).click()
  await page.getByText('第 1 版').waitFor()
  await leave(page)
})

test('somebody is added, signs in with the password shown once, and has to choose their own', async () => {
  const page = await visit({ ...app, as: 'admin', language: 'en', screen: 'desktop' })
  await page.goto('/settings/users')
  await page.getByRole('button', { name: 'Add a user' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name', { exact: true }).fill('New Manager')
  await form.getByLabel('User name').fill('newcomer')
  await form.getByLabel('Role').selectOption({ label: 'Analyst' })
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Save' }).click()
  const secret = await page.locator('code.secret').textContent()
  await picture(page, 'password-once')
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByText('newcomer').waitFor()
  await leave(page)

  const own = await visit({ ...app, as: null, language: 'en', screen: 'phone' })
  await own.goto('/sign-in')
  await own.getByLabel('User name').fill('newcomer')
  await own.getByLabel('Password', { exact: true }).fill(secret ?? '')
  await own.keyboard.press('Enter')
  await own.getByRole('heading', { name: 'Change your first password' }).waitFor()
  await picture(own, 'first-password')
  await expectAccessible(own)
  await own.getByLabel('Old password').fill(secret ?? '')
  await own.getByLabel('New password', { exact: true }).fill('long enough for me')
  await own.getByLabel('New password again').fill('long enough for me')
  await own.getByRole('button', { name: 'Change password' }).click()
  await own.getByRole('navigation').first().waitFor()
  await leave(own)
})

test('a token is made, shown once, and revoked', async () => {
  const page = await visit({ ...app, as: 'admin', language: 'zh', screen: 'desktop' })
  await page.goto('/settings/tokens')
  await page.getByRole('button', { name: '创建令牌' }).click()
  await page.getByLabel('名称').fill('DMS')
  await page.getByLabel('推送工单（接口）').check()
  await page.getByRole('dialog').getByRole('button', { name: '创建令牌' }).click()
  expect(await page.locator('code.secret').textContent()).toMatch(/^lr_/)
  await page.getByRole('button', { name: '我已保存好' }).click()
  await page.getByRole('button', { name: '作废' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '作废' }).click()
  await page.getByText('已作废').waitFor()
  await leave(page)
})

test('a manager reads the policy and the own centre’s log, and nothing else of the settings', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/settings')
  await page.getByText('修改请联系管理员').waitFor()
  expect(await page.getByRole('tab').allTextContents()).toEqual(['规则设置', '审计记录'])
  await leave(page)
})
