import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import { inSight } from '#store/scope.ts'
import type { Reader } from '#store/transaction.ts'

/** A customer whom a search found, by what was typed first. */
export interface FoundCustomer {
  readonly customerId: number
  readonly customerNo: string
  readonly name: string | null
  readonly phone: string | null
  readonly plate: string | null
  readonly model: string | null
  readonly centre: string | null
}

/** Visitors are looked for among so many strangers: words that fit more are too short to mean one of them. */
const mostStrangers = 2_000

/**
 * Customers in sight of whom a token begins with one of `words`; at most `most` and one more. Exact words come first. The
 * index is asked for each centre, so that a short word costs no more than a long one.
 */
export async function foundCustomers(
  reader: Reader,
  scope: Scope,
  words: readonly string[],
  most: number,
): Promise<FoundCustomer[]> {
  const own = await candidates(reader, words, { centres: ownCentres(scope), most: most * 4 + 4, scope })
  if (scope.of !== 'centre' || own.length > most) return calledAs(reader, own.slice(0, most + 1))
  const strangers = await candidates(reader, words, {
    centres: sql`SELECT centre_id FROM centres WHERE group_id = ${scope.groupId} AND centre_id <> ${scope.centreId}
      UNION ALL SELECT 0`,
    most: mostStrangers,
    scope,
  })
  return calledAs(reader, [...new Set([...own, ...strangers])].slice(0, most + 1))
}

function ownCentres(scope: Scope): RawBuilder<unknown> {
  if (scope.of === 'group')
    return sql`SELECT centre_id FROM centres WHERE group_id = ${scope.groupId} UNION ALL SELECT 0`
  return sql`SELECT ${scope.centreId}::integer AS centre_id`
}

/** Ids in sight, the shortest token first: what was typed is then nearest to all of it. */
async function candidates(
  reader: Reader,
  words: readonly string[],
  { centres, most, scope }: { centres: RawBuilder<unknown>; most: number; scope: Scope },
): Promise<number[]> {
  const ranges = words.map((word) => ({ from: word, before: after(word) }))
  const { rows } = await sql<{ id: number }>`
    SELECT hit.customer_id AS id FROM (${centres}) at (centre_id)
    CROSS JOIN json_to_recordset(${JSON.stringify(ranges)}) AS w ("from" text, before text)
    CROSS JOIN LATERAL (
      SELECT t.customer_id, t.token FROM search_tokens t
      WHERE t.group_id = ${scope.groupId} AND t.centre_id = at.centre_id
        AND t.token >= w."from" COLLATE "C" AND t.token < w.before COLLATE "C" ${ownOnly(scope)}
      ORDER BY t.token LIMIT ${most}
    ) hit JOIN customers c ON c.customer_id = hit.customer_id
    WHERE ${inSight(scope)}
    GROUP BY hit.customer_id ORDER BY min(length(hit.token)), min(hit.token), hit.customer_id LIMIT ${most}`.execute(
    reader,
  )
  return rows.map((row) => row.id)
}

/** An advisor's own may stand far behind their colleagues' in the index. */
function ownOnly(scope: Scope): RawBuilder<unknown> {
  if (scope.of !== 'advisor') return sql``
  return sql`AND EXISTS (SELECT FROM customers own WHERE own.customer_id = t.customer_id AND own.advisor_id = ${scope.staffId})`
}

/** The first text behind all that begin with `word`. */
function after(word: string): string {
  return `${word}\u{10FFFF}`
}

async function calledAs(reader: Reader, ids: readonly number[]): Promise<FoundCustomer[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoundCustomer>`
    SELECT c.customer_id AS "customerId", c.customer_no AS "customerNo", p.name, p.phone, car.plate, car.model, z.name AS centre
    FROM unnest(${ids}::bigint[]) WITH ORDINALITY AS found (customer_id, place) JOIN customers c USING (customer_id)
    LEFT JOIN people p USING (customer_id) LEFT JOIN centres z ON z.centre_id = c.home_centre_id
    LEFT JOIN LATERAL (
      SELECT t.plate, t.model FROM cars t WHERE t.customer_id = c.customer_id
      ORDER BY (t.owned_to IS NULL AND t.sold_on IS NULL) DESC, t.delivered_on DESC NULLS LAST, t.vin LIMIT 1
    ) car ON true
    ORDER BY found.place`.execute(reader)
  return rows
}
