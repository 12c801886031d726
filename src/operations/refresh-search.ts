import { searchTokens } from '#domain/search/search-tokens.ts'
import type { Store } from '#store/connect.ts'
import { keepTokens, takeStale, type Unsearchable } from '#store/search-tokens.ts'
import { inTransaction } from '#store/transaction.ts'
import { readingsOf } from '#operations/pinyin.ts'

/** Customers at a time: few enough that neither the process nor anybody's lock is held up. */
const usualChunk = 2_000

/**
 * Makes the words anew by which changed customers are found, some at a time; what a crash leaves, the next call does.
 * Answers how many customers there were.
 */
export async function refreshSearch(store: Store, chunk = usualChunk): Promise<number> {
  let done = 0
  for (;;) {
    const taken = await inTransaction({ pool: store.pool }, async (writer) => {
      const stale = await takeStale(writer, chunk)
      if (stale.taken > 0) await keepTokens(writer, withTokens(stale.customers))
      return stale.taken
    })
    done += taken
    if (taken < chunk) return done
  }
}

function* withTokens(customers: readonly Unsearchable[]): Generator<readonly [Unsearchable, readonly string[]]> {
  for (const each of customers) yield [each, searchTokens(each, readingsOf)]
}
