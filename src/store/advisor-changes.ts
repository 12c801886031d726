import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import { chosenBy, type CustomerFilter } from '#store/customer-filter.ts'
import { settleHomes } from '#store/histories.ts'
import { atHome } from '#store/scope.ts'
import type { Writer } from '#store/transaction.ts'

/** One advisor for everybody in a list. */
export interface AdvisorForAll {
  readonly scope: Scope
  readonly filter: CustomerFilter
  readonly advisorId: number
  readonly by: string
}

export interface AdvisorsChanged {
  /** Takes it back. */
  readonly changeId: number
  /** For how many the filter held, and how many of them had somebody else, or were not held against imports. */
  readonly matching: number
  readonly changed: number
}

/** Names the advisor, holds it against imports, and keeps who it was. */
export async function nameAdvisorForAll(
  writer: Writer,
  { scope, filter, advisorId, by }: AdvisorForAll,
): Promise<AdvisorsChanged> {
  const { rows } = await sql<AdvisorsChanged>`
    WITH change AS (SELECT nextval('advisor_change_ids') AS id),
    b AS MATERIALIZED (
      SELECT c.customer_id, c.named_advisor_id, c.held @> ARRAY['named_advisor_id'] AS is_held
      FROM customers c LEFT JOIN scores s USING (customer_id) WHERE ${chosenBy(filter, scope)}
      ORDER BY c.customer_id FOR UPDATE OF c
    ),
    kept AS (
      INSERT INTO advisor_changes (customer_id, change_id, changed_by, before_advisor_id, before_held, after_advisor_id)
      SELECT customer_id, change.id, ${by}, named_advisor_id, is_held, ${advisorId} FROM b, change
      WHERE named_advisor_id IS DISTINCT FROM ${advisorId} OR NOT is_held
      RETURNING customer_id
    ),
    written AS (
      UPDATE customers t SET named_advisor_id = ${advisorId}, held = ${withHeld}, import_id = NULL
      FROM kept WHERE t.customer_id = kept.customer_id
    )
    SELECT (SELECT id FROM change) AS "changeId", (SELECT count(*) FROM b) AS matching, (SELECT count(*) FROM kept) AS changed`.execute(
    writer,
  )
  const [done] = rows
  if (done === undefined) throw new Error('a query without rows')
  await settle(writer, sql`(SELECT customer_id FROM advisor_changes WHERE change_id = ${done.changeId})`, by)
  return done
}

/** How many had the change, and how many have their former advisor again: the others were given another since. */
export interface AdvisorsBack {
  readonly changed: number
  readonly back: number
}

/** Takes back what somebody changed; null where there is nothing of theirs to take back. */
export async function takeBackAdvisors(
  writer: Writer,
  { scope, changeId, by }: { scope: Scope; changeId: number; by: string },
): Promise<AdvisorsBack | null> {
  await sql`CREATE TEMP TABLE IF NOT EXISTS given_back (customer_id bigint NOT NULL) ON COMMIT DROP`.execute(writer)
  await sql`DELETE FROM given_back`.execute(writer)
  const { rows } = await sql<AdvisorsBack>`
    WITH gone AS (
      DELETE FROM advisor_changes k USING customers c
      WHERE k.change_id = ${changeId} AND k.changed_by = ${by} AND c.customer_id = k.customer_id AND ${atHome(scope)}
      RETURNING k.*
    ),
    written AS (
      UPDATE customers t SET named_advisor_id = g.before_advisor_id,
        held = CASE WHEN g.before_held THEN t.held ELSE array_remove(t.held, 'named_advisor_id') END
      FROM gone g WHERE t.customer_id = g.customer_id AND t.named_advisor_id = g.after_advisor_id
      RETURNING t.customer_id
    ),
    noted AS (INSERT INTO given_back SELECT customer_id FROM written)
    SELECT (SELECT count(*) FROM gone) AS changed, (SELECT count(*) FROM written) AS back`.execute(writer)
  const [done] = rows
  if (done === undefined || done.changed === 0) return null
  await settle(writer, sql`given_back`, by)
  return done
}

export async function forgetAdvisorChanges(writer: Writer): Promise<void> {
  await sql`DELETE FROM advisor_changes WHERE changed_at < now() - interval '2 days'`.execute(writer)
}

const withHeld = sql`ARRAY(SELECT unnest(t.held) UNION SELECT 'named_advisor_id' ORDER BY 1)`

/** What follows from another advisor: whose customers they are, whose contacts, and that somebody changed them. */
async function settle(writer: Writer, customers: RawBuilder<unknown>, by: string): Promise<void> {
  await settleHomes(writer, customers)
  await sql`
    UPDATE actions a SET advisor_id = c.advisor_id FROM ${customers} l JOIN customers c USING (customer_id)
    WHERE a.customer_id = l.customer_id`.execute(writer)
  await sql`
    INSERT INTO touched_customers (customer_id) SELECT l.customer_id FROM ${customers} l
    ON CONFLICT (customer_id) DO UPDATE SET touched_at = now()`.execute(writer)
  await sql`
    INSERT INTO customer_versions (customer_id, version, changed_by) SELECT l.customer_id, 1, ${by} FROM ${customers} l
    ON CONFLICT (customer_id) DO UPDATE
    SET version = customer_versions.version + 1, changed_at = now(), changed_by = excluded.changed_by`.execute(writer)
}
