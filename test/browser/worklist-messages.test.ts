import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#store/transaction.ts'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'
import { makeTasks } from '#test/browser/tasks.ts'

const app = await openApp({ customers: 240 })
await inTransaction(app.store, (writer) => sql`DELETE FROM task_reasons`.execute(writer))
await makeTasks(app, { count: 2, of: 'advisor' })
const customers = await app.rows(`
  SELECT customer_id AS id, p.name FROM customers c JOIN people p USING (customer_id) JOIN staff f ON f.staff_id = c.advisor_id
    JOIN sign_in_users s ON s."staffId" = f.staff_id
  WHERE c.group_id = $group AND s.username = 'advisor' AND c.home_centre_id = f.centre_id AND p.name IS NOT NULL
  ORDER BY 1 DESC LIMIT 3`)
const [first = '', second = '', third = ''] = customers.map(({ name }) => String(name))
await inTransaction(app.store, async (writer) => {
  for (const [at, { id, name }] of customers.entries()) {
    await sql`DELETE FROM consents WHERE customer_id = ${id}`.execute(writer)
    await sql`UPDATE customers SET do_not_contact = ${at === 2} WHERE customer_id = ${id}`.execute(writer)
    await sql`
      INSERT INTO messages (customer_id, group_id, centre_id, channel, purpose, content, body, state, playbook_id, carrier, provider_ref,
        made_at, not_before, sent_at, idempotency_key, changed_at)
      SELECT ${id}, group_id, home_centre_id, 'wechat', 'value', 'winter', ${`${String(name)}您好，入冬后续航会短一些。出门前十分钟在手机上预热电池，能多跑不少；充到八成就好。`},
        'handed_over', 'P10', 'wecom', ${at === 0 ? 'job 1' : null}, '2025-06-30T02:00:00Z', '2025-06-30T02:00:00Z', '2025-06-30T02:00:00Z',
        gen_random_uuid(), '2025-06-30T02:00:00Z' FROM customers WHERE customer_id = ${id}`.execute(writer)
  }
})
const states = () => app.rows(`SELECT state FROM messages WHERE group_id = $group ORDER BY message_id`)

test('a message that WeCom waits for is work of the advisor’s: read, sent, said with a key', async () => {
  const page = await visit({ ...app, as: 'advisor', language: 'zh', screen: 'desktop', expectsFailures: true })
  await page.goto('/worklist')
  await page.getByRole('tab', { name: '今天 5' }).waitFor()
  await page.getByRole('button', { name: first }).click()
  await page.getByText('能多跑不少').waitFor()
  await page.getByText('群发助手').waitFor()
  expect(await page.getByRole('button', { name: /^打电话/ }).count()).toBe(0)
  await picture(page, 'worklist-message')
  await expectAccessible(page)
  await expectFits(page)
  await page.keyboard.press('1')
  await page.getByText(`${first}：已发送`).waitFor()
  await page.getByRole('tab', { name: '今天 4' }).waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('tab', { name: '今天 5' }).waitFor()
  await page.getByRole('button', { name: first }).click()
  await page.getByText('能多跑不少').waitFor()
  await page.context().setOffline(true)
  await page.keyboard.press('1')
  await page.getByText('1 条结果等待发送').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('tab', { name: '今天 4' }).waitFor()
  expect(await states()).toEqual([{ state: 'sent' }, { state: 'handed_over' }, { state: 'handed_over' }])
  await leave(page)
})

test('on a phone it is one card and one tap', async () => {
  const page = await visit({ ...app, as: 'advisor', language: 'en', screen: 'phone', theme: 'dark' })
  await page.goto('/worklist')
  await page.getByRole('button', { name: second }).click()
  await page.getByText('Send this text to the customer in WeCom').waitFor()
  await picture(page, 'worklist-message-phone-dark')
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('button', { name: 'Not sent' }).click()
  await page.getByText(`${second}: Not sent`).waitFor()
  await page.getByRole('heading', { name: third, level: 2 }).waitFor()
  await page.getByText('Do not send it any more: The customer asked not to be contacted').waitFor()
  await picture(page, 'worklist-message-not-any-more')
  await expectAccessible(page)
  expect(await states()).toEqual([{ state: 'sent' }, { state: 'not_sent' }, { state: 'handed_over' }])
  await leave(page)
})

test('a manager sees it on the board, and does not give it away', async () => {
  const page = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await page.goto('/team')
  const task = page.locator('.board-task', { hasText: third })
  await task.getByText('企业微信消息待确认').waitFor()
  await picture(page, 'board-message')
  expect(await task.getAttribute('draggable')).toBe('false')
  expect(await task.getByRole('button').count()).toBe(0)
  await leave(page)
})
