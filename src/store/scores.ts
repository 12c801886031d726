import { sql } from 'kysely'
import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import { readerOf } from '#domain/score-changes.ts'
import { homeOn } from '#store/customer-facts.ts'
import { copyInto } from '#store/copy.ts'
import { copyLine, type CopyValue } from '#store/copy-text.ts'
import { scoreColumns } from '#store/score-columns.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** A customer's scores, ready to be kept. */
export interface Scored {
  readonly customerId: number
  readonly centreId: number | null
  readonly assessment: Assessment
  /** First day on which it has to be looked at again though nothing happens. */
  readonly nextLookOn: Day
}

/** The reasons of a customer's scores, to be frozen with them. */
export type EvidenceOf<S extends Scored> = (scored: S) => { readonly [key: string]: unknown }

const names = Object.keys(scoreColumns)
const readers = Object.values(scoreColumns).map(readerOf)
const listed = sql.join(['customer_id', 'centre_id', ...names].map((each) => sql.id(each)))

/** Makes the table of this transaction in which new scores gather before they are merged. */
export async function beginScores(writer: Writer): Promise<void> {
  await sql`CREATE TEMP TABLE IF NOT EXISTS new_scores ON COMMIT DROP AS
    SELECT ${listed}, next_look_on, NULL::json AS evidence FROM scores WITH NO DATA`.execute(writer)
}

/** Takes rows made by `scoreLines` (`hasReasons`: with reasons) into `scores` itself or the table of `beginScores`. */
export async function addScores(
  writer: Writer,
  lines: Iterable<string>,
  { table, hasReasons }: { table: 'scores' | 'new_scores'; hasReasons: boolean },
): Promise<number> {
  const columns = ['customer_id', 'centre_id', ...names, 'next_look_on', ...(hasReasons ? ['evidence'] : [])]
  return copyInto(writer, table, columns, lines)
}

/** Scores as COPY takes them, with the reasons where wanted. */
export function scoreLines<S extends Scored>(scored: readonly S[], evidenceOf: EvidenceOf<S> | null): string {
  let lines = ''
  for (const each of scored) {
    const row: CopyValue[] = [each.customerId, each.centreId]
    for (const read of readers) row.push(read(each.assessment))
    row.push(each.nextLookOn)
    if (evidenceOf !== null) row.push(evidenceOf(each))
    lines += copyLine(row)
  }
  return lines
}

/** Makes room for new scores of everybody in a group: written straight into the table they cost half as much as merged. */
export async function emptyScores(writer: Writer, groupId: number): Promise<void> {
  await sql`
    DELETE FROM scores s USING customers c WHERE c.customer_id = s.customer_id AND c.group_id = ${groupId}`.execute(
    writer,
  )
}

/** Replaces the live scores of the customers gathered; rows that stay the same but for the day are still moved to it. */
export async function keepLiveScores(writer: Writer): Promise<void> {
  await sql`
    INSERT INTO scores (${listed}, next_look_on) SELECT ${listed}, next_look_on FROM new_scores ORDER BY customer_id
    ON CONFLICT (customer_id) DO UPDATE SET ${sql.join(
      ['centre_id', ...names, 'next_look_on'].map((each) => sql`${sql.id(each)} = excluded.${sql.id(each)}`),
    )}`.execute(writer)
}

/** Keeps the gathered scores as the snapshot of `asOf`, in place of an earlier one of that day. */
export async function keepSnapshot(writer: Writer, groupId: number, asOf: Day): Promise<void> {
  await sql`
    DELETE FROM snapshots s USING customers c WHERE c.customer_id = s.customer_id AND c.group_id = ${groupId} AND s.as_of = ${asOf}`.execute(
    writer,
  )
  await sql`INSERT INTO snapshots (${listed}, evidence) SELECT ${listed}, evidence FROM new_scores`.execute(writer)
}

export async function keepFigures(
  writer: Writer,
  kept: { groupId: number; centreId: number | null; asOf: Day; figures: CentreFigures },
): Promise<void> {
  await sql`
    INSERT INTO centre_figures (group_id, centre_id, as_of, figures)
    VALUES (${kept.groupId}, ${kept.centreId ?? 0}, ${kept.asOf}, ${JSON.stringify(kept.figures)})
    ON CONFLICT (group_id, centre_id) DO UPDATE SET as_of = excluded.as_of, figures = excluded.figures`.execute(writer)
}

/** The figures of each centre as the last full run left them; 0 = customers of no centre. */
export async function figuresOf(
  reader: Reader,
  groupId: number,
): Promise<Map<number, { asOf: Day; figures: CentreFigures }>> {
  const { rows } = await sql<{ centreId: number; asOf: Day; figures: CentreFigures }>`
    SELECT centre_id AS "centreId", as_of AS "asOf", figures FROM centre_figures WHERE group_id = ${groupId}`.execute(
    reader,
  )
  return new Map(rows.map(({ centreId, asOf, figures }) => [centreId, { asOf, figures }]))
}

