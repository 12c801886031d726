import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { HandFunnel, LeavingReason, SelfCheckPart } from '#domain/goal/self-check.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** What a manager wrote of why customers leave in a month. */
export interface SelfCheck {
  /** The first of the month. */
  readonly month: Day
  readonly parts: Readonly<Partial<Record<LeavingReason, SelfCheckPart>>>
  readonly funnel: HandFunnel
  readonly version: number
  readonly changedBy: string
  readonly changedAt: string
}

interface CheckPlace {
  readonly centreId: number
  readonly month: Day
}

/** Self-checks of a centre up to a month, latest first. */
export async function selfChecksOf(
  reader: Reader,
  { centreId, month }: CheckPlace,
  most: number,
): Promise<SelfCheck[]> {
  const { rows } = await sql<SelfCheck>`
    SELECT month, parts, funnel, version, changed_by AS "changedBy", changed_at AS "changedAt" FROM self_checks
    WHERE centre_id = ${centreId} AND month <= ${month} ORDER BY month DESC LIMIT ${most}`.execute(reader)
  return rows
}

/** The check of a month as it is now, kept from changing until the transaction ends. */
export async function lockSelfCheck(writer: Writer, { centreId, month }: CheckPlace): Promise<SelfCheck | null> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`self-check ${centreId} ${month}`}))`.execute(writer)
  const [latest] = await selfChecksOf(writer, { centreId, month }, 1)
  return latest?.month === month ? latest : null
}

export async function keepSelfCheck(
  writer: Writer,
  { centreId, month }: CheckPlace,
  { parts, funnel, by }: Pick<SelfCheck, 'parts' | 'funnel'> & { readonly by: string },
): Promise<void> {
  await sql`
    INSERT INTO self_checks (centre_id, month, parts, funnel, changed_by)
    VALUES (${centreId}, ${month}, ${JSON.stringify(parts)}, ${JSON.stringify(funnel)}, ${by})
    ON CONFLICT (centre_id, month) DO UPDATE SET parts = excluded.parts, funnel = excluded.funnel,
      changed_by = excluded.changed_by, changed_at = now(), version = self_checks.version + 1`.execute(writer)
}
