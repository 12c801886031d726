import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { KeptReason } from '#domain/task/open-reason.ts'
import { atWork } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** Whose list is asked for: what is this person's and, for a manager, what is nobody's at their centre. */
export interface WorkOf {
  readonly staffId: number
  readonly managesCentreId: number | null
}

/** Centres whose customers have none keep China's time. */
const zone = sql`coalesce(z.zone, 'Asia/Shanghai')`

interface ReasonRow extends Omit<KeptReason, 'stake' | 'seen' | 'message'> {
  readonly stakeFen: number
  readonly stakeSource: KeptReason['stake']['source']
  readonly touched: number
  readonly succeeded: number
}

/** Open reasons of the customers chosen by `whom`, a condition on `customers`, aliased `c`; `now` is an instant. */
async function openReasons(reader: Reader, whom: RawBuilder<unknown>, now: string): Promise<KeptReason[]> {
  const { rows } = await sql<ReasonRow>`
    SELECT r.reason_id AS "reasonId", r.customer_id AS "customerId", nullif(r.centre_id, 0) AS "centreId", ${zone} AS zone,
      c.customer_no AS "customerNo", src.name AS source, r.enrolment_id AS "enrolmentId", r.playbook_id AS "playbookId",
      r.version, r.step_id AS "stepId", r.staff_id AS "advisorId", r.role, r.class,
      greatest(r.opens_on, moved.on_) AS "opensOn", greatest(r.due_on, moved.on_) AS "dueOn",
      CASE WHEN r.closes_on IS NOT NULL THEN greatest(r.closes_on, moved.on_) END AS "closesOn",
      r.due_at AS "dueAt", r.warn_at AS "warnAt", r.minutes, r.stake_fen AS "stakeFen", r.stake_source AS "stakeSource",
      r.chance AS "benchmarkChance", coalesce(learned.touched, 0) AS touched, coalesce(learned.succeeded, 0) AS succeeded, r.label, r.because, r.variables, r.attempts, r.last_attempt_at AS "lastAttemptAt",
      CASE WHEN r.not_before > ${now}::timestamptz THEN r.not_before END AS "waitsUntil", r.put_off AS "putOff",
      r.result_id AS "lastResultId", r.lent_by AS "lentBy"
    FROM task_reasons r JOIN customers c USING (customer_id) JOIN sources src ON src.source_id = c.source_id
      LEFT JOIN centres z ON z.centre_id = r.centre_id
      LEFT JOIN scores s ON s.customer_id = r.customer_id
      LEFT JOIN touch_chances learned ON learned.group_id = r.group_id AND learned.playbook_id = r.playbook_id
        AND learned.tier = coalesce(s.value_tier, '') AND learned.level = coalesce(s.ladder_level, '')
      CROSS JOIN LATERAL (SELECT (r.not_before AT TIME ZONE ${zone})::date AS on_) moved
    WHERE r.state = 'open' AND ${whom} ORDER BY r.customer_id, r.reason_id`.execute(reader)
  return rows.map(({ stakeFen, stakeSource, touched, succeeded, ...row }) => ({
    ...row,
    stake: { fen: stakeFen, source: stakeSource },
    seen: { touched, succeeded },
    message: null,
  }))
}

/** All open reasons of those customers of whom somebody has one: what a customer's other reasons say belongs to the same call. */
export function openReasonsFor(
  reader: Reader,
  scope: Scope,
  { work, now }: { work: WorkOf; now: string },
): Promise<KeptReason[]> {
  const nobodys =
    work.managesCentreId === null ? sql`false` : sql`(staff_id IS NULL AND centre_id = ${work.managesCentreId})`
  const mine = sql`r.customer_id IN (
    SELECT customer_id FROM task_reasons WHERE state = 'open' AND (staff_id = ${work.staffId} OR ${nobodys}))`
  return openReasons(reader, sql`${mine} AND ${atWork(scope)}`, now)
}

/** All open reasons at a centre. */
export function openReasonsAt(
  reader: Reader,
  scope: Scope,
  { centreId, now }: { centreId: number; now: string },
): Promise<KeptReason[]> {
  return openReasons(reader, sql`r.centre_id = ${centreId} AND ${atWork(scope)}`, now)
}

/** All open reasons of one customer. */
export function openReasonsOf(
  reader: Reader,
  { customerId, now }: { customerId: number; now: string },
): Promise<KeptReason[]> {
  return openReasons(reader, sql`r.customer_id = ${customerId}`, now)
}

/** Whose task it is, and where. */
export interface PlaceOfTask {
  readonly customerId: number
  readonly centreId: number | null
  readonly zone: string
}

/** Whose task this is and at which centre, whatever has become of it; null where it is not there or out of reach. */
export function customerOfTask(reader: Reader, scope: Scope, reasonId: number): Promise<PlaceOfTask | null> {
  return placeOf(reader, reasonId, atWork(scope))
}

/** As `customerOfTask`, for taking a result back: who said it may, also when the task is not theirs any more. */
export function customerOfResult(
  reader: Reader,
  scope: Scope,
  { taskId, resultId }: { taskId: number; resultId: number },
): Promise<PlaceOfTask | null> {
  if (scope.of !== 'advisor') return placeOf(reader, taskId, atWork(scope))
  const isTheirWord = sql`(c.group_id = ${scope.groupId} AND EXISTS (SELECT FROM task_results said
    WHERE said.customer_id = r.customer_id AND said.result_id = ${resultId} AND said.staff_id = ${scope.staffId}
      AND r.reason_id = ANY (said.reason_ids)))`
  return placeOf(reader, taskId, sql`(${atWork(scope)} OR ${isTheirWord})`)
}

async function placeOf(reader: Reader, reasonId: number, whom: RawBuilder<unknown>): Promise<PlaceOfTask | null> {
  const { rows } = await sql<PlaceOfTask>`
    SELECT r.customer_id AS "customerId", nullif(r.centre_id, 0) AS "centreId", ${zone} AS zone
    FROM task_reasons r JOIN customers c USING (customer_id) LEFT JOIN centres z ON z.centre_id = r.centre_id
    WHERE r.reason_id = ${reasonId} AND ${whom}`.execute(reader)
  return rows[0] ?? null
}
