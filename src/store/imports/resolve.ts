import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'
import { customerColumnOf, type Feed } from '#store/imports/feed.ts'
import { copyInOrder } from '#store/imports/copy-in-order.ts'
import { gatherNames, type ImportScope, learnAdvisors, learnCentres, namesOf } from '#store/imports/names.ts'
import { tombstonesFor } from '#store/imports/deleted-people.ts'
import { ownerOn } from '#store/imports/move.ts'
import { findRepeated } from '#store/imports/repeated-rows.ts'
import { markAliases } from '#store/imports/aliases.ts'
import { refuseOtherCentres } from '#store/imports/other-centres.ts'
import type { StagedColumn } from '#store/imports/staging.ts'

/** Why a row that could be read can't be taken; `first` is the row it repeats. */
export type ResolveFault =
  | 'unknown-customer'
  | 'unknown-car'
  | 'unknown-order'
  | 'unknown-centre'
  | 'other-centre'
  | 'ambiguous-source'
  | 'deleted-person'
  | 'self-referral'
  | 'duplicate-key'

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
  if (has('centre')) {
    await gatherNames(writer, staged.table, has('advisor'))
    if (scope.onlyCentreId === undefined) await learnCentres(writer, scope, namesOf)
    if (has('advisor')) await learnAdvisors(writer, scope)
  }
  await copyInOrder(writer, feed, staged, scope)
  const resolved = sql.raw(staged.resolved)
  // A table made a moment ago has no statistics, and without them the joins below are planned for a handful of rows.
  await sql`ANALYZE ${resolved}`.execute(writer)
  await indexExceptions(writer, feed, resolved, has('centre'))
  await findCustomers(writer, feed, {
    resolved,
    scope,
    namesNoCentre: has('centre') ? sql`r.centre IS NULL` : sql`true`,
  })
  if (feed.other !== undefined) await findOther(writer, resolved, feed.other)
  if (feed.belongs === 'itself') await markAliases(writer, resolved, has('consent_marketing'))
  await sayWhoIsMissing(writer, feed, resolved)
  if (feed.carDay !== undefined) await findCentre(writer, resolved)
  else await takeHomeZone(writer, resolved, scope.groupId)
  if (scope.onlyCentreId !== undefined)
    await refuseOtherCentres(writer, feed, { resolved, centreId: scope.onlyCentreId, namesCentre: has('centre') })
  await findRepeated(writer, feed, resolved, staged.columns)
  await sql`CREATE INDEX ON ${resolved} (customer_id)`.execute(writer)
}

/** Nearly every row can be taken as it is: the few that need another look are found without looking at all of them. */
async function indexExceptions(
  writer: Writer,
  feed: Feed,
  resolved: RawBuilder<unknown>,
  namesCentre: boolean,
): Promise<void> {
  const exceptions = [sql`customer_id IS NULL`, sql`fault IS NOT NULL`]
  if (feed.record !== undefined) exceptions.push(sql`was_customer_id <> customer_id`)
  if (feed.carDay !== undefined) exceptions.push(sql`centre_id IS NULL`)
  if (feed.carDay !== undefined && namesCentre) exceptions.push(sql`centre IS NULL`)
  for (const each of exceptions) await sql`CREATE INDEX ON ${resolved} (row_number) WHERE ${each}`.execute(writer)
}

interface Unplaced {
  readonly resolved: RawBuilder<unknown>
  readonly scope: ImportScope
  /** Whether a row leaves it open at which centre, and so in which source, it belongs. */
  readonly namesNoCentre: RawBuilder<unknown>
}

/** Whose the rows are that their own source does not know; those of deleted people are marked before anybody else gets them. */
async function findCustomers(writer: Writer, feed: Feed, rows: Unplaced): Promise<void> {
  const { resolved, scope, namesNoCentre } = rows
  const deleted = await tombstonesFor(writer, { feed, resolved, groupId: scope.groupId })
  await deleted?.inOwnSource()
  if (!scope.isSourceGiven) {
    await findElsewhere(writer, feed, rows)
    await deleted?.elsewhere(feed.belongs === 'itself' ? namesNoCentre : sql`true`)
  }
  await deleted?.mentioned()
  if (feed.carDay === undefined) return
  await findByCar(writer, resolved, scope)
  await deleted?.byCar()
}

/**
 * A row whose own source does not know the number means the only other one that does. Several: the row can't be
 * placed. Customers themselves are looked for elsewhere only where the file names no source at all.
 */
async function findElsewhere(writer: Writer, feed: Feed, { resolved, scope, namesNoCentre }: Unplaced): Promise<void> {
  const orders = feed.belongs === 'order' || feed.belongs === 'order-or-number'
  const number = customerColumnOf(feed)
  const search = { resolved, groupId: scope.groupId, namesNoCentre, record: feed.record }
  if (orders) {
    await takeTheOnlyOne(writer, {
      ...search,
      keys: 'record_keys',
      keyNo: 'record_no',
      no: 'order_no',
      andKey: sql`AND k.kind = 'order'`,
      andRow: sql``,
    })
  }
  if (feed.belongs === 'order') return
  const andRow = feed.belongs === 'itself' ? sql`AND ${namesNoCentre}` : sql``
  await takeTheOnlyOne(writer, {
    ...search,
    keys: 'customer_keys',
    keyNo: 'customer_no',
    no: number,
    andKey: sql``,
    andRow,
  })
}

