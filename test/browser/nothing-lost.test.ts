import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Language } from '#domain/label.ts'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, leave, visit, type Visitor } from '#test/browser/browser.ts'
import { screenAddresses } from '#test/browser/screen-addresses.ts'

const app = await openApp({ customers: 120 })
const { addressOf } = await screenAddresses(app)

interface Writing {
  readonly what: string
  readonly as: 'manager' | 'advisor' | 'admin'
  readonly path: string
  /** Opens the form and fills it in. */
  readonly fill: (page: Page) => Promise<void>
  /** What was written, as it stands there. */
  readonly written: (page: Page) => Promise<string>
  readonly save: (page: Page) => Promise<void>
  /** Seen once it is kept. */
  readonly kept: (page: Page) => Promise<unknown>
}

const note = '上午十点后方便接电话'

const writings: readonly Writing[] = [
  {
    what: 'a note in the profile',
    as: 'advisor',
    path: addressOf('profile'),
    fill: async (page) => {
      await page.getByRole('button', { name: '记一笔' }).click()
      await page.getByRole('menuitem', { name: '备注' }).click()
      await page.getByRole('textbox', { name: '内容' }).fill(note)
    },
    written: (page) => page.getByRole('textbox', { name: '内容' }).inputValue(),
    save: (page) => page.getByRole('dialog').getByRole('button', { name: '保存' }).click(),
    kept: (page) => page.getByRole('dialog').waitFor({ state: 'detached' }),
  },
  {
    what: 'a goal of next month',
    as: 'manager',
    path: '/goals?month=2025-07',
    fill: async (page) => {
      await page.getByRole('button', { name: '调整目标' }).click()
      await page.locator('main form').getByLabel('目标').first().fill('85')
    },
    written: (page) => page.locator('main form').getByLabel('目标').first().inputValue(),
    save: (page) => page.getByRole('button', { name: '保存目标' }).click(),
    kept: (page) => page.getByText('85.0%').waitFor(),
  },
  {
    what: 'a look at oneself',
    as: 'manager',
    path: '/self-check',
    fill: (page) => page.locator('main textarea, main input[type=text]').first().fill(note),
    written: (page) => page.locator('main textarea, main input[type=text]').first().inputValue(),
    save: (page) => page.locator('main').getByRole('button', { name: '保存' }).click(),
    kept: (page) => page.getByText('已保存').first().waitFor(),
  },
]

const failures = [
  { because: 'a defect', answer: { status: 500, body: JSON.stringify({ title: '出错了', code: 'defect', id: 'x' }) } },
  { because: 'no way to the server', answer: null },
] as const

describe.each(failures)('after $because', ({ answer }) => {
  test.each(writings)('$what stands there still, and is kept the second time', async (writing) => {
    const page = await visit({ ...app, as: writing.as, language: 'zh', screen: 'phone', expectsFailures: true })
    await page.goto(writing.path)
    await page.locator('main h1').first().waitFor()
    await writing.fill(page)
    const before = await writing.written(page)
    const isWrite = (url: URL): boolean => url.pathname.startsWith('/api/')
    await page.route(isWrite, async (route) => {
      if (route.request().method() === 'GET') await route.fallback()
      else if (answer === null) await route.abort('internetdisconnected')
      else await route.fulfill({ ...answer, contentType: 'application/problem+json' })
    })
    await writing.save(page)
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByRole('alert').first().innerText()).toMatch(/\p{Script=Han}/u)
    expect(await writing.written(page)).toBe(before)
    await expectAccessible(page)
    await page.unroute(isWrite)
    await writing.save(page)
    await writing.kept(page)
    await leave(page)
  })
})

describe('what is not there', () => {
  const places: readonly { path: string; as: NonNullable<Visitor['as']> }[] = [
    { path: '/customers/999999999', as: 'manager' },
    { path: '/imports/999999999', as: 'admin' },
    { path: '/nowhere', as: 'advisor' },
  ]
  const languages: readonly Language[] = ['zh', 'en']
  test.each(places.flatMap((place) => languages.map((language) => ({ ...place, language }))))(
    '$path is said to be so, in $language, and nobody is asked to try again',
    async ({ path, as, language }) => {
      const page = await visit({ ...app, as, language, screen: 'phone' })
      await page.goto(path)
      const said = page.getByText(
        language === 'zh'
          ? /找不到|不存在|没有这|不在您的范围/
          : /not found|no such|does not exist|not there|not in your/i,
      )
      await said.first().waitFor()
      expect(await page.getByRole('button', { name: /重试|Try again/ }).count()).toBe(0)
      expect(await page.locator('a[href^="/"]').count()).toBeGreaterThan(0)
      await expectAccessible(page)
      await leave(page)
    },
  )
})
