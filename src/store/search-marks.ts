import { type RawBuilder, sql } from 'kysely'
import { markForSearch } from '#store/search-tokens.ts'
import type { Writer } from '#store/transaction.ts'

/** These customers as a relation. */
export function customersNamed(customerIds: readonly number[]): RawBuilder<unknown> {
  return sql`(SELECT unnest(${customerIds}::bigint[]) AS customer_id)`
}

/** Has the words by which these customers are found made anew. */
export async function markCustomers(writer: Writer, customerIds: readonly number[]): Promise<void> {
  await markForSearch(writer, customersNamed(customerIds))
}
