import type { Store } from '#store/connect.ts'

/** Work of which only one may be under way in a database, whichever process does it. */
export type Exclusive = 'import' | 'score' | 'restore'

const keys: Record<Exclusive, number> = { import: 7_301, score: 7_302, restore: 7_303 }

/**
 * Runs `work` while nobody else does the same kind of work; null where somebody is at it. The lock hangs on a
 * connection, so that it ends with the process, however that ends.
 */
export async function withLock<T>(store: Store, kind: Exclusive, work: () => Promise<T>): Promise<T | null> {
  const session = await store.pool.connect()
  let isBroken = false
  try {
    const { rows } = await session.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [keys[kind]])
    if (rows[0]?.locked !== true) return null
    try {
      return await work()
    } finally {
      // Where this fails the lock goes with the connection; what `work` said is what counts.
      await session.query('SELECT pg_advisory_unlock($1)', [keys[kind]]).catch(() => (isBroken = true))
    }
  } finally {
    session.release(isBroken)
  }
}

/** As `withLock`, for several kinds of work at once; null where somebody is at one of them. */
export async function withLocks<T>(
  store: Store,
  kinds: readonly Exclusive[],
  work: () => Promise<T>,
): Promise<T | null> {
  const [first, ...others] = kinds
  return first === undefined ? work() : withLock(store, first, () => withLocks(store, others, work))
}
