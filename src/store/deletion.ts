import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import { leaveFigures } from '#store/anonymous-figures.ts'
import { refreshHistories } from '#store/histories.ts'
import { forgetAnswers } from '#store/idempotency.ts'
import { bury } from '#store/tombstones.ts'
import type { Writer } from '#store/transaction.ts'

const doomed = sql`doomed`

/**
 * Deletes people on request. Their visits, amounts and marks stay as those of somebody unknown; whatever names them or
 * leads to them goes, also from the evidence of imports and from what others said of them. Files can't bring them back.
 * No import may be under way.
 */
export async function removePeople(writer: Writer, customerIds: readonly number[], deletedOn: Day): Promise<void> {
  // An id drawn at random: the next of the sequence would tell in which order people left.
  await sql`
    CREATE TEMP TABLE doomed ON COMMIT DROP AS
    SELECT customer_id, group_id, (2 ^ 51)::bigint + floor(random() * 2 ^ 51)::bigint AS left_id
    FROM customers WHERE customer_id = ANY (${customerIds}::bigint[])`.execute(writer)
  await bury(writer, doomed, deletedOn)
  await sql`CREATE TEMP TABLE left_behind (customer_id bigint NOT NULL) ON COMMIT DROP`.execute(writer)
  await cleanEvidence(writer)
  await cleanElsewhere(writer)
  await forgetAtOthers(writer)
  await forgetAnswers(writer)
  await leaveFigures(writer)
  await sql`INSERT INTO left_behind SELECT left_id FROM doomed`.execute(writer)
  await removeRows(writer)
  await refreshHistories(writer, sql`left_behind`)
  await sql`DROP TABLE left_behind, left_orders, doomed`.execute(writer)
}

/** What names a person: numbers, ways to reach them, cars, and their name. */
const telling: RawBuilder<unknown> = sql`
  SELECT d.group_id, d.customer_id, v.value FROM doomed d CROSS JOIN LATERAL (
    SELECT customer_no AS value FROM customer_keys k WHERE k.customer_id = d.customer_id
    UNION SELECT record_no FROM record_keys k WHERE k.customer_id = d.customer_id
    UNION SELECT vin FROM car_owners o WHERE o.customer_id = d.customer_id
    UNION SELECT plate FROM cars c WHERE c.customer_id = d.customer_id
    UNION SELECT p.name FROM people p WHERE p.customer_id = d.customer_id
    UNION SELECT unnest(ARRAY[p.phone, p.wechat, p.email, p.address] || p.other_phones) FROM people p WHERE p.customer_id = d.customer_id
  ) v WHERE v.value IS NOT NULL`

/** Rows that wait, what rows were before, and the cells that faults quote. */
async function cleanEvidence(writer: Writer): Promise<void> {
  await sql`
    DELETE FROM parked_rows p USING doomed d
    WHERE p.group_id = d.group_id AND (
      EXISTS (SELECT FROM customer_keys k WHERE k.customer_id = d.customer_id AND k.customer_no = p.customer_no
        AND (k.source_id = p.source_id OR p.taken_by IS NOT NULL))
      OR EXISTS (SELECT FROM record_keys k WHERE k.customer_id = d.customer_id AND k.kind = 'order' AND k.record_no = p.order_no
        AND (k.source_id = p.source_id OR p.taken_by IS NOT NULL))
      OR (p.customer_no IS NULL AND EXISTS (SELECT FROM car_owners o WHERE o.customer_id = d.customer_id AND o.vin = p.vin))
    )`.execute(writer)
  await sql`
    WITH telling AS (SELECT DISTINCT group_id, value FROM (${telling}) t)
    UPDATE row_faults f SET faults = (
      SELECT jsonb_agg(CASE WHEN EXISTS (SELECT FROM telling t WHERE t.group_id = i.group_id AND t.value = e.fault ->> 'value')
        THEN e.fault - 'value' ELSE e.fault END ORDER BY e.at)
      FROM jsonb_array_elements(f.faults) WITH ORDINALITY e (fault, at))
    FROM imports i WHERE i.import_id = f.import_id AND EXISTS (
      SELECT FROM jsonb_array_elements(f.faults) e (fault) JOIN telling t ON t.value = e.fault ->> 'value' AND t.group_id = i.group_id)`.execute(
    writer,
  )
}

/** Records that were once taken for others', and the figures of a centre, which tell the last of its VIPs by number. */
async function cleanElsewhere(writer: Writer): Promise<void> {
  await sql`
    DELETE FROM import_changes b USING doomed d JOIN record_keys k USING (customer_id)
    WHERE (b.before ->> 'source_id')::int = k.source_id AND k.record_no = CASE WHEN b.table_name <> 'record_keys' THEN b.before ->> (k.kind || '_no')
      WHEN b.before ->> 'kind' = k.kind THEN b.before ->> 'record_no' END`.execute(writer)
  await sql`
    UPDATE centre_figures f SET figures = jsonb_set(f.figures::jsonb, '{vipCut,customerNo}', to_jsonb('deleted-' || d.left_id))
    FROM doomed d JOIN customers c USING (customer_id) JOIN sources s USING (source_id)
    WHERE f.group_id = d.group_id AND f.figures -> 'vipCut' ->> 'customerNo' = c.customer_no AND f.figures -> 'vipCut' ->> 'source' = s.name`.execute(
    writer,
  )
}

/** Family and referrals in which others name them. */
async function forgetAtOthers(writer: Writer): Promise<void> {
  await sql`
    WITH gone AS (
      DELETE FROM household_members h USING customers c, doomed d
      WHERE c.customer_id = h.customer_id AND c.group_id = d.group_id AND (h.member_customer_id = d.customer_id
        OR EXISTS (SELECT FROM customer_keys k WHERE k.customer_id = d.customer_id AND k.source_id = c.source_id AND k.customer_no = h.member_customer_no))
      RETURNING h.customer_id
    )
    INSERT INTO left_behind SELECT DISTINCT customer_id FROM gone`.execute(writer)
  await sql`
    UPDATE referrals r SET referred = '', referred_customer_id = NULL
    FROM doomed d WHERE r.referred_customer_id = d.customer_id`.execute(writer)
  await sql`
    DELETE FROM import_changes b USING doomed d
    WHERE b.table_name IN ('household_members', 'referrals')
      AND d.customer_id::text IN (b.before ->> 'member_customer_id', b.before ->> 'referred_customer_id')`.execute(
    writer,
  )
}

/** Tables that lead to a customer and do not end with them. */
const leadingHere = [
  'customer_keys',
  'record_keys',
  'car_owners',
  'import_changes',
  'touched_customers',
  'merge_changes',
  'merge_arrivals',
  'search_tokens',
  'search_stale',
] as const

async function removeRows(writer: Writer): Promise<void> {
  for (const table of leadingHere) {
    await sql`DELETE FROM ${sql.id(table)} t USING doomed d WHERE t.customer_id = d.customer_id`.execute(writer)
  }
  await sql`DELETE FROM customers t USING doomed d WHERE t.customer_id = d.customer_id`.execute(writer)
}
