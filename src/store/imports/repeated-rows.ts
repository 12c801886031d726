import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#store/transaction.ts'
import type { Feed } from '#store/imports/feed.ts'
import { type StagedColumn, stagedAlways } from '#store/imports/staging.ts'

/** A record that stands in the file twice is taken once; where the copies differ, the first holds and the others are refused. */
export async function findRepeated(
  writer: Writer,
  feed: Feed,
  resolved: RawBuilder<unknown>,
  columns: readonly StagedColumn[],
): Promise<void> {
  const key = sql.join(feed.key.map((each) => sql.id(each)))
  const content = sql.join(
    columns
      .filter((each) => !stagedAlways.some((always) => always.id === each.id))
      .map((each) => sql`r.${sql.id(each.id)}`),
  )
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
