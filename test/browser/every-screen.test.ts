import { describe, expect, test } from 'vitest'
import { maskName } from '#domain/access/masks.ts'
import type { ScreenName } from '#web/paths.ts'
import { screens } from '#web/screens.ts'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'
import { screenAddresses } from '#test/browser/screen-addresses.ts'

/** Every screen as everybody who finds it in their navigation: made from the list of screens, like the screens themselves. */
const app = await openApp({ customers: 240 })
const { addressOf, rolesOf } = await screenAddresses(app)
/** What files brought, and what is a name: as it is in either language. */
const brought = await app.rows(`
  SELECT name AS word FROM staff WHERE group_id = $group
  UNION SELECT name FROM people JOIN customers USING (customer_id) WHERE group_id = $group
  UNION SELECT model FROM cars JOIN customers USING (customer_id) WHERE group_id = $group
  UNION SELECT plate FROM cars JOIN customers USING (customer_id) WHERE group_id = $group
  UNION SELECT name FROM centres WHERE group_id = $group UNION SELECT name FROM groups
  UNION SELECT unnest(tags) FROM customers WHERE group_id = $group`)
const words = brought.map(({ word }) => String(word))
const theirs = [...words, ...words.map(maskName), '中文', '续航'].toSorted((a, b) => b.length - a.length)
const names = (Object.keys(screens) as ScreenName[]).filter((name) => rolesOf(name).length > 0)

test('the screens of the product are there', () => expect(names.length).toBeGreaterThan(15))

describe.each(names)('%s', (name) => {
  test.each(rolesOf(name))('as %s, in Chinese on a desk', async (role) => {
    const page = await visit({ ...app, as: role, language: 'zh', screen: 'desktop' })
    await page.goto(addressOf(name))
    await page.locator('main h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await picture(page, `${name}-${role}-desktop-zh`)
    await expectAccessible(page)
    await expectFits(page)
    await leave(page)
  })

  test.each(rolesOf(name))('as %s, in English on a phone, in the dark', async (role) => {
    const page = await visit({ ...app, as: role, language: 'en', screen: 'phone', theme: 'dark' })
    await page.goto(addressOf(name))
    await page.locator('main h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await picture(page, `${name}-${role}-phone-en`)
    await expectAccessible(page)
    await expectFits(page)
    // Words of the product are in the reader's language; what files brought is in theirs.
    const shown = await page.locator('main :is(h1, h2, h3, th, label, button, [role=tab], dt)').allInnerTexts()
    const ours = shown.map((text) => theirs.reduce((rest, word) => rest.replaceAll(word, ''), text))
    expect(ours.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
    await leave(page)
  })
})
