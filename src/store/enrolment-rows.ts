import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { KeptEnrolment } from '#domain/enrolment/customer-at-work.ts'
import type { OpenTask } from '#domain/enrolment/enrolment.ts'
import type { Occasion } from '#domain/enrolment/occasions.ts'
import type { Memory } from '#domain/playbook/memory.ts'
import { nothingYet } from '#domain/playbook/memory.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { Reader } from '#store/transaction.ts'

/** A live enrolment with its customer, and how many lines its journal has. */
export interface EnrolmentRow {
  readonly customerId: number
  readonly enrolment: KeptEnrolment
  readonly entries: number
}

interface Raw {
  readonly customerId: number
  readonly enrolmentId: number
  readonly playbookId: string
  readonly version: number
  readonly occasion: string
  readonly subject: string
  readonly triggerOn: Day
  readonly variables: Variables
  readonly enteredAt: string
  readonly enteredBy: string | null
  readonly isPaused: boolean
  readonly stepId: string | null
  readonly dueAt: string | null
  readonly waitsSince: string | null
  readonly memory: Partial<Memory>
  readonly entries: number
  readonly openTasks: readonly OpenTask[] | null
  readonly voucherCostFen: number
  readonly messagesWaiting: number
}

/** The live enrolments of some customers, in the order in which they began. */
export async function liveEnrolments(reader: Reader, customerIds: readonly number[]): Promise<EnrolmentRow[]> {
  const { rows } = await sql<Raw>`
    SELECT e.customer_id AS "customerId", e.enrolment_id AS "enrolmentId", e.playbook_id AS "playbookId", e.version, e.occasion,
      e.subject, e.trigger_on AS "triggerOn", e.variables, e.entered_at AS "enteredAt", e.entered_by AS "enteredBy",
      e.paused_at IS NOT NULL AS "isPaused", e.step_id AS "stepId", e.due_at AS "dueAt", e.waits_since AS "waitsSince",
      e.memory, coalesce((SELECT max(l.entry_no) FROM enrolment_entries l
        WHERE l.customer_id = e.customer_id AND l.enrolment_id = e.enrolment_id), 0) AS entries,
      (SELECT json_agg(json_build_object('stepId', t.step_id, 'opensOn', t.opens_on, 'closesOn', t.closes_on,
        'isWorkedOn', t.attempts > 0 OR t.put_off IS NOT NULL) ORDER BY t.reason_id)
        FROM task_reasons t WHERE t.customer_id = e.customer_id AND t.enrolment_id = e.enrolment_id AND t.state = 'open') AS "openTasks",
      coalesce((SELECT sum(v.cost_fen) FROM vouchers v
        WHERE v.customer_id = e.customer_id AND v.enrolment_id = e.enrolment_id), 0)::bigint AS "voucherCostFen",
      (SELECT count(*) FROM messages m WHERE m.customer_id = e.customer_id AND m.enrolment_id = e.enrolment_id
        AND m.state = 'waiting') AS "messagesWaiting"
    FROM enrolments e WHERE e.customer_id = ANY (${customerIds}::bigint[]) AND e.ended_at IS NULL
    ORDER BY e.customer_id, e.enrolment_id`.execute(reader)
  return rows.map(enrolmentOf)
}

function enrolmentOf(row: Raw): EnrolmentRow {
  const { customerId, entries, stepId, dueAt, waitsSince, memory, openTasks, ...identity } = row
  const position = { stepId, dueAt, waitsSince, memory: { ...nothingYet, ...memory }, ended: null }
  return { customerId, entries, enrolment: { ...identity, position, openTasks: openTasks ?? [] } }
}

/** Every occasion that some customers ever had. */
export async function occasionsOf(
  reader: Reader,
  customerIds: readonly number[],
): Promise<(Occasion & { readonly customerId: number })[]> {
  const { rows } = await sql<Occasion & { readonly customerId: number }>`
    SELECT customer_id AS "customerId", playbook_id AS "playbookId", occasion, trigger_on AS "triggerOn", variables, state,
      because, over_on AS "overOn"
    FROM occasions WHERE customer_id = ANY (${customerIds}::bigint[])
    ORDER BY customer_id, trigger_on, playbook_id, occasion`.execute(reader)
  return rows
}

/** When enrolments of some customers ended last, by playbook. */
export async function lastEnds(
  reader: Reader,
  customerIds: readonly number[],
): Promise<{ readonly customerId: number; readonly playbookId: string; readonly endedAt: string }[]> {
  const { rows } = await sql<{ customerId: number; playbookId: string; endedAt: string }>`
    SELECT customer_id AS "customerId", playbook_id AS "playbookId", max(ended_at) AS "endedAt"
    FROM enrolments WHERE customer_id = ANY (${customerIds}::bigint[]) AND ended_at IS NOT NULL GROUP BY 1, 2`.execute(
    reader,
  )
  return rows
}
