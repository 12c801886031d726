import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { contactHistories } from '#store/contact-history.ts'
import { countSalesShares } from '#store/sales-shares.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'

const store = await freshStore()
const kit = await importKit(store)
const { groupId } = kit.group
const today = '2024-09-30'
const shareSince = '2023-10-01'

await kit.take({
  'customers.csv': `客户编号,客户姓名,手机号,邮箱,微信,顾问,服务中心
A,王小明,13800000001,a@example.com,,张三,城北
B,王太太,13800000002,,wmB,张三,城北
C,李四,,,,赵六,城北
`,
  'visits.csv': `工单号,客户编号,服务中心,进厂时间,实收金额
W1,A,城北,2024-08-10,100
`,
  'touches.csv': `触达编号,客户编号,时间,渠道,方向,目的,结果
T1,A,2024-09-20 10:00,短信,外呼,营销,已送达
T2,A,2024-08-10 15:00,短信,外呼,服务,已送达
T3,A,2024-09-21 10:00,电话,外呼,关怀,未接通
T4,A,2024-03-01 10:00,邮件,外呼,关怀,退回
T5,A,2023-06-01 10:00,电话,外呼,营销,已接通
T6,B,2024-09-02 10:00,微信,外呼,关怀,已读
T7,B,2024-09-03 10:00,微信,客户来,关怀,已回复
T8,C,2024-09-03 10:00,电话,外呼,关怀,号码错误
`,
})

const ids = new Map(
  (await kit.rows('SELECT customer_no, customer_id FROM customers WHERE group_id = $group')).map((row) => [
    String(row['customer_no']),
    Number(row['customer_id']),
  ]),
)
const idOf = (no: string): number => ids.get(no) ?? 0

await inTransaction(store, async (writer) => {
  await sql`UPDATE customers SET do_not_contact = true WHERE customer_id = ${idOf('C')}`.execute(writer)
  await sql`INSERT INTO household_members (customer_id, name, relation, member_customer_id) VALUES (${idOf('A')}, '王太太', '配偶', ${idOf('B')})`.execute(
    writer,
  )
  await sql`
    INSERT INTO occasions (customer_id, playbook_id, occasion, trigger_on, noted_at, state)
    VALUES (${idOf('B')}, 'P10', 'x', ${today}, now(), 'holdout')`.execute(writer)
  await sql`
    INSERT INTO task_reasons (customer_id, reason_id, group_id, centre_id, playbook_id, role, class, opens_on, due_on, minutes,
      stake_fen, stake_source, chance, label, because, made_at)
    VALUES (${idOf('A')}, 1, ${groupId}, 1, 'P7', 'advisor', 'medium', ${today}, ${today}, 5, 0, 'visit_margin', 0.1, '{}', '{}', now())`.execute(
    writer,
  )
  await sql`
    INSERT INTO task_results (customer_id, group_id, centre_id, at, result, reason_ids, before, undo_until, touch_no)
    VALUES (${idOf('A')}, ${groupId}, 1, ${`${today}T02:00:00Z`}, 'no_answer', '{1}', '{}', ${`${today}T02:10:00Z`}, 'T1')`.execute(
    writer,
  )
  for (const [state, content] of [
    ['sent', 'tip|a'],
    ['handed_over', 'tip|b'],
    ['not_sent', 'tip|c'],
  ])
    await sql`
      INSERT INTO messages (customer_id, group_id, centre_id, playbook_id, channel, purpose, content, body, state, made_at, not_before, idempotency_key, changed_at)
      VALUES (${idOf('B')}, ${groupId}, 1, 'P10', 'wechat', 'value', ${content}, 'x', ${state}, now(), now(), gen_random_uuid(), ${`${today}T18:00:00Z`})`.execute(
      writer,
    )
  await countSalesShares(writer, { groupId, since: shareSince, today })
})

const found = await contactHistories(store.reader, { groupId, customerIds: [...ids.values()], today, shareSince })

test('what reached them, what of it was about a visit, and what of it sold', () => {
  expect(found.get(idOf('A'))).toMatchObject({
    zone: 'Asia/Shanghai',
    isVisiting: false,
    householdCalls: [],
    contents: [],
  })
  expect(found.get(idOf('A'))?.contacts.toSorted((a, b) => (a.on < b.on ? -1 : 1))).toEqual([
    { on: '2024-08-10', isDuringVisit: true, playbookIds: [] },
    { on: '2024-09-20', isDuringVisit: false, playbookIds: ['P7'] },
  ])
  expect(found.get(idOf('A'))?.shares).toEqual({
    customer: { sales: 1, all: 2 },
    advisor: { sales: 1, all: 3 },
    centre: { sales: 1, all: 3 },
  })
})

test('what is under way counts, what was not sent does not; whom the household was called about', () => {
  const wife = found.get(idOf('B'))
  expect(wife?.contacts).toEqual([
    { on: '2024-09-02', isDuringVisit: false, playbookIds: [] },
    // In China it was the next day already.
    { on: '2024-10-01', isDuringVisit: false, playbookIds: ['P10'] },
  ])
  expect(wife?.contents.toSorted()).toEqual(['tip|a', 'tip|b'])
  expect(wife).toMatchObject({ householdCalls: ['P7'], holdouts: ['P10'] })
})

test('addresses: known, bounced until somebody edits the customer, none', async () => {
  expect(found.get(idOf('A'))?.addresses).toEqual({
    phone: 'known',
    sms: 'known',
    wechat: 'none',
    app: 'none',
    email: 'bounced',
    in_person: 'known',
  })
  expect(found.get(idOf('C'))).toMatchObject({
    permission: { doNotContact: true, consents: [] },
    addresses: { phone: 'none', sms: 'none' },
  })
  await inTransaction(store, (writer) =>
    sql`INSERT INTO customer_versions (customer_id, version, changed_by) VALUES (${idOf('A')}, 1, 'test')`.execute(
      writer,
    ),
  )
  const again = await contactHistories(store.reader, { groupId, customerIds: [idOf('A')], today, shareSince })
  expect(again.get(idOf('A'))?.addresses.email).toBe('known')
})
