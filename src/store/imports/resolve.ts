import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'
import type { Feed } from '#store/imports/feed.ts'
import { type ImportScope, learnAdvisors, learnCentres } from '#store/imports/names.ts'
import { type StagedColumn, stagedAlways } from '#store/imports/staging.ts'

/** Why a row that could be read can't be taken; `first` is the row it repeats. */
export type ResolveFault = 'unknown-customer' | 'unknown-car' | 'unknown-order' | 'unknown-centre' | 'ambiguous-source' | 'deleted-person' | 'self-referral' | 'duplicate-key'

/** Where the decided rows of a staged table (or view) stand. */
export function resolvedTable(staged: string): string {
  return `${staged}_resolved`
}

/**
 * Copies the readable rows of `staged` into a table of their own, in the customers' order, and finds out for each
 * whom it belongs to. Rows that can't be taken carry the reason in `fault`.
 */
export async function resolveRows(
  writer: Writer,
  feed: Feed,
  staged: { table: string; columns: readonly StagedColumn[]; resolved: string },
  scope: ImportScope,
): Promise<void> {
  const has = (id: string) => staged.columns.some((each) => each.id === id)
  if (has('centre')) await learnCentres(writer, scope, staged.table)
  if (has('advisor')) await learnAdvisors(writer, scope, staged.table)
  await copyInOrder(writer, feed, staged, scope)
  const resolved = sql.raw(staged.resolved)
  // A table made a moment ago has no statistics, and without them the joins below are planned for a handful of rows.
  await sql`ANALYZE ${resolved}`.execute(writer)
  await findElsewhere(writer, feed, resolved, scope, has('centre') ? sql`r.centre IS NULL` : sql`true`)
  if (feed.carDay !== undefined) await findByCar(writer, resolved, scope)
  if (has('member_customer_no')) await findOther(writer, resolved, 'member_customer_no')
  if (feed.kind === 'referrals') {
    await findOther(writer, resolved, 'referred')
    await sql`UPDATE ${resolved} SET fault = 'self-referral' WHERE other_customer_id = customer_id`.execute(writer)
  }
  await sayWhoIsMissing(writer, feed, resolved, scope)
  if (feed.carDay !== undefined) await findCentre(writer, resolved)
  await findDuplicates(writer, feed, resolved, staged.columns)
  await sql`CREATE INDEX ON ${resolved} (customer_id)`.execute(writer)
}

async function copyInOrder(
  writer: Writer,
  feed: Feed,
  staged: { table: string; columns: readonly StagedColumn[]; resolved: string },
  scope: ImportScope,
): Promise<void> {
  const has = (id: string) => staged.columns.some((each) => each.id === id)
  const byCentre = has('centre')
  const advisor = has('advisor')
    ? sql`LEFT JOIN LATERAL (
        SELECT a.staff_id FROM staff a WHERE a.group_id = ${sql.lit(scope.groupId)} AND s.advisor IN (a.staff_no, a.name)
        ORDER BY (a.centre_id = c.centre_id) DESC NULLS LAST, (a.staff_no = s.advisor) DESC NULLS LAST, a.staff_id LIMIT 1
      ) a ON s.advisor IS NOT NULL`
    : sql``
  await sql`
    CREATE TABLE ${sql.raw(staged.resolved)} AS
    WITH centre AS (
      SELECT c.centre_id, c.name, c.zone, s.source_id FROM centres c
      JOIN sources s ON s.group_id = c.group_id AND s.name = c.name WHERE c.group_id = ${sql.lit(scope.groupId)}
    ),
    s AS (
      SELECT s.*, ${scope.isSourceGiven || !byCentre ? sql.lit(scope.sourceId) : sql`coalesce(c.source_id, ${sql.lit(scope.sourceId)})`} AS source_id,
        ${byCentre ? sql`coalesce(c.centre_id, ${sql.lit(scope.centreId)})` : sql`${sql.lit(scope.centreId)}::int`} AS centre_id,
        coalesce(${byCentre ? sql`c.zone` : sql`NULL`}, 'Asia/Shanghai') AS zone,
        ${has('advisor') ? sql`a.staff_id` : sql`NULL::int`} AS advisor_id
      FROM ${sql.raw(staged.table)} s
      ${byCentre ? sql`LEFT JOIN centre c ON c.name = s.centre` : sql`LEFT JOIN centre c ON false`}
      ${advisor}
      WHERE s.faults IS NULL
    )
    SELECT s.row_number, s.cleared, ${sql.join(staged.columns.filter((each) => each.id !== 'faults').map((each) => sql`s.${sql.id(each.id)}`))},
      ${sql.lit(scope.importId)}::bigint AS import_id, ${sql.lit(scope.groupId)}::int AS group_id,
      s.source_id, s.centre_id, s.zone, s.advisor_id,
      ${customerOf(feed)} AS customer_id,
      ${feed.record ? sql`was.customer_id` : sql`NULL::bigint`} AS was_customer_id,
      NULL::bigint AS other_customer_id, NULL::date AS owned_from, NULL::date AS owned_to, NULL::text AS fault, NULL::int AS first_row
    FROM s ${joinsOf(feed)}
    ORDER BY customer_id`.execute(writer)
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
  const number = feed.kind === 'referrals' ? 'referrer' : 'customer_no'
  const byNumber = sql`LEFT JOIN customer_keys k ON k.source_id = s.source_id AND k.customer_no = s.${sql.id(number)}`
  const byOrder = sql`LEFT JOIN record_keys o ON o.source_id = s.source_id AND o.kind = 'order' AND o.record_no = s.order_no`
  const before = feed.record
    ? sql`LEFT JOIN record_keys was ON was.source_id = s.source_id AND was.kind = ${sql.lit(feed.record.kind)} AND was.record_no = s.${sql.id(feed.record.no)}`
    : sql``
  if (feed.belongs === 'order') return sql`${byOrder} ${before}`
  if (feed.belongs === 'order-or-number') return sql`${byNumber} ${byOrder} ${before}`
  return sql`${byNumber} ${before}`
}

