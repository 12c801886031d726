import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#store/transaction.ts'
import { openApp } from '#test/browser/app.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 240 })
const [someone] = await app.rows(`
  SELECT customer_id AS id, name FROM customers c JOIN people USING (customer_id) WHERE group_id = $group AND phone IS NOT NULL
    AND advisor_id = (SELECT "staffId" FROM sign_in_users WHERE username = 'advisor') ORDER BY 1 LIMIT 1`)
const [id, name] = [Number(someone?.['id']), String(someone?.['name'])]

const outbox = [
  {
    state: 'not_sent',
    because: 'kept_in_outbox',
    channel: 'wechat',
    body: `${name}您好，入冬后续航会短一些，出门前十分钟预热电池，能多跑不少。`,
  },
  { state: 'uncertain', because: 'no_answer', channel: 'sms', body: '您的车首保快到了，想约哪天？回复时间即可。' },
  { state: 'waiting', because: 'quiet_hours', channel: 'app', body: '雨季到了，雨刮和轮胎花纹值得看一眼。' },
  { state: 'failed', because: 'bad_address', channel: 'email', body: '附上本次检查的说明。' },
]
await inTransaction(app.store, async (writer) => {
  await sql`UPDATE customers SET do_not_contact = false WHERE customer_id = ${id}`.execute(writer)
  for (const each of outbox)
    await sql`
      INSERT INTO messages (customer_id, group_id, centre_id, channel, purpose, content, body, state, because, playbook_id, made_at, not_before,
        idempotency_key, changed_at)
      SELECT ${id}, group_id, home_centre_id, ${each.channel}, 'value', ${each.body}, ${each.body}, ${each.state}, ${each.because}, 'P10',
        '2025-06-30T02:00:00Z', '2025-06-30T02:00:00Z', gen_random_uuid(), '2025-06-30T02:00:00Z' FROM customers WHERE customer_id = ${id}`.execute(
      writer,
    )
})

test.each(['desktop', 'phone'] as const)(
  'an advisor reads the outbox and settles what is uncertain, on a %s',
  async (screen) => {
    const page = await visit({ ...app, as: 'advisor', language: 'zh', screen })
    await page.goto('/messages')
    await page.getByRole('heading', { name: '消息', level: 1 }).waitFor()
    await page.getByText('渠道未接通，留在发件箱').first().waitFor()
    await picture(page, `messages-${screen}`)
    await expectAccessible(page)
    await expectFits(page)
    if (screen === 'phone') return leave(page)
    await page.getByRole('button', { name: '查看' }).click()
    await page.getByText('服务商未回应，可能已送达').waitFor()
    await expect.poll(() => page.locator('.message').count()).toBe(1)
    await page.getByRole('button', { name: '再次发送' }).click()
    await page.getByRole('dialog').getByText('客户可能收到两次').waitFor()
    await picture(page, 'messages-sure')
    await page.getByRole('dialog').getByRole('button', { name: '再次发送' }).click()
    await page.getByText('已排入发送').waitFor()
    expect(await app.rows(`SELECT state FROM messages WHERE group_id = $group AND channel = 'sms'`)).toEqual([
      { state: 'waiting' },
    ])
    await leave(page)
  },
)

test('what was sent by hand is a contact', async () => {
  const page = await visit({ ...app, as: 'advisor', language: 'en', screen: 'desktop', theme: 'dark' })
  await page.goto('/messages?channel=wechat')
  await page.getByRole('button', { name: 'I sent it by hand' }).click()
  await page.getByText('Marked as sent').waitFor()
  await picture(page, 'messages-dark-en')
  expect(
    await app.rows(
      `SELECT channel, result FROM touches WHERE customer_id = ${id} AND touch_no LIKE 'message-%' AND $group > 0`,
    ),
  ).toEqual([{ channel: 'wechat', result: 'delivered' }])
  await leave(page)
})

test.each(['desktop', 'phone'] as const)(
  'the profile says why they can or cannot be contacted, on a %s',
  async (screen) => {
    const page = await visit({ ...app, as: 'advisor', language: 'zh', screen })
    await page.goto(`/customers/${id}`)
    const block = page
      .getByRole('region', { name: '今天能否联系' })
      .or(page.locator('section', { hasText: '今天能否联系' }))
    await block.first().getByText('客户未同意营销联系').or(block.first().getByText('近期联系次数')).first().waitFor()
    await block.first().scrollIntoViewIfNeeded()
    await picture(page, `contact-today-${screen}`)
    await expectAccessible(page)
    await expectFits(page)
    await leave(page)
  },
)
