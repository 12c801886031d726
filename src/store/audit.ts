import { sql } from 'kysely'
import type { AuditAction } from '#domain/access/audit-action.ts'
import type { Writer } from '#store/transaction.ts'

/** Writes down who did what, in the transaction that does it. `subject` and `detail` name things by number, never by personal data. */
export async function audit(
  writer: Writer,
  entry: {
    groupId: number | null
    actor: string
    action: AuditAction
    subject?: string
    detail?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  await sql`
    INSERT INTO audit_entries (group_id, actor, action, subject, detail)
    VALUES (${entry.groupId}, ${entry.actor}, ${entry.action}, ${entry.subject ?? null}, ${entry.detail === undefined ? null : JSON.stringify(entry.detail)})`.execute(
    writer,
  )
}
