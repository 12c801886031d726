import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 60 })

test.each([
  { language: 'zh', screen: 'desktop', theme: 'light', title: '登录' },
  { language: 'zh', screen: 'phone', theme: 'dark', title: '登录' },
  { language: 'en', screen: 'phone', theme: 'light', title: 'Sign in' },
] as const)('one signs in: $language, $screen, $theme', async ({ language, screen, theme, title }) => {
  const page = await visit({ ...app, as: null, language, screen, theme })
  await page.goto('/')
  await page.getByRole('heading', { name: title }).waitFor()
  await picture(page, `sign-in-${language}-${screen}-${theme}`)
  await expectAccessible(page)
  await expectFits(page)
  await page.getByLabel(language === 'zh' ? '用户名' : 'User name').fill('manager')
  await page.getByLabel(language === 'zh' ? '密码' : 'Password', { exact: true }).fill('longrange-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
  await picture(page, `home-${language}-${screen}-${theme}`)
  await expectAccessible(page)
  await expectFits(page)
  await leave(page)
})

test('a wrong password is told in a sentence, and one can go on typing', async () => {
  const page = await visit({ ...app, as: null, language: 'zh', screen: 'desktop' })
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill('manager')
  await page.getByLabel('密码', { exact: true }).fill('wrong-password')
  await page.keyboard.press('Enter')
  await page.getByText('账号或密码不对').waitFor()
  await expectAccessible(page)
  expect(await page.getByLabel('用户名').inputValue()).toBe('manager')
  await leave(page)
})

test('a sample sign-in of the demo is one press', async () => {
  const page = await visit({ ...app, as: null, language: 'en', screen: 'desktop' })
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /Analyst/ }).click()
  await page.getByRole('navigation').first().waitFor()
  await leave(page)
})

test.each([
  { as: 'admin', title: '数据导入' },
  { as: 'advisor', title: '今日工作' },
] as const)(
  '$as opens the first page and begins at $title, without asking for what is not theirs',
  async ({ as, title }) => {
    const page = await visit({ ...app, as, language: 'zh', screen: 'desktop' })
    const refused: string[] = []
    page.on('response', (reply) => {
      if (reply.status() >= 400) refused.push(reply.url())
    })
    await page.goto('/')
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(refused).toEqual([])
    await leave(page)
  },
)
