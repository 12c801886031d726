import { type RawBuilder, sql } from 'kysely'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Customers at home at one centre; null = at none. */
export interface Home {
  readonly groupId: number
  readonly centreId: number | null
}

type Cut = CentreFigures['vipCut']

/** Where a home's VIPs end, now and before the night; 0 = customers at home nowhere. */
export interface VipMove {
  readonly centre: number
  readonly before: Cut
  readonly after: Cut
}

/** Of how many customers the value is known, by home; 0 = none. Before anything is written the index alone answers. */
export async function valuedIn(reader: Reader, groupId: number): Promise<Map<number, number>> {
  const { rows } = await sql<{ centre: number; n: number }>`
    SELECT centre_id AS centre, count(*) AS n FROM scores
    WHERE total_fen IS NOT NULL AND centre_id IN (SELECT centre_id FROM centres WHERE group_id = ${groupId}) GROUP BY 1
    UNION ALL SELECT 0, count(*) FROM scores s WHERE s.total_fen IS NOT NULL AND ${nowhere(groupId)}`.execute(reader)
  return new Map(rows.map(({ centre, n }) => [centre, n]))
}

/** By how many customers that grows, or shrinks, when the scores gathered are kept. */
export async function valuedMore(reader: Reader): Promise<Map<number, number>> {
  const { rows } = await sql<{ centre: number; more: number }>`
    SELECT coalesce(centre_id, 0) AS centre, sum(more)::int AS more FROM (
      SELECT centre_id, 1 AS more FROM new_scores WHERE total_fen IS NOT NULL
      UNION ALL SELECT s.centre_id, -1 FROM new_scores n JOIN scores s USING (customer_id) WHERE s.total_fen IS NOT NULL
    ) changed GROUP BY 1`.execute(reader)
  return new Map(rows.map(({ centre, more }) => [centre, more]))
}

/**
 * The last of so many customers of each home by the lifetime values that are kept: the cut that `vipCut` finds among
 * assessments. A home where nobody's value is known has none.
 */
export async function vipCutsOf(
  reader: Reader,
  groupId: number,
  places: ReadonlyMap<number, number>,
): Promise<Map<number, NonNullable<Cut>>> {
  const { rows } = await sql<NonNullable<Cut> & { centre: number }>`
    WITH wanted AS (
      SELECT * FROM unnest(${[...places.keys()]}::integer[], ${[...places.values()]}::integer[]) AS w (centre, places)
    ),
    cuts AS MATERIALIZED (${cutsAmong(sql`w.centre <> 0`, sql`s.centre_id = w.centre`)}
      UNION ALL ${cutsAmong(sql`w.centre = 0`, nowhere(groupId))}),
    level AS (
      SELECT centre, fen, places, c.customer_no, src.name AS source, count(*) OVER (PARTITION BY centre) AS customers,
        row_number() OVER (PARTITION BY centre ORDER BY c.customer_no COLLATE "C", src.name COLLATE "C") AS nth
      FROM cuts CROSS JOIN LATERAL (
        SELECT s.customer_id FROM scores s WHERE s.centre_id = cuts.centre AND s.total_fen = cuts.fen
        UNION ALL SELECT s.customer_id FROM scores s WHERE cuts.centre = 0 AND s.total_fen = cuts.fen AND ${nowhere(groupId)}
      ) same JOIN customers c USING (customer_id) JOIN sources src USING (source_id)
    )
    SELECT centre, fen AS "lifetimeValueFen", customer_no AS "customerNo", source
    FROM level WHERE nth = CASE WHEN customers = 1 THEN 1 ELSE greatest(places - ${above(groupId)}, 1) END`.execute(
    reader,
  )
  return new Map(rows.map(({ centre, ...cut }) => [centre, cut]))
}

/**
 * Rewrites who is a VIP after a night, of those only whose value their home's cut has passed: those looked at were
 * held against the cut of before like everybody else.
 */
export async function moveVips(writer: Writer, groupId: number, moves: readonly VipMove[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    WITH cuts AS (
      SELECT * FROM unnest(${moves.map(({ centre }) => centre)}::integer[],
        ${moves.map(({ before, after }) => passed(before, after)[0])}::bigint[],
        ${moves.map(({ before, after }) => passed(before, after)[1])}::bigint[],
        ${moves.map(({ after }) => after?.lifetimeValueFen ?? null)}::bigint[],
        ${moves.map(({ after }) => after?.customerNo ?? null)}::text[],
        ${moves.map(({ after }) => after?.source ?? null)}::text[]) AS t (centre, low, high, fen, customer_no, source)
    ),
    -- Ways apart, so that each goes by its index.
    near AS (
      SELECT s.customer_id FROM cuts JOIN scores s ON s.centre_id = cuts.centre AND s.total_fen BETWEEN low AND high
      UNION SELECT s.customer_id FROM cuts JOIN scores s ON cuts.centre = 0 AND s.total_fen BETWEEN low AND high
      WHERE ${nowhere(groupId)}
    ),
    passed AS MATERIALIZED (
      SELECT s.customer_id, s.total_fen, s.segment, s.is_vip, cuts.fen, cuts.customer_no, cuts.source
      FROM near JOIN scores s USING (customer_id) JOIN cuts ON cuts.centre = coalesce(s.centre_id, 0)
    ),
    moved AS (
      UPDATE scores t SET is_vip = NOT t.is_vip
      FROM passed s JOIN customers c USING (customer_id) JOIN sources src USING (source_id)
      WHERE t.customer_id = s.customer_id AND s.is_vip <> (c.vip_by_hand OR s.segment = 'champions'
        OR coalesce(s.total_fen > s.fen OR (s.total_fen = s.fen
          AND (c.customer_no COLLATE "C", src.name COLLATE "C") <= (s.customer_no, s.source)), false))
      RETURNING 1
    ) SELECT count(*) AS n FROM moved`.execute(writer)
  return rows[0]?.n ?? 0
}

/** How many of the home of `level` stand above its value: only asked where several have it. */
function above(groupId: number) {
  const isAbove = sql`s.total_fen > level.fen`
  return sql`((SELECT count(*) FROM scores s WHERE s.centre_id = level.centre AND ${isAbove})
    + (SELECT count(*) FROM scores s WHERE level.centre = 0 AND ${isAbove} AND ${nowhere(groupId)}))`
}

/** The cut of each wanted home `w`: the value of its last place. */
function cutsAmong(homes: RawBuilder<unknown>, atHome: RawBuilder<unknown>) {
  return sql`
    SELECT w.centre, w.places, last.fen
    FROM wanted w
    CROSS JOIN LATERAL (
      SELECT s.total_fen AS fen FROM scores s WHERE ${atHome} AND s.total_fen IS NOT NULL
      ORDER BY s.total_fen DESC OFFSET greatest(w.places - 1, 0) LIMIT 1
    ) last
    WHERE ${homes}`
}

/** Scores `s` of those of the group who are at home at no centre. */
function nowhere(groupId: number) {
  return sql`s.centre_id IS NULL
    AND EXISTS (SELECT FROM customers c WHERE c.customer_id = s.customer_id AND c.group_id = ${groupId})`
}

/** The values, fen, between two cuts. Those of the same value as a cut are told apart by number: both ends belong to it. */
function passed(before: Cut, after: Cut): readonly [number | null, number | null] {
  if (before === null && after === null) return [null, null]
  if (before === null || after === null) return [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
  const [one, other] = [before.lifetimeValueFen, after.lifetimeValueFen]
  return [Math.min(one, other), Math.max(one, other)]
}