interface Search {
  readonly resolved: RawBuilder<unknown>
  readonly groupId: number
  readonly namesNoCentre: RawBuilder<unknown>
  readonly record: Feed['record']
  readonly keys: 'record_keys' | 'customer_keys'
  readonly keyNo: 'record_no' | 'customer_no'
  /** The column of the row that holds the number. */
  readonly no: string
  readonly andKey: RawBuilder<unknown>
  readonly andRow: RawBuilder<unknown>
}

async function takeTheOnlyOne(
  writer: Writer,
  { resolved, groupId, namesNoCentre, record, keys, keyNo, no, andKey, andRow }: Search,
): Promise<void> {
  // In another source a record of that number may be known, and be somebody's.
  const was = record
    ? sql`(SELECT was.customer_id FROM record_keys was WHERE was.source_id = found.source_id AND was.kind = ${sql.lit(record.kind)} AND was.record_no = r.${sql.id(record.no)})`
    : sql`NULL`
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
      was_customer_id = CASE WHEN found.owners = 1 AND ${namesNoCentre} THEN ${was} ELSE r.was_customer_id END,
      fault = CASE WHEN found.owners > 1 THEN 'ambiguous-source' END
    FROM found WHERE r.customer_id IS NULL AND r.fault IS NULL AND r.${sql.id(no)} = found.no ${andRow}`.execute(writer)
}

/** An order that names only a car is its owner's of that day; before the first known owner, the first one's. */
async function findByCar(writer: Writer, resolved: RawBuilder<unknown>, scope: ImportScope): Promise<void> {
  await sql`
    UPDATE ${resolved} r SET customer_id = ${ownerOn(sql`${scope.groupId}::int`, sql`r.vin`, sql`r.check_in::date`)}
    WHERE r.customer_id IS NULL AND r.customer_no IS NULL AND r.vin IS NOT NULL AND r.fault IS NULL`.execute(writer)
}

/** An order that names no centre was at its customer's, where there is more than one it can have been. */
async function findCentre(writer: Writer, resolved: RawBuilder<unknown>): Promise<void> {
  await sql`
    UPDATE ${resolved} r SET centre_id = c.home_centre_id FROM customers c
    WHERE r.centre_id IS NULL AND c.customer_id = r.customer_id`.execute(writer)
  await sql`
    UPDATE ${resolved} r SET fault = 'unknown-centre' WHERE r.centre_id IS NULL AND r.customer_id IS NOT NULL AND r.fault IS NULL`.execute(
    writer,
  )
  await sql`UPDATE ${resolved} r SET zone = c.zone FROM centres c WHERE c.centre_id = r.centre_id AND r.centre IS NULL`.execute(
    writer,
  )
}

/** Times of rows that name no centre are those of the customer's home; nothing to do where all centres have one zone. */
async function takeHomeZone(writer: Writer, resolved: RawBuilder<unknown>, groupId: number): Promise<void> {
  const { rows } = await sql<{ zones: number }>`
    SELECT count(DISTINCT zone) AS zones FROM (SELECT zone FROM centres WHERE group_id = ${groupId} UNION SELECT 'Asia/Shanghai') z`.execute(
    writer,
  )
  if ((rows[0]?.zones ?? 1) === 1) return
  await sql`
    UPDATE ${resolved} r SET zone = h.zone FROM customers c JOIN centres h ON h.centre_id = c.home_centre_id
    WHERE c.customer_id = r.customer_id AND r.zone <> h.zone`.execute(writer)
}

/** The second person of a row (referred, family member), where they are a customer. */
async function findOther(
  writer: Writer,
  resolved: RawBuilder<unknown>,
  { column, mayNotBeSelf }: NonNullable<Feed['other']>,
): Promise<void> {
  await sql`
    UPDATE ${resolved} r SET other_customer_id = k.customer_id
    FROM customer_keys k WHERE k.source_id = r.source_id AND k.customer_no = r.${sql.id(column)}`.execute(writer)
  if (mayNotBeSelf !== true) return
  await sql`UPDATE ${resolved} SET fault = 'self-referral' WHERE other_customer_id = customer_id`.execute(writer)
}

async function sayWhoIsMissing(writer: Writer, feed: Feed, resolved: RawBuilder<unknown>): Promise<void> {
  if (feed.belongs === 'itself') {
    await sql`
      UPDATE ${resolved} r SET customer_id = n.customer_id
      FROM (
        SELECT source_id, customer_no, nextval('customer_ids') AS customer_id
        FROM ${resolved} WHERE customer_id IS NULL AND fault IS NULL GROUP BY source_id, customer_no
        ORDER BY min(row_number)
      ) n
      WHERE r.source_id = n.source_id AND r.customer_no = n.customer_no AND r.customer_id IS NULL AND r.fault IS NULL`.execute(
      writer,
    )
    return
  }
  const missing =
    feed.belongs === 'order'
      ? sql`'unknown-order'`
      : feed.carDay === undefined
        ? sql`'unknown-customer'`
        : sql`CASE WHEN customer_no IS NULL THEN 'unknown-car' ELSE 'unknown-customer' END`
  await sql`UPDATE ${resolved} SET fault = ${missing} WHERE customer_id IS NULL AND fault IS NULL`.execute(writer)
}
