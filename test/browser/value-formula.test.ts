import { expect, test } from 'vitest'
import { fitModels } from '#operations/fit-models.ts'
import { openApp, today } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

/** A group too small for a model: the formula speaks, and the screens say so. */
const app = await openApp({ customers: 60 })
const { fitId, refusal } = await fitModels(app.store, { groupId: app.group.groupId, today })

test.each([
  {
    language: 'zh',
    screen: 'phone',
    theme: 'light',
    says: ['客户不到 200 位', '因此按公式估算', '潜在价值按公式估算'],
  },
  {
    language: 'en',
    screen: 'desktop',
    theme: 'dark',
    says: ['fewer than 200 customers', 'So the formula speaks', 'Potential is worked out by formula'],
  },
] as const)('the refusal is told with its reason, in $language on a $screen', async ({ says, ...as }) => {
  expect([fitId > 0, refusal]).toEqual([true, 'too-few-customers'])
  const page = await visit({ ...app, as: 'manager', ...as })
  await page.goto('/value?tab=model')
  for (const said of says) await page.getByText(said).first().waitFor()
  expect(await page.getByRole('main').getByRole('figure').count()).toBe(0)
  await picture(page, `value-formula-${as.screen}`)
  await expectAccessible(page)
  await expectFits(page)
  await leave(page)
})

test('of one customer the formula tells the rhythm, and what it cannot tell', async () => {
  const [someone] = await app.rows(`
    SELECT customer_id AS id FROM scores JOIN customers USING (customer_id)
    WHERE group_id = $group AND visits_total > 2 ORDER BY visits_total DESC, 1 LIMIT 1`)
  const page = await visit({ ...app, as: 'analyst', language: 'zh', screen: 'phone' })
  await page.goto(`/customers/${Number(someone?.['id'])}`)
  const panel = page.getByRole('region', { name: '还会来吗' })
  for (const said of ['公式不推断客户是否已流失', /^约 \d+ 天$/, '目前由公式估算'])
    await panel.getByText(said).first().waitFor()
  await picture(page, 'outlook-formula')
  await expectAccessible(page)
  await expectFits(page)
  await leave(page)
})