/**
 * A row whose own source does not know the number means the only other one that does. Several: the row can't be
 * placed. Customers themselves are looked for elsewhere only where the file names no source at all.
 */
async function findElsewhere(
  writer: Writer,
  feed: Feed,
  resolved: RawBuilder<unknown>,
  scope: ImportScope,
  namesNoCentre: RawBuilder<unknown>,
): Promise<void> {
  if (scope.isSourceGiven) return
  const orders = feed.belongs === 'order' || feed.belongs === 'order-or-number'
  const number = feed.kind === 'referrals' ? 'referrer' : 'customer_no'
  const search = { resolved, groupId: scope.groupId, namesNoCentre }
  if (orders) {
    await takeTheOnlyOne(writer, { ...search, keys: 'record_keys', keyNo: 'record_no', no: 'order_no', andKey: sql`AND k.kind = 'order'`, andRow: sql`` })
  }
  if (feed.belongs === 'order') return
  const andRow = feed.belongs === 'itself' ? sql`AND ${namesNoCentre}` : sql``
  await takeTheOnlyOne(writer, { ...search, keys: 'customer_keys', keyNo: 'customer_no', no: number, andKey: sql``, andRow })
}

interface Search {
  readonly resolved: RawBuilder<unknown>
  readonly groupId: number
  readonly namesNoCentre: RawBuilder<unknown>
  readonly keys: 'record_keys' | 'customer_keys'
  readonly keyNo: 'record_no' | 'customer_no'
  /** The column of the row that holds the number. */
  readonly no: string
  readonly andKey: RawBuilder<unknown>
  readonly andRow: RawBuilder<unknown>
}

async function takeTheOnlyOne(writer: Writer, { resolved, groupId, namesNoCentre, keys, keyNo, no, andKey, andRow }: Search): Promise<void> {
  await sql`
    WITH found AS (
      SELECT k.${sql.id(keyNo)} AS no, min(k.customer_id) AS customer_id, min(k.source_id) AS source_id, count(DISTINCT k.customer_id) AS owners
      FROM ${sql.id(keys)} k JOIN sources USING (source_id)
      WHERE sources.group_id = ${groupId} ${andKey}
        AND k.${sql.id(keyNo)} IN (SELECT r.${sql.id(no)} FROM ${resolved} r WHERE r.customer_id IS NULL)
      GROUP BY 1
    )
    UPDATE ${resolved} r SET
      customer_id = CASE WHEN found.owners = 1 THEN found.customer_id END,
      source_id = CASE WHEN found.owners = 1 AND ${namesNoCentre} THEN found.source_id ELSE r.source_id END,
      fault = CASE WHEN found.owners > 1 THEN 'ambiguous-source' END
    FROM found WHERE r.customer_id IS NULL AND r.${sql.id(no)} = found.no ${andRow}`.execute(writer)
}

/** An order that names only a car is its owner's of that day; before the first known owner, the first one's. */
async function findByCar(writer: Writer, resolved: RawBuilder<unknown>, scope: ImportScope): Promise<void> {
  await sql`
    UPDATE ${resolved} r SET customer_id = (
      SELECT o.customer_id FROM car_owners o WHERE o.group_id = ${scope.groupId} AND o.vin = r.vin
      ORDER BY (o.owned_from <= r.check_in::date) DESC,
        CASE WHEN o.owned_from <= r.check_in::date THEN r.check_in::date - o.owned_from ELSE o.owned_from - r.check_in::date END
      LIMIT 1
    )
    WHERE r.customer_id IS NULL AND r.customer_no IS NULL AND r.vin IS NOT NULL AND r.fault IS NULL`.execute(writer)
}

