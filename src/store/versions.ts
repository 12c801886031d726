import { sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'

/** How often people have changed a customer; 0 = never. */
export interface CustomerVersion {
  readonly version: number
  /** Who was the last, by name where they are of our staff. */
  readonly changedBy: string | null
  readonly changedAt: string | null
}

/** The version as it stands, with everybody else who would change the customer kept waiting; null = no such customer. */
export async function holdVersion(
  writer: Writer,
  groupId: number,
  customerId: number,
): Promise<CustomerVersion | null> {
  const { rows: held } = await sql<{ found: boolean }>`
    SELECT true AS found FROM customers WHERE group_id = ${groupId} AND customer_id = ${customerId} FOR UPDATE`.execute(
    writer,
  )
  if (held.length === 0) return null
  const { rows } = await sql<CustomerVersion>`
    SELECT v.version, coalesce(f.name, v.changed_by) AS "changedBy", v.changed_at AS "changedAt"
    FROM customer_versions v LEFT JOIN staff f ON f.staff_id = substring(v.changed_by FROM 'staff (\d+)$')::integer
    WHERE v.customer_id = ${customerId}`.execute(writer)
  return rows[0] ?? { version: 0, changedBy: null, changedAt: null }
}

export async function nextVersion(writer: Writer, customerId: number, by: string): Promise<void> {
  await sql`
    INSERT INTO customer_versions (customer_id, version, changed_by) VALUES (${customerId}, 1, ${by})
    ON CONFLICT (customer_id) DO UPDATE
    SET version = customer_versions.version + 1, changed_at = now(), changed_by = excluded.changed_by`.execute(writer)
}
