import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Of which day, and whether of the live scores or of a snapshot. */
export interface FigureDay {
  readonly groupId: number
  readonly asOf: Day
  readonly isSnapshot: boolean
}

/** Kept figures with their freshness. */
export interface KeptFigures<F> {
  readonly asOf: Day
  readonly isSnapshot: boolean
  readonly computedAt: string
  readonly figures: F
}

/** Keeps the families of one centre (0 = the whole group) in place of what was kept of that day. */
export async function writeFigures(
  writer: Writer,
  { groupId, asOf, isSnapshot }: FigureDay,
  centreId: number,
  families: object,
): Promise<void> {
  for (const [name, figures] of Object.entries(families)) {
    await sql`
      INSERT INTO kept_figures (group_id, centre_id, as_of, is_snapshot, name, figures)
      VALUES (${groupId}, ${centreId}, ${asOf}, ${isSnapshot}, ${name}, ${JSON.stringify(figures)})
      ON CONFLICT (group_id, centre_id, is_snapshot, as_of, name)
      DO UPDATE SET figures = excluded.figures, computed_at = now()`.execute(writer)
  }
}

/** Notes that figures of a day are being worked out. */
export async function beginFigures(writer: Writer, { groupId, asOf, isSnapshot }: FigureDay): Promise<void> {
  await sql`
    INSERT INTO figure_runs (group_id, is_snapshot, as_of) VALUES (${groupId}, ${isSnapshot}, ${asOf})
    ON CONFLICT (group_id, is_snapshot, as_of) DO UPDATE SET begun_at = now(), ended_at = NULL, failed_at = NULL`.execute(
    writer,
  )
}

/** The figures of a day are complete: those of earlier live days go. */
export async function endFigures(writer: Writer, { groupId, asOf, isSnapshot }: FigureDay): Promise<void> {
  await sql`
    UPDATE figure_runs SET ended_at = now()
    WHERE group_id = ${groupId} AND is_snapshot = ${isSnapshot} AND as_of = ${asOf}`.execute(writer)
  if (isSnapshot) return
  await sql`DELETE FROM kept_figures WHERE group_id = ${groupId} AND NOT is_snapshot AND as_of <> ${asOf}`.execute(
    writer,
  )
  await sql`DELETE FROM figure_runs WHERE group_id = ${groupId} AND NOT is_snapshot AND as_of <> ${asOf}`.execute(
    writer,
  )
}

export async function failFigures(writer: Writer, { groupId, asOf, isSnapshot }: FigureDay): Promise<void> {
  await sql`
    UPDATE figure_runs SET failed_at = now()
    WHERE group_id = ${groupId} AND is_snapshot = ${isSnapshot} AND as_of = ${asOf}`.execute(writer)
}

/** One family of a centre (0 = the whole group) as last kept for the live scores; null before the first time. */
export async function liveFigures<F>(
  reader: Reader,
  { groupId, centreId }: { groupId: number; centreId: number },
  name: string,
): Promise<KeptFigures<F> | null> {
  const { rows } = await sql<KeptFigures<F>>`
    SELECT as_of AS "asOf", is_snapshot AS "isSnapshot", computed_at AS "computedAt", figures FROM kept_figures
    WHERE group_id = ${groupId} AND centre_id = ${centreId} AND NOT is_snapshot AND name = ${name}
    ORDER BY as_of DESC LIMIT 1`.execute(reader)
  return rows[0] ?? null
}

/** The same of the latest snapshot of a day up to `until`; null where there is none. */
export async function snapshotFigures<F>(
  reader: Reader,
  { groupId, centreId, until }: { groupId: number; centreId: number; until: Day },
  name: string,
): Promise<KeptFigures<F> | null> {
  const { rows } = await sql<KeptFigures<F>>`
    SELECT as_of AS "asOf", is_snapshot AS "isSnapshot", computed_at AS "computedAt", figures FROM kept_figures
    WHERE group_id = ${groupId} AND centre_id = ${centreId} AND is_snapshot AND name = ${name} AND as_of <= ${until}
    ORDER BY as_of DESC LIMIT 1`.execute(reader)
  return rows[0] ?? null
}

/** The days of which snapshots have figures, latest first. */
export async function snapshotDays(reader: Reader, groupId: number): Promise<Day[]> {
  const { rows } = await sql<{ on: Day }>`
    SELECT as_of AS on FROM figure_runs WHERE group_id = ${groupId} AND is_snapshot AND ended_at IS NOT NULL
    ORDER BY as_of DESC`.execute(reader)
  return rows.map(({ on }) => on)
}

