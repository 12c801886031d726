import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { Entry } from '#domain/enrolment/journal.ts'
import type { Ending } from '#domain/enrolment/enrolment.ts'
import type { OccasionState } from '#domain/enrolment/occasions.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** A line of a journal as it is kept. */
export interface JournalEntry extends Entry {
  readonly entryNo: number
  readonly at: string
  /** Null = the engine. */
  readonly by: string | null
}

/** An enrolment as people read it. */
export interface EnrolmentRead {
  readonly enrolmentId: number
  readonly playbookId: string
  readonly version: number
  readonly triggerOn: Day
  readonly enteredAt: string
  readonly enteredBy: string | null
  readonly stepId: string | null
  readonly dueAt: string | null
  readonly isPaused: boolean
  readonly endedAt: string | null
  readonly ending: Ending | null
  readonly because: string | null
  readonly entries: readonly JournalEntry[]
}

/** Every enrolment that a customer ever had, the newest first, each with its journal. */
export async function enrolmentsOf(reader: Reader, customerId: number): Promise<EnrolmentRead[]> {
  const { rows } = await sql<EnrolmentRead>`
    SELECT e.enrolment_id AS "enrolmentId", e.playbook_id AS "playbookId", e.version, e.trigger_on AS "triggerOn",
      e.entered_at AS "enteredAt", e.entered_by AS "enteredBy", e.step_id AS "stepId", e.due_at AS "dueAt",
      e.paused_at IS NOT NULL AS "isPaused", e.ended_at AS "endedAt", e.ending, e.because,
      coalesce((SELECT json_agg(json_build_object('entryNo', l.entry_no, 'at', l.at, 'kind', l.kind, 'stepId', l.step_id, 'by', l.by_whom,
        'because', l.because, 'nextStepId', l.next_step_id, 'nextAt', l.next_at) ORDER BY l.entry_no)
        FROM enrolment_entries l WHERE l.customer_id = e.customer_id AND l.enrolment_id = e.enrolment_id), '[]') AS entries
    FROM enrolments e WHERE e.customer_id = ${customerId} ORDER BY e.enrolment_id DESC`.execute(reader)
  return rows
}

/** What became of a playbook's occasions with a customer that did not lead to an enrolment, the newest first. */
export async function occasionsPassedOver(
  reader: Reader,
  customerId: number,
): Promise<
  readonly {
    readonly playbookId: string
    readonly triggerOn: Day
    readonly state: OccasionState
    readonly because: string | null
  }[]
> {
  const { rows } = await sql<{ playbookId: string; triggerOn: Day; state: OccasionState; because: string | null }>`
    SELECT playbook_id AS "playbookId", trigger_on AS "triggerOn", state, because FROM occasions
    WHERE customer_id = ${customerId} AND state <> 'enrolled' ORDER BY noted_at DESC, playbook_id`.execute(reader)
  return rows
}

/** Who is where in a playbook: live enrolments by version and step (null: all steps are done), paused ones apart. */
export async function liveBySteps(
  reader: Reader,
  scope: Scope,
  playbookId: string,
): Promise<
  readonly {
    readonly version: number
    readonly stepId: string | null
    readonly live: number
    readonly paused: number
  }[]
> {
  const { rows } = await sql<{ version: number; stepId: string | null; live: number; paused: number }>`
    SELECT version, step_id AS "stepId", count(*) AS live, count(paused_at) AS paused FROM enrolments e
    WHERE ${isOf(scope)} AND playbook_id = ${playbookId} AND ended_at IS NULL GROUP BY 1, 2 ORDER BY 1, 2`.execute(
    reader,
  )
  return rows
}

/** How many customers are in each playbook of a group now. */
export async function liveCounts(reader: Reader, scope: Scope): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ playbookId: string; live: number }>`
    SELECT playbook_id AS "playbookId", count(*) AS live FROM enrolments e
    WHERE ${isOf(scope)} AND ended_at IS NULL GROUP BY 1`.execute(reader)
  return new Map(rows.map(({ playbookId, live }) => [playbookId, live]))
}

/** Enrolments, aliased `e`, of customers at home in the scope; a whole group needs no look at each. */
function isOf(scope: Scope): RawBuilder<unknown> {
  const inGroup = sql`e.group_id = ${scope.groupId}`
  if (scope.of === 'group') return inGroup
  return sql`${inGroup} AND EXISTS (SELECT FROM customers c WHERE c.customer_id = e.customer_id AND ${atHome(scope)})`
}

/** A customer who is in a playbook now. */
export interface Enrolled {
  readonly customerId: number
  readonly customerNo: string
  readonly name: string | null
  readonly enrolmentId: number
  readonly version: number
  readonly stepId: string | null
  readonly enteredAt: string
  readonly dueAt: string | null
  readonly isPaused: boolean
}

/** Who of a scope is in a playbook now, at one of its steps where that is named; the next due first. */
export async function enrolledIn(
  reader: Reader,
  scope: Scope,
  asked: { readonly playbookId: string; readonly stepId: string | null; readonly most: number },
): Promise<Enrolled[]> {
  const { rows } = await sql<Enrolled>`
    SELECT e.customer_id AS "customerId", c.customer_no AS "customerNo", p.name, e.enrolment_id AS "enrolmentId",
      e.version, e.step_id AS "stepId", e.entered_at AS "enteredAt", e.due_at AS "dueAt", e.paused_at IS NOT NULL AS "isPaused"
    FROM enrolments e JOIN customers c USING (customer_id) LEFT JOIN people p USING (customer_id)
    WHERE ${atHome(scope)} AND e.group_id = ${scope.groupId} AND e.playbook_id = ${asked.playbookId} AND e.ended_at IS NULL
      AND (${asked.stepId}::text IS NULL OR e.step_id = ${asked.stepId})
    ORDER BY e.due_at NULLS LAST, e.customer_id LIMIT ${asked.most}`.execute(reader)
  return rows
}
