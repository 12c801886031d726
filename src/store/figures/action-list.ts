import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { KeptReason } from '#domain/task/kept-task.ts'
import type { Plannable } from '#domain/task/task.ts'
import { atHome } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** One contact of this week, with whom it is made. Names, phones and plates are personal: mask unless granted. */
export interface ActionRow {
  readonly customerId: number
  readonly actionNo: number
  readonly customerNo: string
  readonly source: string
  readonly centreId: number | null
  readonly advisorId: number | null
  readonly advisorName: string | null
  readonly class: ActionClass
  readonly role: 'advisor' | 'manager'
  readonly opensOn: Day
  readonly dueOn: Day
  readonly closesOn: Day | null
  readonly minutes: number
  readonly stakeFen: number
  readonly chance: number
  readonly worth: number
  readonly reasons: readonly KeptReason[]
  readonly name: string | null
  readonly phone: string | null
  readonly plate: string | null
  readonly model: string | null
}

export interface ActionFilter {
  readonly classes?: readonly ActionClass[]
  /** By the leading reason, as the sums are. */
  readonly playbooks?: readonly string[]
  readonly advisorIds?: readonly number[]
  readonly role?: 'advisor' | 'manager'
  readonly dueUntil?: Day
}

/** The last row of a page: the next one begins behind it. */
export interface ActionPlace {
  readonly rank: number
  readonly worth: number
  readonly customerId: number
  readonly actionNo: number
}

function chosen(scope: Scope, { classes, playbooks, advisorIds, role, dueUntil }: ActionFilter): RawBuilder<unknown> {
  const conditions = [
    atHome(scope),
    ...(classes === undefined ? [] : [sql`a.class = ANY (${classes}::text[])`]),
    ...(playbooks === undefined ? [] : [sql`a.playbooks[1] = ANY (${playbooks}::text[])`]),
    ...(advisorIds === undefined ? [] : [sql`a.advisor_id = ANY (${advisorIds}::int[])`]),
    ...(role === undefined ? [] : [sql`a.role = ${role}`]),
    ...(dueUntil === undefined ? [] : [sql`a.due_on <= ${dueUntil}`]),
    // The same as what holds of `c`, where there is an index.
    ...(scope.of === 'centre' ? [sql`a.centre_id = ${scope.centreId}`] : []),
    ...(scope.of === 'advisor' ? [sql`a.advisor_id = ${scope.staffId}`] : []),
  ]
  return sql.join(conditions, sql` AND `)
}

/** A page of this week's contacts in the order of work. */
export async function actionPage(
  reader: Reader,
  scope: Scope,
  filter: ActionFilter,
  { after, most }: { after: ActionPlace | null; most: number },
): Promise<ActionRow[]> {
  const behind =
    after === null
      ? sql`true`
      : sql`(a.class_rank, -a.worth, a.customer_id, a.action_no) > (${after.rank}::smallint, ${-after.worth}::float8, ${after.customerId}::bigint, ${after.actionNo}::smallint)`
  const { rows } = await sql<ActionRow>`
    WITH page AS MATERIALIZED (
      SELECT a.*, c.customer_no, c.source_id FROM actions a JOIN customers c USING (customer_id)
      WHERE ${chosen(scope, filter)} AND ${behind}
      ORDER BY a.class_rank, -a.worth, a.customer_id, a.action_no LIMIT ${most}
    )
    SELECT a.customer_id AS "customerId", a.action_no AS "actionNo", a.customer_no AS "customerNo", src.name AS source,
      a.centre_id AS "centreId", a.advisor_id AS "advisorId", st.name AS "advisorName", a.class, a.role,
      a.opens_on AS "opensOn", a.due_on AS "dueOn", a.closes_on AS "closesOn", a.minutes, a.stake_fen AS "stakeFen",
      a.chance, a.worth, a.reasons, p.name, p.phone, car.plate, car.model
    FROM page a JOIN sources src USING (source_id) LEFT JOIN staff st ON st.staff_id = a.advisor_id
      LEFT JOIN people p USING (customer_id) LEFT JOIN LATERAL (
        SELECT t.plate, t.model FROM cars t WHERE t.customer_id = a.customer_id
        ORDER BY (t.owned_to IS NULL AND t.sold_on IS NULL) DESC, t.delivered_on DESC NULLS LAST LIMIT 1
      ) car ON true
    ORDER BY a.class_rank, -a.worth, a.customer_id, a.action_no`.execute(reader)
  return rows
}

/** How many there are, counted up to `most` and no further. */
export async function countActions(
  reader: Reader,
  scope: Scope,
  filter: ActionFilter,
  most: number | null,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (
      SELECT FROM actions a JOIN customers c USING (customer_id) WHERE ${chosen(scope, filter)} LIMIT ${most}
    ) found`.execute(reader)
  return rows[0]?.n ?? 0
}

/** What there is to do by class, playbook and person. */
export interface ActionSum {
  readonly class: ActionClass
  readonly playbook: string
  readonly advisorId: number | null
  readonly advisorName: string | null
  readonly role: 'advisor' | 'manager'
  readonly contacts: number
  readonly minutes: number
  readonly stakeFen: number
}

/** Sums of the week's contacts by their leading reason. */
export async function actionSums(reader: Reader, scope: Scope): Promise<ActionSum[]> {
  const { rows } = await sql<ActionSum>`
    SELECT a.class, a.playbooks[1] AS playbook, a.advisor_id AS "advisorId", st.name AS "advisorName", a.role,
      count(*) AS contacts, sum(a.minutes) AS minutes, sum(a.stake_fen)::bigint AS "stakeFen"
    FROM actions a JOIN customers c USING (customer_id) LEFT JOIN staff st ON st.staff_id = a.advisor_id
    WHERE ${chosen(scope, {})} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3`.execute(reader)
  return rows
}

/** As much of a contact as planning reads. */
export interface PlannableRow extends Omit<Plannable, 'stake'> {
  readonly stakeFen: number
  readonly role: 'advisor' | 'manager'
  readonly advisorId: number | null
  readonly centreId: number | null
}

/** All of this week's contacts in a scope, as planning reads them. */
export async function plannableRows(reader: Reader, scope: Scope): Promise<PlannableRow[]> {
  const { rows } = await sql<PlannableRow>`
    SELECT c.customer_no AS "customerNo", c.source_id::text AS source, a.class, a.opens_on AS "opensOn", a.due_on AS "dueOn",
      a.closes_on AS "closesOn", a.minutes, a.chance, a.stake_fen AS "stakeFen", a.role, a.advisor_id AS "advisorId",
      a.centre_id AS "centreId"
    FROM actions a JOIN customers c USING (customer_id) WHERE ${chosen(scope, {})}`.execute(reader)
  return rows
}
