import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Label, Language } from '#domain/label.ts'
import type { ScreenName } from '#web/paths.ts'
import { screens } from '#web/screens.ts'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, type Screen, visit } from '#test/browser/browser.ts'
import { screenAddresses } from '#test/browser/screen-addresses.ts'

/** Every screen while the server fails: why, in the reader's language, a way to try again, and nothing lost by it. */
const app = await openApp({ customers: 120 })
const { addressOf, rolesOf } = await screenAddresses(app)
const names = Object.keys(screens).filter((name) => rolesOf(name as ScreenName).length > 0) as ScreenName[]

/** Who is there, what is new and what is being exported is the frame's; all else is asked by the screen. */
const ofTheFrame = /\/api\/(me|events|exports|session)(\?|$)/
const retry: Label = { zh: '重试', en: 'Try again' }

interface Failure {
  readonly because: string
  readonly language: Language
  readonly screen: Screen
  /** What the server answers; null: nothing, there is no way to it. */
  readonly answer: { readonly status: number; readonly body: string } | null
}

const failures: readonly Failure[] = [
  {
    because: 'the server has a defect',
    language: 'zh',
    screen: 'desktop',
    answer: {
      status: 500,
      body: JSON.stringify({
        type: '/api/problems/defect',
        title: '系统出错',
        status: 500,
        code: 'defect',
        id: 'abc-123',
      }),
    },
  },
  { because: 'there is no way to it', language: 'en', screen: 'phone', answer: null },
]

/** Fails what the screen asks for; answers how to mend it, and what was asked so far. */
async function failing(page: Page, answer: Failure['answer']) {
  const asked: string[] = []
  const isTheScreens = (url: URL): boolean => url.pathname.startsWith('/api/') && !ofTheFrame.test(url.pathname)
  await page.route(isTheScreens, async (route) => {
    asked.push(route.request().url())
    if (answer === null) await route.abort('internetdisconnected')
    else await route.fulfill({ ...answer, contentType: 'application/problem+json' })
  })
  return { asked, mend: () => page.unroute(isTheScreens) }
}

describe.each(failures)('$because', ({ language, screen, answer }) => {
  test.each(names)('%s says so, and comes back', async (name) => {
    const [role = 'manager'] = rolesOf(name)
    const page = await visit({ ...app, as: role, language, screen, expectsFailures: true })
    const server = await failing(page, answer)
    const address = `${addressOf(name)}?kept=${name}`
    await page.goto(address)
    const alert = page.locator('main [role=alert]')
    await page.locator('main h1').or(alert).first().waitFor()
    await page.waitForLoadState('networkidle')
    // Some ask nothing of the server: then there is nothing to fail.
    if (server.asked.length > 0) {
      await alert.first().waitFor()
      for (const text of await alert.allInnerTexts()) expect(/\p{Script=Han}/u.test(text)).toBe(language === 'zh')
      await expectAccessible(page)
      await expectFits(page)
      await server.mend()
      const again = page.locator('main').getByRole('button', { name: retry[language] })
      while ((await again.count()) > 0) {
        // The screen may come back by itself in between, and take the button with it.
        await again
          .first()
          .click({ timeout: 2000 })
          .catch(() => undefined)
        await page.waitForLoadState('networkidle')
      }
    }
    await page.locator('main h1').first().waitFor()
    expect(await alert.count()).toBe(0)
    expect(new URL(page.url()).searchParams.get('kept')).toBe(name)
    await leave(page)
  })
})
