import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Merging } from '#store/merge-rows.ts'
import type { Writer } from '#store/transaction.ts'

/** What tells an occasion of the merged record from one of the same name that the kept one has. */
const suffix = ' ⧉'

/**
 * Before the merged record's rows are moved: what playbooks do with it ends, for those of the kept one go on, and
 * occasions that both have get names of their own.
 */
export async function endEnrolmentsOfMerged(writer: Writer, { keptId, mergedId }: Merging, today: Day): Promise<void> {
  await sql`
    WITH closed AS (
      UPDATE task_reasons SET state = 'cancelled', ended_at = now(), ended_because = 'merged'
      WHERE customer_id = ${mergedId} AND state = 'open' AND enrolment_id IS NOT NULL RETURNING enrolment_id, step_id
    ), taken AS (
      UPDATE messages SET state = 'cancelled', because = 'merged', changed_at = now()
      WHERE customer_id = ${mergedId} AND state = 'waiting' AND enrolment_id IS NOT NULL RETURNING enrolment_id
    ), lines AS (
      SELECT enrolment_id, 1 AS part, 'task_closed' AS kind, step_id FROM closed
      UNION ALL SELECT DISTINCT enrolment_id, 2, 'taken_back', NULL FROM taken
      UNION ALL SELECT enrolment_id, 3, 'ended', NULL FROM enrolments WHERE customer_id = ${mergedId} AND ended_at IS NULL
    )
    INSERT INTO enrolment_entries (customer_id, enrolment_id, entry_no, at, kind, step_id, because)
    SELECT ${mergedId}, l.enrolment_id, (SELECT coalesce(max(e.entry_no), 0) FROM enrolment_entries e
        WHERE e.customer_id = ${mergedId} AND e.enrolment_id = l.enrolment_id)
      + row_number() OVER (PARTITION BY l.enrolment_id ORDER BY l.part, l.step_id), now(), l.kind, l.step_id, 'merged'
    FROM lines l`.execute(writer)
  await sql`
    UPDATE enrolments e SET step_id = NULL, due_at = NULL, waits_since = NULL, ended_at = now(), ending = 'cancelled', because = 'merged',
      entries = (SELECT max(l.entry_no) FROM enrolment_entries l WHERE l.customer_id = e.customer_id AND l.enrolment_id = e.enrolment_id)
    WHERE e.customer_id = ${mergedId} AND e.ended_at IS NULL`.execute(writer)
  await sql`
    UPDATE occasions SET over_on = ${today}, state = CASE state WHEN 'waiting' THEN 'passed_over' ELSE state END,
      because = CASE state WHEN 'waiting' THEN 'merged' ELSE because END
    WHERE customer_id = ${mergedId} AND over_on IS NULL`.execute(writer)
  for (const table of ['enrolments', 'occasions'] as const) {
    await sql`
      UPDATE ${sql.id(table)} t SET occasion = t.occasion || ${`${suffix}${mergedId}`}
      WHERE t.customer_id = ${mergedId} AND EXISTS (SELECT FROM occasions k
        WHERE k.customer_id = ${keptId} AND k.playbook_id = t.playbook_id AND k.occasion = t.occasion)`.execute(writer)
  }
}

/** After two records are parted: the occasions have their own names again. */
export async function renameAfterSplit(writer: Writer, { mergedId }: Merging): Promise<void> {
  const ending = `${suffix}${mergedId}`
  for (const table of ['enrolments', 'occasions'] as const) {
    await sql`
      UPDATE ${sql.id(table)} SET occasion = left(occasion, -${sql.lit(ending.length)})
      WHERE customer_id = ${mergedId} AND right(occasion, ${sql.lit(ending.length)}) = ${ending}`.execute(writer)
  }
}
