import { sql } from 'kysely'
import type { Instant } from '#domain/working-time/instant.ts'
import {
  complaintColumns,
  type ComplaintKey,
  type ComplaintRow,
  complaintTables,
  ofComplaint,
} from '#store/complaints.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Unanswered complaints of a group since a moment that nobody was warned about, or told the manager about, yet. */
export async function unanswered(
  reader: Reader,
  groupId: number,
  since: Instant,
): Promise<(ComplaintRow & { readonly warnedAt: Instant | null; readonly escalatedAt: Instant | null })[]> {
  const { rows } = await sql<ComplaintRow & { warnedAt: Instant | null; escalatedAt: Instant | null }>`
    SELECT ${complaintColumns}, 0 AS repeats, k.warned_at AS "warnedAt", k.escalated_at AS "escalatedAt" FROM ${complaintTables}
    WHERE c.group_id = ${groupId} AND t.resolved_at IS NULL AND t.first_response_at IS NULL AND t.opened_at >= ${since}
      AND k.escalated_at IS NULL`.execute(reader)
  return rows
}

/** Answers whether nobody had noted it before. */
export async function noteOverdue(
  writer: Writer,
  key: ComplaintKey,
  what: 'warned' | 'escalated',
  at: Instant,
): Promise<boolean> {
  const column = sql.ref(what === 'warned' ? 'warned_at' : 'escalated_at')
  const { rows } = await sql<{ noted: boolean }>`
    UPDATE complaint_cases k SET ${column} = ${at} WHERE ${ofComplaint('k', key)} AND ${column} IS NULL RETURNING true AS noted`.execute(
    writer,
  )
  return rows.length > 0
}
