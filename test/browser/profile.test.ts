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

test.each(['desktop', 'phone'] as const)(
  'a promise is kept with one tap, and that is taken back with another, on a %s',
  async (screen) => {
    const text = `补寄脚垫 ${screen}`
    const page = await visit({ ...app, as: 'manager', language: 'zh', screen })
    const made = await page.request.post(`/api/customers/${id}/promises`, {
      data: { dueOn: '2025-07-03', text },
      headers: { origin: app.address },
    })
    expect(made.status()).toBe(201)
    await page.goto(`/customers/${id}`)
    const item = page.getByRole('region', { name: '现在做什么' }).getByRole('listitem').filter({ hasText: text })
    await item.getByRole('button', { name: '已兑现' }).waitFor()
    await picture(page, `promise-${screen}`)
    await expectAccessible(page)
    await expectFits(page)
    await item.getByRole('button', { name: '没有兑现' }).click()
    await page.getByRole('menuitem', { name: '未兑现' }).click()
    await page.getByText('承诺未兑现').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await item.getByRole('button', { name: '已兑现' }).click()
    await page.getByText('承诺已兑现').waitFor()
    await item.waitFor({ state: 'detached' })
    expect(await app.rows(`SELECT state FROM promises WHERE text = '${text}' AND $group > 0`)).toEqual([
      { state: 'kept' },
    ])
    await leave(page)
  },
)

test.each(['desktop', 'phone'] as const)(
  'an interest is written down with three taps, shown, and ended with one more, on a %s',
  async (screen) => {
    const wanted = screen === 'phone' ? '贴膜' : '充电桩'
    const page = await visit({ ...app, as: 'manager', language: 'zh', screen })
    await page.goto(`/customers/${id}`)
    await page.getByRole('button', { name: '记一笔' }).click()
    await page.getByRole('menuitem', { name: '兴趣' }).click()
    await page.getByRole('dialog').waitFor()
    await picture(page, `interest-form-${screen}`)
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: wanted }).click()
    const item = page.getByRole('region', { name: '现在做什么' }).getByRole('listitem').filter({ hasText: wanted })
    await item.getByRole('button', { name: '不再考虑' }).waitFor()
    await picture(page, `interest-${screen}`)
    await expectFits(page)
    await item.getByRole('button', { name: '已预约' }).click()
    await page.getByText(`${wanted}：已预约`).waitFor()
    await item.waitFor({ state: 'detached' })
    expect(await app.rows(`SELECT settled_as FROM interests WHERE text = '${wanted}' AND $group > 0`)).toEqual([
      { settled_as: 'booked' },
    ])
    await leave(page)
  },
)
