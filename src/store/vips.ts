import { sql } from 'kysely'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Customers at home at one centre; null = at none. */
export interface Home {
  readonly groupId: number
  readonly centreId: number | null
}

/**
 * The last customer of a centre's top `share` (0–1) by the lifetime values that are kept: the cut that `vipCut` finds
 * among assessments. Null where nobody's value is known.
 */
export async function vipCutOf(
  reader: Reader,
  { groupId, centreId }: Home,
  share: number,
): Promise<CentreFigures['vipCut']> {
  const { rows } = await sql<NonNullable<CentreFigures['vipCut']>>`
    WITH here AS MATERIALIZED (
      SELECT s.total_fen, s.customer_id FROM scores s JOIN customers c USING (customer_id)
      WHERE c.group_id = ${groupId} AND c.home_centre_id IS NOT DISTINCT FROM ${centreId} AND s.total_fen IS NOT NULL
    ),
    cut AS (
      SELECT (SELECT percentile_disc(${share}) WITHIN GROUP (ORDER BY total_fen DESC) FROM here) AS fen, ceil(${share}::float8 * (SELECT count(*) FROM here)) AS places
    )
    SELECT cut.fen AS "lifetimeValueFen", c.customer_no AS "customerNo", src.name AS source
    FROM cut JOIN here ON here.total_fen = cut.fen JOIN customers c USING (customer_id) JOIN sources src USING (source_id)
    ORDER BY c.customer_no COLLATE "C", src.name COLLATE "C"
    OFFSET (SELECT greatest(places - 1 - (SELECT count(*) FROM here, cut WHERE here.total_fen > cut.fen), 0) FROM cut) LIMIT 1`.execute(
    reader,
  )
  return rows[0] ?? null
}

/** Rewrites who is a VIP at a centre, of those only whom a moved cut puts on its other side. */
export async function moveVips(
  writer: Writer,
  { groupId, centreId }: Home,
  cut: CentreFigures['vipCut'],
): Promise<number> {
  const inShare =
    cut === null
      ? sql`false`
      : sql`coalesce(s.total_fen > ${cut.lifetimeValueFen} OR (s.total_fen = ${cut.lifetimeValueFen}
          AND (c.customer_no COLLATE "C", src.name COLLATE "C") <= (${cut.customerNo}, ${cut.source})), false)`
  const { rows } = await sql<{ n: number }>`
    WITH moved AS (
      UPDATE scores t SET is_vip = NOT t.is_vip
      FROM scores s JOIN customers c USING (customer_id) JOIN sources src USING (source_id)
      WHERE t.customer_id = s.customer_id AND c.group_id = ${groupId} AND c.home_centre_id IS NOT DISTINCT FROM ${centreId}
        AND s.is_vip <> (c.vip_by_hand OR s.segment = 'champions' OR ${inShare})
      RETURNING 1
    ) SELECT count(*) AS n FROM moved`.execute(writer)
  return rows[0]?.n ?? 0
}
