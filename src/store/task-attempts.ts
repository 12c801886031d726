import { sql } from 'kysely'
import type { PreferredTime } from '#domain/customer/preferences.ts'
import type { Shift } from '#domain/working-time/work-calendar.ts'
import type { Reader } from '#store/transaction.ts'

/** When nobody answered a call about these reasons, the last one last. */
export async function triedAt(
  reader: Reader,
  { customerId, reasonIds }: { customerId: number; reasonIds: readonly number[] },
): Promise<string[]> {
  const { rows } = await sql<{ at: string }>`
    SELECT at FROM task_results WHERE customer_id = ${customerId} AND reason_ids && ${reasonIds}::bigint[]
      AND result = 'no_answer' AND undone_at IS NULL ORDER BY task_results.at`.execute(reader)
  return rows.map(({ at }) => at)
}

/** When a customer likes to be called, and when somebody is at work (null = the centre's hours). */
export async function whenToCall(
  reader: Reader,
  { customerId, staffId }: { customerId: number; staffId: number },
): Promise<{ preferred: readonly PreferredTime[]; shifts: readonly Shift[] | null }> {
  const { rows } = await sql<{ preferred: PreferredTime[] | null; shifts: Shift[] | null }>`
    SELECT (SELECT times FROM preferences WHERE customer_id = ${customerId}) AS preferred,
      (SELECT shifts FROM staff WHERE staff_id = ${staffId}) AS shifts`.execute(reader)
  const [row] = rows
  return { preferred: row?.preferred ?? [], shifts: row?.shifts ?? null }
}
