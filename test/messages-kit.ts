import { sql } from 'kysely'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'
import { type ImportKit, importKit } from '#test/import-kit.ts'

export const messageBody = '冬季续航会短一些，出门前预热电池。'

/** A group of so many customers `K1` …, each with phone and mail, who may be written to; an advisor with WeCom is theirs. */
export async function messagesKit(store: Store, customers: number) {
  const kit = await importKit(store)
  const rows = Array.from({ length: customers }, (_, at) => {
    const number = String(at + 1)
    return `K${number},客户${number},138${number.padStart(8, '0')},k${number}@example.com,wmCustomer${number},张三,城北,是`
  })
  await kit.take({ 'customers.csv': `客户编号,客户姓名,手机号,邮箱,微信,顾问,服务中心,营销同意\n${rows.join('\n')}\n` })
  await inTransaction(store, (writer) =>
    sql`UPDATE staff SET wecom = 'zhangsan' WHERE group_id = ${kit.group.groupId}`.execute(writer),
  )
  const found = await kit.rows('SELECT customer_no, customer_id FROM customers WHERE group_id = $group')
  const ids = new Map(found.map((row) => [String(row['customer_no']), Number(row['customer_id'])]))
  return { ...kit, idOf: (no: string) => ids.get(no) ?? 0, ...messagesOf(store, kit, ids) }
}

export interface NewMessage {
  readonly to: string
  readonly channel?: string
  readonly purpose?: string
  readonly content?: string
  readonly notBefore?: string
  readonly lastOn?: string | null
  readonly ownServiceOn?: string | null
}

function messagesOf(store: Store, kit: ImportKit, ids: ReadonlyMap<string, number>) {
  let made = 0
  /** Puts messages into the outbox, as steps of playbooks do; each has a content of its own unless it is said. */
  const put = (messages: readonly NewMessage[]): Promise<void> =>
    inTransaction(store, async (writer) => {
      for (const each of messages) {
        made += 1
        const { channel = 'sms', purpose = 'value', content = `tip-${made}`, notBefore = '2024-09-30T01:00:00Z' } = each
        await sql`
          INSERT INTO messages (customer_id, group_id, centre_id, channel, purpose, content, subject, body, made_at, not_before,
            own_service_on, last_on, idempotency_key, changed_at)
          VALUES (${ids.get(each.to)}, ${kit.group.groupId}, 0, ${channel}, ${purpose}, ${content}, '小提示', ${messageBody}, ${notBefore},
            ${notBefore}, ${each.ownServiceOn ?? null}, ${each.lastOn ?? null}, gen_random_uuid(), ${notBefore})`.execute(
          writer,
        )
      }
    })
  /** Where they stand, by customer and then by number. */
  const standing = () =>
    kit.rows(`
      SELECT c.customer_no AS "to", m.state, m.because, m.attempts, m.not_before, m.provider_said, m.carrier
      FROM messages m JOIN customers c USING (customer_id) WHERE m.group_id = $group ORDER BY length(c.customer_no), c.customer_no, m.message_id`)
  return { put, standing }
}
