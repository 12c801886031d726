import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 240 })
const [someone] = await app.rows(`
  SELECT customer_id AS id, name, phone FROM customers c JOIN people USING (customer_id)
  WHERE group_id = $group AND advisor_id = (SELECT "staffId" FROM sign_in_users WHERE username = 'advisor')
    AND phone IS NOT NULL ORDER BY 1 LIMIT 1`)
const [id, name] = [String(someone?.['id']), String(someone?.['name'])]

test.each(['desktop', 'phone'] as const)(
  'what is not told stays unless something is written over it, on a %s',
  async (screen) => {
    const page = await visit({ ...app, as: 'manager', language: 'zh', screen })
    await page.goto(`/customers/${id}`)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.getByRole('button', { name: '编辑资料' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: '微信' }).fill(`wx-${screen}`)
    await sheet.getByRole('combobox', { name: '性别' }).selectOption({ label: screen === 'phone' ? '女' : '男' })
    await picture(page, `edit-person-${screen}`)
    await expectAccessible(page)
    await expectFits(page)
    await sheet.getByRole('button', { name: '保存' }).click()
    await sheet.waitFor({ state: 'hidden' })
    expect(await app.rows(`SELECT phone, wechat, gender FROM people WHERE customer_id = ${id} AND $group > 0`)).toEqual(
      [{ phone: someone?.['phone'], wechat: `wx-${screen}`, gender: screen === 'phone' ? 'female' : 'male' }],
    )
    await leave(page)
  },
)
