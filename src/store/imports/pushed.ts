import { sql } from 'kysely'
import type { Reader } from '#store/transaction.ts'

/** Whose orders an import made or changed, and which of its rows wait for somebody. */
export async function pushedCustomers(
  reader: Reader,
  importId: number,
): Promise<{ customerIds: readonly number[]; waitingRows: readonly number[] }> {
  const { rows } = await sql<{ customers: number[]; waiting: number[] }>`
    SELECT ARRAY(SELECT DISTINCT customer_id FROM record_keys k WHERE k.kind = 'order' AND k.import_id = ${importId}
        UNION SELECT customer_id FROM import_changes WHERE import_id = ${importId}) AS customers,
      ARRAY(SELECT row_number FROM parked_rows WHERE import_id = ${importId} AND taken_by IS NULL) AS waiting`.execute(
    reader,
  )
  const [found] = rows
  return { customerIds: (found?.customers ?? []).map(Number), waitingRows: found?.waiting ?? [] }
}