/** Centres (null: none) at which customers of the group are at home, and how many. */
export async function homesOf(
  reader: Reader,
  groupId: number,
  asOf: Day,
): Promise<{ centreId: number | null; customers: number }[]> {
  const { rows } = await sql<{ centreId: number | null; customers: number }>`
    SELECT ${sql.raw(homeOn(asOf))} AS "centreId", count(*) AS customers FROM customers c WHERE group_id = ${groupId}
    GROUP BY 1 ORDER BY 1`.execute(reader)
  return rows
}

/** Centres (null: none) at which somebody of those taken by `takeTouched` and `addDue` is at home. */
export async function homesLookedAt(reader: Reader, asOf: Day): Promise<(number | null)[]> {
  const { rows } = await sql<{ centreId: number | null }>`
    SELECT DISTINCT ${sql.raw(homeOn(asOf))} AS "centreId" FROM looked_at JOIN customers c USING (customer_id)
    ORDER BY 1`.execute(reader)
  return rows.map((row) => row.centreId)
}

/** First day on which the group recorded a complaint. */
export async function firstComplaintOn(reader: Reader, groupId: number): Promise<Day | null> {
  const { rows } = await sql<{ on: Day | null }>`
    SELECT min(t.opened_on) AS on FROM complaints t JOIN customers c USING (customer_id) WHERE c.group_id = ${groupId}`.execute(
    reader,
  )
  return rows[0]?.on ?? null
}

/** Marks everybody at home at a centre, null = in the group, to be looked at again. */
export async function touchHomes(
  writer: Writer,
  { groupId, centreId }: { groupId: number; centreId: number | null },
): Promise<void> {
  await sql`
    INSERT INTO touched_customers (customer_id) SELECT c.customer_id FROM customers c
    WHERE c.group_id = ${groupId} AND (${centreId}::int IS NULL OR c.home_centre_id = ${centreId}::int)
    ON CONFLICT (customer_id) DO UPDATE SET touched_at = now()`.execute(writer)
}

/** Takes the marks of all touched customers of the group; their scores must be kept in this same transaction. */
export async function takeTouched(writer: Writer, groupId: number): Promise<void> {
  await sql`CREATE TEMP TABLE looked_at (customer_id bigint PRIMARY KEY) ON COMMIT DROP`.execute(writer)
  // Marks come and go by the thousand: without knowing how many there are now, the planner reads every customer.
  await sql`ANALYZE touched_customers`.execute(writer)
  await sql`
    WITH taken AS (
      DELETE FROM touched_customers t USING customers c
      WHERE c.customer_id = t.customer_id AND c.group_id = ${groupId} RETURNING t.customer_id
    )
    INSERT INTO looked_at SELECT customer_id FROM taken`.execute(writer)
}

/** Adds those of the group whose scores can change by `today` though nothing happened. Answers how many there are in all. */
export async function addDue(writer: Writer, groupId: number, today: Day): Promise<number> {
  await sql`
    INSERT INTO looked_at SELECT s.customer_id FROM scores s
    WHERE s.next_look_on <= ${today} AND (s.centre_id IN (SELECT centre_id FROM centres WHERE group_id = ${groupId})
      -- A centre belongs to one group, nowhere to all of them.
      OR (s.centre_id IS NULL AND EXISTS (SELECT FROM customers c WHERE c.customer_id = s.customer_id AND c.group_id = ${groupId})))
    ON CONFLICT DO NOTHING`.execute(writer)
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM looked_at`.execute(writer)
  return rows[0]?.n ?? 0
}

/** The customers taken by `takeTouched` and `addDue`. */
export const lookedAt = 'SELECT customer_id FROM looked_at'

export async function beginRun(
  writer: Writer,
  groupId: number,
  asOf: Day,
  kind: 'full' | 'nightly' | 'snapshot',
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO score_runs (group_id, as_of, kind) VALUES (${groupId}, ${asOf}, ${kind}) RETURNING run_id AS id`.execute(
    writer,
  )
  return rows[0]?.id ?? 0
}

export async function endRun(writer: Writer, runId: number, customers: number): Promise<void> {
  await sql`UPDATE score_runs SET customers = ${customers}, ended_at = now() WHERE run_id = ${runId}`.execute(writer)
}

/** The day of the live scores; null before the first run. */
export async function liveAsOf(reader: Reader, groupId: number): Promise<Day | null> {
  const { rows } = await sql<{ on: Day | null }>`
    SELECT max(as_of) AS on FROM score_runs WHERE group_id = ${groupId} AND kind <> 'snapshot' AND ended_at IS NOT NULL`.execute(
    reader,
  )
  return rows[0]?.on ?? null
}

/** Whether a snapshot of the month of `asOf` is there. */
export async function hasSnapshotOfMonth(reader: Reader, groupId: number, asOf: Day): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM score_runs WHERE group_id = ${groupId} AND kind = 'snapshot' AND ended_at IS NOT NULL
      AND date_trunc('month', as_of) = date_trunc('month', ${asOf}::date)) AS found`.execute(reader)
  return rows[0]?.found ?? false
}