/** How the live figures stand to the scores. */
export interface FigureState {
  readonly asOf: Day | null
  readonly computedAt: string | null
  readonly hasFailed: boolean
  /** Scores have moved on since. */
  readonly isBehind: boolean
}

export async function figureState(reader: Reader, groupId: number): Promise<FigureState> {
  const { rows } = await sql<FigureState>`
    SELECT done.as_of AS "asOf", done.ended_at AS "computedAt",
      EXISTS (SELECT FROM figure_runs r WHERE r.group_id = ${groupId} AND NOT r.is_snapshot AND r.failed_at IS NOT NULL) AS "hasFailed",
      EXISTS (SELECT FROM score_runs s WHERE s.group_id = ${groupId} AND s.kind <> 'snapshot'
        AND s.ended_at > coalesce(done.ended_at, '-infinity')) AS "isBehind"
    FROM (SELECT 1) one LEFT JOIN LATERAL (
      SELECT as_of, ended_at FROM figure_runs r
      WHERE r.group_id = ${groupId} AND NOT r.is_snapshot AND r.ended_at IS NOT NULL ORDER BY as_of DESC LIMIT 1
    ) done ON true`.execute(reader)
  return rows[0] ?? { asOf: null, computedAt: null, hasFailed: false, isBehind: false }
}

/** Several families of a centre as one, with their day. */
export interface Families<F> {
  readonly asOf: Day
  readonly figures: F
}

/** Several families of a centre's live figures; null where there are none. */
export async function liveFamilies<F>(
  reader: Reader,
  { groupId, centreId }: { groupId: number; centreId: number },
  names: readonly (keyof F & string)[],
): Promise<Families<F> | null> {
  const { rows } = await sql<Families<F>>`
    SELECT as_of AS "asOf", json_object_agg(name, figures) AS figures FROM kept_figures
    WHERE group_id = ${groupId} AND centre_id = ${centreId} AND NOT is_snapshot AND name = ANY (${names}::text[])
    GROUP BY as_of ORDER BY as_of DESC LIMIT 1`.execute(reader)
  return rows[0] ?? null
}

/** The same of the latest snapshot of a day up to `until`. */
export async function snapshotFamilies<F>(
  reader: Reader,
  { groupId, centreId, until }: { groupId: number; centreId: number; until: Day },
  names: readonly (keyof F & string)[],
): Promise<Families<F> | null> {
  const { rows } = await sql<Families<F>>`
    SELECT as_of AS "asOf", json_object_agg(name, figures) AS figures FROM kept_figures
    WHERE group_id = ${groupId} AND centre_id = ${centreId} AND is_snapshot AND name = ANY (${names}::text[])
      AND as_of <= ${until}
    GROUP BY as_of ORDER BY as_of DESC LIMIT 1`.execute(reader)
  return rows[0] ?? null
}

/** Families of one centre today, and in the latest snapshot of an earlier month. */
export interface CentreFamilies<F> extends Families<F> {
  readonly centreId: number
  readonly before: F | null
}

/** The same of all centres of a group. */
export async function centreFamilies<F>(
  reader: Reader,
  groupId: number,
  names: readonly (keyof F & string)[],
): Promise<CentreFamilies<F>[]> {
  const { rows } = await sql<CentreFamilies<F>>`
    SELECT k.centre_id AS "centreId", k.as_of AS "asOf", json_object_agg(k.name, k.figures) AS figures, (
      SELECT json_object_agg(b.name, b.figures) FROM kept_figures b
      WHERE b.group_id = ${groupId} AND b.centre_id = k.centre_id AND b.is_snapshot AND b.name = ANY (${names}::text[])
        AND b.as_of = (SELECT max(m.as_of) FROM kept_figures m WHERE m.group_id = ${groupId}
          AND m.centre_id = k.centre_id AND m.is_snapshot AND m.as_of < date_trunc('month', k.as_of))
    ) AS before
    FROM kept_figures k
    WHERE k.group_id = ${groupId} AND k.centre_id <> 0 AND NOT k.is_snapshot AND k.name = ANY (${names}::text[])
    GROUP BY k.centre_id, k.as_of ORDER BY k.centre_id, k.as_of`.execute(reader)
  return rows
}
