import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'

/** Marks the rows of customers that name a merged number; a refusal under one holds for the customer's own row as well. */
export async function markAliases(writer: Writer, resolved: RawBuilder<unknown>, hasConsent: boolean): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    WITH marked AS (
      UPDATE ${resolved} r SET is_alias = true FROM customers c
      WHERE c.customer_id = r.customer_id AND (c.source_id, c.customer_no) IS DISTINCT FROM (r.source_id, r.customer_no)
      RETURNING 1
    ) SELECT count(*) AS n FROM marked`.execute(writer)
  if ((rows[0]?.n ?? 0) === 0 || !hasConsent) return
  await sql`
    UPDATE ${resolved} r SET consent_marketing = false FROM ${resolved} a
    WHERE a.customer_id = r.customer_id AND a.is_alias AND NOT r.is_alias AND a.consent_marketing = false`.execute(
    writer,
  )
}
