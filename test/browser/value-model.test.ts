import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fitModels } from '#operations/fit-models.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { scoreEverybody } from '#operations/score.ts'
import { addFit } from '#store/value-fits.ts'
import { inTransaction } from '#store/transaction.ts'
import { openApp, today } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

/** Where a model speaks: how far to trust it, and what it says of one customer. */
const app = await openApp({ customers: 400 })
const { groupId } = app.group
await fitModels(app.store, { groupId, today, names: ['mbg-nbd', 'mbg-cnbd-k'] })
const run = { groupId, asOf: today, keeps: { live: true, snapshot: false } }
await scoreEverybody(app.store, run)
await keepFiguresOfRun(app.store, run)

/** Somebody of the advisor's who comes often, and somebody else of the same centre of whom they speak as family. */
const [someone, relative] = await app.rows(`
  SELECT customer_id AS id FROM scores JOIN customers c USING (customer_id)
  WHERE group_id = $group AND visits_total > 4 AND p_active > 0.5
    AND advisor_id = (SELECT "staffId" FROM sign_in_users WHERE username = 'advisor') ORDER BY 1 LIMIT 2`)
const address = `/customers/${Number(someone?.['id'])}`
await inTransaction(app.store, (writer) =>
  sql`INSERT INTO household_members (customer_id, name, relation, member_customer_id)
    VALUES (${Number(someone?.['id'])}, '王小小', '配偶', ${Number(relative?.['id'])})`.execute(writer),
)

test.each([
  { language: 'zh', screen: 'desktop', theme: 'light', tab: '模型', trust: '可以信什么', details: '拟合细节' },
  {
    language: 'en',
    screen: 'phone',
    theme: 'dark',
    tab: 'The model',
    trust: 'What to trust',
    details: 'The fit in detail',
  },
] as const)('the model tells how far to trust it, in $language on a $screen', async (as) => {
  const page = await visit({ ...app, as: 'analyst', ...as })
  await page.goto('/value')
  await page.getByRole('tab', { name: as.tab }).click()
  await page.waitForURL(/tab=model/)
  await page.getByRole('region', { name: as.trust }).getByRole('listitem').nth(1).waitFor()
  const details = page.getByRole('region', { name: as.details }).locator('summary')
  for (const each of await details.all()) await each.click()
  await picture(page, `value-model-${as.screen}`)
  await expectAccessible(page)
  await expectFits(page)
  await leave(page)
})

test('every chart of the model is read by keyboard, and as a table', async () => {
  const page = await visit({ ...app, as: 'analyst', language: 'zh', screen: 'desktop' })
  await page.goto('/value?tab=model')
  const charts = page.getByRole('main').getByRole('figure')
  const calibration = page.getByRole('figure', { name: '说的可能，准不准' })
  await calibration.getByRole('img').first().focus()
  await calibration.getByText(/^实际来了 · 预计 \d+%，实际 \d+%（/).waitFor()
  expect(await charts.count()).toBe(4)
  for (const chart of await charts.all()) {
    await chart.getByRole('button', { name: '看数据表' }).press('Enter')
    expect(await chart.getByRole('row').count()).toBeGreaterThan(2)
  }
  expect(await calibration.getByRole('row').count()).toBe(11)
  await leave(page)
})

test.each(['manager', 'advisor'] as const)('a %s reads when somebody comes and what that is worth', async (role) => {
  const page = await visit({ ...app, as: role, language: 'zh', screen: role === 'advisor' ? 'phone' : 'desktop' })
  await page.goto(address)
  const panel = page.getByRole('region', { name: '还会来吗' })
  for (const said of [
    /^(\d+|[<>]\d+)%$/,
    /[上中下]旬|月$|年$/,
    /^约 \d+ 天$/,
    /^一半可能在 /,
    /^由模型估算：第 \d+ 号拟合/,
  ])
    await panel.getByText(said).first().waitFor()
  await panel.getByRole('figure', { name: '从今天起累计的毛利' }).waitFor()
  await page.getByRole('region', { name: '家庭与亲友' }).getByText('家庭价值（2 位客户）').waitFor()
  await panel.getByText('这些数怎么看').click()
  await picture(page, `outlook-${role}`)
  await expectAccessible(page)
  await expectFits(page)
  const link = panel.getByRole('link', { name: '模型可信吗' })
  expect(await link.count()).toBe(role === 'manager' ? 1 : 0)
  if (role === 'manager') {
    await link.click()
    await page.getByRole('heading', { name: '可以信什么' }).waitFor()
  }
  await leave(page)
})

test('who may not see money sees when they come, and no amount', async () => {
  const page = await visit({ ...app, as: 'admin', language: 'en', screen: 'desktop' })
  await page.goto(address)
  const panel = page.getByRole('region', { name: 'Will they come back?' })
  await panel.getByRole('figure', { name: /^Chance/ }).waitFor()
  expect(await page.getByRole('main').innerText()).not.toMatch(/¥|Margin|Value of the household/)
  await leave(page)
})

test('an attempt that gave nothing says why, and that the older fit stays', async () => {
  const refused = { groupId, asOf: today, customers: 400, historyRows: 400, visitDays: 2000, seconds: 1 }
  await inTransaction(app.store, (writer) => addFit(writer, { ...refused, outcome: { refusal: 'not-identified' } }))
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'phone' })
  await page.goto('/value?tab=model')
  await page.getByText('数据确定不了这个模型的参数').waitFor()
  await page.getByText('较早的拟合继续有效').waitFor()
  await page.getByRole('heading', { name: '可以信什么' }).waitFor()
  await expectAccessible(page)
  await leave(page)
})
