import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'
import { customerColumnOf, type Feed } from '#store/imports/feed.ts'
import { type ImportScope, namesOf } from '#store/imports/names.ts'
import type { StagedColumn } from '#store/imports/staging.ts'

/** Copies the readable rows of a staged table into `resolved`, by customer, with all that their numbers and names lead to at once. */
export async function copyInOrder(
  writer: Writer,
  feed: Feed,
  staged: { table: string; columns: readonly StagedColumn[]; resolved: string },
  scope: ImportScope,
): Promise<void> {
  await sql`
    CREATE TABLE ${sql.raw(staged.resolved)} AS
    ${withPlaces(staged, feed.carDay === undefined && !scope.isCentreGiven ? { ...scope, centreId: null } : scope)}
    SELECT s.row_number, s.cleared, ${sql.join(staged.columns.filter((each) => each.id !== 'faults').map((each) => sql`s.${sql.id(each.id)}`))},
      ${sql.lit(scope.importId)}::bigint AS import_id, ${sql.lit(scope.groupId)}::int AS group_id,
      s.source_id, s.centre_id, s.zone, s.advisor_id,
      ${customerOf(feed)} AS customer_id,
      ${feed.record ? sql`was.customer_id` : sql`NULL::bigint`} AS was_customer_id,
      NULL::bigint AS other_customer_id, NULL::date AS owned_from, NULL::date AS owned_to, NULL::text AS fault, NULL::int AS first_row, false AS is_alias
    FROM s ${joinsOf(feed)}
    ORDER BY customer_id`.execute(writer)
}

/** The rows `s` of a file with source, centre, zone and advisor, as far as they name them. */
function withPlaces(
  staged: { table: string; columns: readonly StagedColumn[] },
  scope: ImportScope,
): RawBuilder<unknown> {
  const has = (id: string) => staged.columns.some((each) => each.id === id)
  const ours = {
    source: sql.lit(scope.sourceId),
    centre: sql`${sql.lit(scope.centreId)}::int`,
    zone: sql`'Asia/Shanghai'`,
  }
  if (!has('centre')) {
    return sql`WITH s AS (
      SELECT s.*, ${ours.source} AS source_id, ${ours.centre} AS centre_id, ${ours.zone} AS zone, NULL::int AS advisor_id
      FROM ${sql.raw(staged.table)} s WHERE s.faults IS NULL
    )`
  }
  return sql`
    WITH centre AS (
      SELECT c.centre_id, c.name, c.zone, s.source_id FROM centres c
      LEFT JOIN sources s ON s.group_id = c.group_id AND s.name = c.name WHERE c.group_id = ${sql.lit(scope.groupId)}
    ),
    advisor AS MATERIALIZED (${advisorsNamed(scope)}),
    s AS (
      SELECT s.*, ${scope.isSourceGiven ? ours.source : sql`coalesce(c.source_id, ${ours.source})`} AS source_id,
        coalesce(c.centre_id, ${ours.centre}) AS centre_id, coalesce(c.zone, ${ours.zone}) AS zone, a.staff_id AS advisor_id
      FROM ${sql.raw(staged.table)} s
      LEFT JOIN centre c ON c.name = s.centre
      LEFT JOIN advisor a ON a.name = ${has('advisor') ? sql`s.advisor` : sql`NULL`} AND a.centre = coalesce(s.centre, '')
      WHERE s.faults IS NULL
    )`
}

/** Whom each name means: somebody of the centre that the rows name, a number before a name. `centre` is '' where they name none. */
function advisorsNamed(scope: ImportScope): RawBuilder<unknown> {
  return sql`
    SELECT n.advisor AS name, coalesce(n.centre, '') AS centre, a.staff_id FROM ${namesOf} n LEFT JOIN centre c ON c.name = n.centre
    CROSS JOIN LATERAL (
      SELECT a.staff_id FROM staff a WHERE a.group_id = ${sql.lit(scope.groupId)} AND n.advisor IN (a.staff_no, a.name)
      ORDER BY (a.centre_id = c.centre_id) DESC NULLS LAST, (a.staff_no = n.advisor) DESC NULLS LAST, a.staff_id LIMIT 1
    ) a WHERE n.advisor IS NOT NULL`
}

function customerOf(feed: Feed): RawBuilder<unknown> {
  switch (feed.belongs) {
    case 'itself':
      return sql`k.customer_id`
    case 'order':
      return sql`o.customer_id`
    case 'order-or-number':
      return sql`coalesce(k.customer_id, o.customer_id)`
    default:
      return sql`k.customer_id`
  }
}

function joinsOf(feed: Feed): RawBuilder<unknown> {
  const number = customerColumnOf(feed)
  const byNumber = sql`LEFT JOIN customer_keys k ON k.source_id = s.source_id AND k.customer_no = s.${sql.id(number)}`
  const byOrder = sql`LEFT JOIN record_keys o ON o.source_id = s.source_id AND o.kind = 'order' AND o.record_no = s.order_no`
  const before = feed.record
    ? sql`LEFT JOIN record_keys was ON was.source_id = s.source_id AND was.kind = ${sql.lit(feed.record.kind)} AND was.record_no = s.${sql.id(feed.record.no)}`
    : sql``
  if (feed.belongs === 'order') return sql`${byOrder} ${before}`
  if (feed.belongs === 'order-or-number') return sql`${byNumber} ${byOrder} ${before}`
  return sql`${byNumber} ${before}`
}