/** An order that names no centre was at its customer's, where there is more than one it can have been. */
async function findCentre(writer: Writer, resolved: RawBuilder<unknown>): Promise<void> {
  await sql`
    UPDATE ${resolved} r SET centre_id = c.home_centre_id FROM customers c
    WHERE r.centre_id IS NULL AND c.customer_id = r.customer_id`.execute(writer)
  await sql`
    UPDATE ${resolved} r SET fault = 'unknown-centre' WHERE r.centre_id IS NULL AND r.customer_id IS NOT NULL AND r.fault IS NULL`.execute(writer)
  await sql`UPDATE ${resolved} r SET zone = c.zone FROM centres c WHERE c.centre_id = r.centre_id AND r.centre IS NULL`.execute(writer)
}

/** The second person of a row (referred, family member), where they are a customer. */
async function findOther(writer: Writer, resolved: RawBuilder<unknown>, column: string): Promise<void> {
  await sql`
    UPDATE ${resolved} r SET other_customer_id = k.customer_id
    FROM customer_keys k WHERE k.source_id = r.source_id AND k.customer_no = r.${sql.id(column)}`.execute(writer)
}

async function sayWhoIsMissing(writer: Writer, feed: Feed, resolved: RawBuilder<unknown>, scope: ImportScope): Promise<void> {
  const { rows } = await sql<{ key: string; any: boolean }>`
    SELECT tombstone_key AS key, EXISTS (SELECT FROM tombstones t WHERE t.group_id = g.group_id) AS any
    FROM groups g WHERE group_id = ${scope.groupId}`.execute(writer)
  const number = feed.kind === 'referrals' ? 'referrer' : 'customer_no'
  if (rows[0]?.any === true && feed.belongs !== 'order') {
    await sql`
      UPDATE ${resolved} r SET fault = 'deleted-person' FROM sources s
      WHERE s.source_id = r.source_id AND r.customer_id IS NULL AND EXISTS (
        SELECT FROM tombstones t WHERE t.group_id = ${scope.groupId} AND t.hash = ${tombstoneHash(sql.lit(rows[0].key), sql`s.name`, sql`r.${sql.id(number)}`)}
      )`.execute(writer)
  }
  if (feed.belongs === 'itself') {
    await sql`
      UPDATE ${resolved} r SET customer_id = n.customer_id
      FROM (
        SELECT source_id, customer_no, nextval('customer_ids') AS customer_id
        FROM ${resolved} WHERE customer_id IS NULL AND fault IS NULL GROUP BY source_id, customer_no
        ORDER BY min(row_number)
      ) n
      WHERE r.source_id = n.source_id AND r.customer_no = n.customer_no AND r.customer_id IS NULL AND r.fault IS NULL`.execute(writer)
    return
  }
  const missing = feed.belongs === 'order' ? sql`'unknown-order'` : feed.carDay === undefined ? sql`'unknown-customer'` : sql`CASE WHEN customer_no IS NULL THEN 'unknown-car' ELSE 'unknown-customer' END`
  await sql`UPDATE ${resolved} SET fault = ${missing} WHERE customer_id IS NULL AND fault IS NULL`.execute(writer)
}

/** Recognises a deleted person by number without knowing it: a keyed hash, nested as in RFC 2104 so that the key can't be stripped off. */
export function tombstoneHash(key: RawBuilder<unknown>, source: RawBuilder<unknown>, customerNo: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`encode(sha256(convert_to('o' || ${key} || encode(sha256(convert_to('i' || ${key} || ${source} || chr(10) || ${customerNo}, 'UTF8')), 'hex'), 'UTF8')), 'hex')`
}

/** A record that stands in the file twice is taken once; where the copies differ, the first holds and the others are refused. */
async function findDuplicates(writer: Writer, feed: Feed, resolved: RawBuilder<unknown>, columns: readonly StagedColumn[]): Promise<void> {
  const key = sql.join(feed.key.map((each) => sql.id(each)))
  const content = sql.join(columns.filter((each) => !stagedAlways.some((always) => always.id === each.id)).map((each) => sql`r.${sql.id(each.id)}`))
  await sql`
    WITH repeated AS (
      SELECT ${key}, min(row_number) AS first_row FROM ${resolved} WHERE fault IS NULL GROUP BY ${key} HAVING count(*) > 1
    ),
    copies AS (
      SELECT r.row_number, repeated.first_row, ROW(${content})::text AS content
      FROM ${resolved} r JOIN repeated USING (${key}) WHERE r.fault IS NULL
    )
    UPDATE ${resolved} r
    SET first_row = copies.first_row,
      fault = CASE WHEN copies.content = first.content THEN 'repeated' ELSE 'duplicate-key' END
    FROM copies JOIN copies first ON first.row_number = copies.first_row
    WHERE r.row_number = copies.row_number AND copies.row_number <> copies.first_row`.execute(writer)
}
