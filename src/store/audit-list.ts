import { type RawBuilder, sql } from 'kysely'
import type { AuditAction } from '#domain/access/audit-action.ts'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** What somebody did, as it was written down. */
export interface AuditEntry {
  readonly auditId: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
}

export interface AuditFilter {
  /** Done by them, or by a program of theirs. */
  readonly staffId: number | undefined
  readonly action: AuditAction | undefined
  /** First and last day, in `zone`. */
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly zone: string
}

/** Entries in a scope, newest first, after `after` (an audit id). */
export async function auditEntries(
  reader: Reader,
  scope: Scope,
  filter: AuditFilter,
  { after, most }: { readonly after: number | null; readonly most: number },
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    SELECT a.audit_id AS "auditId", a.at, a.actor, a.action, a.subject, a.detail FROM audit_entries a
    WHERE ${within(scope)} AND ${matching(filter)} AND (${after}::bigint IS NULL OR a.audit_id < ${after}::bigint)
    ORDER BY a.audit_id DESC LIMIT ${most}`.execute(reader)
  return rows
}

/** How many there are; counting stops at `most`. */
export async function countAudit(reader: Reader, scope: Scope, filter: AuditFilter, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (
      SELECT FROM audit_entries a WHERE ${within(scope)} AND ${matching(filter)} LIMIT ${most}
    ) found`.execute(reader)
  return rows[0]?.n ?? 0
}

const actorId = sql`substring(a.actor FROM 'staff (\\d+)$')::bigint`

/** Of a centre: what its staff did, and what was done to its staff and to customers who are at home there. */
function within(scope: Scope): RawBuilder<boolean> {
  if (scope.of === 'group') return sql`(a.group_id = ${scope.groupId} OR a.group_id IS NULL)`
  return sql`(a.group_id = ${scope.groupId} AND (
    EXISTS (SELECT FROM staff s WHERE s.centre_id = ${scope.centreId}
      AND s.staff_id IN (${actorId}, substring(a.subject FROM '^staff (\\d+)$')::bigint))
    OR EXISTS (SELECT FROM customers c
      WHERE c.customer_id = substring(a.subject FROM '^customer (\\d+)$')::bigint AND ${atHome(scope)})))`
}

function matching({ staffId, action, from, to, zone }: AuditFilter): RawBuilder<boolean> {
  return sql`(${staffId ?? null}::bigint IS NULL OR ${actorId} = ${staffId ?? null}::bigint)
    AND (${action ?? null}::text IS NULL OR a.action = ${action ?? null})
    AND (${from ?? null}::date IS NULL OR a.at >= (${from ?? null}::date)::timestamp AT TIME ZONE ${zone})
    AND (${to ?? null}::date IS NULL OR a.at < (${to ?? null}::date + 1)::timestamp AT TIME ZONE ${zone})`
}
