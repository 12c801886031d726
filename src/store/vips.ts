import { type RawBuilder, sql } from 'kysely'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Customers at home at one centre; null = at none. */
export interface Home {
  readonly groupId: number
  readonly centreId: number | null
}

type Cut = CentreFigures['vipCut']

/** The scores `s` of a home; a centre belongs to one group, nowhere to all of them. */
function scoresAt({ groupId, centreId }: Home): RawBuilder<unknown> {
  if (centreId !== null) return sql`s.centre_id = ${centreId}`
  return sql`s.centre_id IS NULL AND EXISTS (SELECT FROM customers c WHERE c.customer_id = s.customer_id AND c.group_id = ${groupId})`
}

/**
 * The last customer of a centre's top `share` (0–1) by the lifetime values that are kept: the cut that `vipCut` finds
 * among assessments. Null where nobody's value is known.
 */
export async function vipCutOf(reader: Reader, home: Home, share: number): Promise<Cut> {
  const { rows } = await sql<NonNullable<Cut>>`
    WITH here AS MATERIALIZED (
      SELECT s.total_fen, s.customer_id FROM scores s WHERE ${scoresAt(home)} AND s.total_fen IS NOT NULL
    ),
    cut AS MATERIALIZED (
      SELECT percentile_disc(${share}) WITHIN GROUP (ORDER BY total_fen DESC) AS fen, ceil(${share}::float8 * count(*)) AS places FROM here
    )
    SELECT cut.fen AS "lifetimeValueFen", c.customer_no AS "customerNo", src.name AS source
    FROM cut JOIN here ON here.total_fen = cut.fen JOIN customers c USING (customer_id) JOIN sources src USING (source_id)
    ORDER BY c.customer_no COLLATE "C", src.name COLLATE "C"
    OFFSET (SELECT greatest(places - 1 - (SELECT count(*) FROM here, cut WHERE here.total_fen > cut.fen), 0) FROM cut) LIMIT 1`.execute(
    reader,
  )
  return rows[0] ?? null
}

/**
 * Rewrites who is a VIP at a centre after a night: of those only whose value the cut has passed, and of those looked
 * at. Nobody else can have come to its other side.
 */
export async function moveVips(
  writer: Writer,
  home: Home,
  { before, after }: { before: Cut; after: Cut },
): Promise<number> {
  const inShare =
    after === null
      ? sql`false`
      : sql`coalesce(s.total_fen > ${after.lifetimeValueFen} OR (s.total_fen = ${after.lifetimeValueFen}
          AND (c.customer_no COLLATE "C", src.name COLLATE "C") <= (${after.customerNo}, ${after.source})), false)`
  const { rows } = await sql<{ n: number }>`
    WITH moved AS (
      UPDATE scores t SET is_vip = NOT t.is_vip
      FROM scores s JOIN customers c USING (customer_id) JOIN sources src USING (source_id)
      WHERE t.customer_id = s.customer_id AND ${scoresAt(home)}
        AND (${between(before, after)} OR s.customer_id IN (SELECT customer_id FROM new_scores))
        AND s.is_vip <> (c.vip_by_hand OR s.segment = 'champions' OR ${inShare})
      RETURNING 1
    ) SELECT count(*) AS n FROM moved`.execute(writer)
  return rows[0]?.n ?? 0
}

/** Those of the same value as a cut are told apart by number: both ends belong to it. */
function between(before: Cut, after: Cut): RawBuilder<unknown> {
  if (before === null || after === null) return before === after ? sql`false` : sql`true`
  const [low, high] = [before.lifetimeValueFen, after.lifetimeValueFen].toSorted((a, b) => a - b)
  return sql`s.total_fen BETWEEN ${low} AND ${high}`
}
