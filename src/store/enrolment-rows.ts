import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { KeptEnrolment } from '#domain/enrolment/customer-at-work.ts'
import type { OpenTask } from '#domain/enrolment/enrolment.ts'
import type { Occasion } from '#domain/enrolment/occasions.ts'
import type { Memory } from '#domain/playbook/memory.ts'
import { nothingYet } from '#domain/playbook/memory.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { Reader } from '#store/transaction.ts'

/** A live enrolment with its customer. */
export interface EnrolmentRow {
  readonly customerId: number
  readonly enrolment: KeptEnrolment
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
  readonly openTasks: readonly OpenTask[] | null
  readonly voucherCostFen: number
  readonly messagesWaiting: number
}

/** The live enrolments of some customers, in the order in which they began. */
export async function liveEnrolments(reader: Reader, customerIds: readonly number[]): Promise<EnrolmentRow[]> {
  const ids = sql`${customerIds}::bigint[]`
  const { rows } = await sql<Raw>`
    SELECT e.customer_id AS "customerId", e.enrolment_id AS "enrolmentId", e.playbook_id AS "playbookId", e.version, e.occasion,
      e.subject, e.trigger_on AS "triggerOn", e.variables, e.entered_at AS "enteredAt", e.entered_by AS "enteredBy",
      e.paused_at IS NOT NULL AS "isPaused", e.step_id AS "stepId", e.due_at AS "dueAt", e.waits_since AS "waitsSince",
      e.memory, t.tasks AS "openTasks", coalesce(v.cost_fen, 0) AS "voucherCostFen", coalesce(m.waiting, 0) AS "messagesWaiting"
    FROM enrolments e
    LEFT JOIN (
      SELECT customer_id, enrolment_id, json_agg(json_build_object('stepId', step_id, 'opensOn', opens_on, 'closesOn', closes_on,
        'isWorkedOn', attempts > 0 OR put_off IS NOT NULL) ORDER BY reason_id) AS tasks
      FROM task_reasons WHERE customer_id = ANY (${ids}) AND state = 'open' AND enrolment_id IS NOT NULL GROUP BY 1, 2
    ) t USING (customer_id, enrolment_id)
    LEFT JOIN (
      SELECT customer_id, enrolment_id, sum(cost_fen)::bigint AS cost_fen FROM vouchers WHERE customer_id = ANY (${ids}) GROUP BY 1, 2
    ) v USING (customer_id, enrolment_id)
    LEFT JOIN (
      SELECT customer_id, enrolment_id, count(*) AS waiting FROM messages WHERE customer_id = ANY (${ids}) AND state = 'waiting' GROUP BY 1, 2
    ) m USING (customer_id, enrolment_id)
    WHERE e.customer_id = ANY (${ids}) AND e.ended_at IS NULL
    ORDER BY e.customer_id, e.enrolment_id`.execute(reader)
  return rows.map(enrolmentOf)
}

function enrolmentOf(row: Raw): EnrolmentRow {
  const { customerId, stepId, dueAt, waitsSince, memory, openTasks, ...identity } = row
  const position = { stepId, dueAt, waitsSince, memory: { ...nothingYet, ...memory }, ended: null }
  return { customerId, enrolment: { ...identity, position, openTasks: openTasks ?? [] } }
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
