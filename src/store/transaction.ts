import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** Tables with columns, as far as somebody has written them down; plain `sql` with a declared row type needs none of it. */
export type Schema = Record<never, never>

/** Something that can be read from: `` sql<Row>`…`.execute(reader) ``. Changing anything through it is refused by the server. */
export type Reader = Pick<Kysely<Schema>, 'selectFrom' | 'with' | 'fn' | 'getExecutor'>

declare const writing: unique symbol

/** A transaction that may change things. Only `inTransaction` hands one out. */
export type Writer = Transaction<Schema> & { readonly [writing]: true }

/** Where a reader or writer gets its connections from: a pool, or the one connection of a transaction. */
export type Sessions = Pick<Pool, 'connect' | 'end'>

const sessionsByReader = new WeakMap<object, Sessions>()

/** A reader on `sessions`; what is read through it may run on any of its connections. */
export function readerOn(sessions: Sessions): Kysely<Schema> {
  const reader = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: sessions as Pool }) })
  sessionsByReader.set(reader, sessions)
  return reader
}

/** The connections behind a reader or writer, for COPY, which Kysely does not know. */
export function sessionsOf(reader: Reader): Sessions {
  const sessions = sessionsByReader.get(reader)
  if (sessions === undefined) throw new Error('this reader was not made by the store: pass on the one you were given')
  return sessions
}

/** What `inTransaction` works on. */
export interface Transactions {
  readonly pool: Pool
  /** Done first in every transaction, and kept or taken back with it: how a request that is sent twice is done once. */
  readonly begins?: (writer: Writer) => Promise<void>
  /** Done last, with what the work came to. */
  readonly ends?: (writer: Writer, result: unknown) => Promise<void>
}

/** Runs `work` in one transaction: everything it did is kept once this resolves, and nothing of it if it throws. */
export function inTransaction<T>(store: Transactions, work: (writer: Writer) => Promise<T>): Promise<T> {
  return onOneSession(store.pool, (db, sessions) =>
    db
      .transaction()
      .setAccessMode('read write')
      .execute(async (transaction) => {
        sessionsByReader.set(transaction, sessions)
        await store.begins?.(transaction as Writer)
        const result = await work(transaction as Writer)
        await store.ends?.(transaction as Writer, result)
        return result
      }),
  )
}

/** Runs `work` with a reader that sees the database as it stood at one moment, however long it takes. */
export function inSnapshot<T>(store: { readonly pool: Pool }, work: (reader: Reader) => Promise<T>): Promise<T> {
  return onOneSession(store.pool, (db, sessions) =>
    db
      .transaction()
      .setAccessMode('read only')
      .setIsolationLevel('repeatable read')
      .execute((transaction) => {
        sessionsByReader.set(transaction, sessions)
        return work(transaction)
      }),
  )
}

async function onOneSession<T>(pool: Pool, work: (db: Kysely<Schema>, sessions: Sessions) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const only = oneSession(client)
  try {
    const result = await work(readerOn(only), only)
    client.release()
    return result
  } catch (error) {
    // A connection that failed in the middle may still be in a transaction: it is not worth keeping.
    client.release(true)
    throw error
  }
}

/** A pool of the one connection `client`, which goes back only when the transaction is over. */
function oneSession(client: PoolClient): Sessions {
  const borrowed = { query: client.query.bind(client), release: () => undefined }
  return {
    connect: (() => Promise.resolve(borrowed)) as unknown as Pool['connect'],
    end: (() => Promise.resolve()) as Pool['end'],
  }
}

/** Marks this moment of a transaction; calling the answer takes back everything that was written since. */
export async function savepoint(writer: Writer): Promise<() => Promise<void>> {
  await sql`SAVEPOINT taken`.execute(writer)
  return async () => {
    await sql`ROLLBACK TO SAVEPOINT taken`.execute(writer)
  }
}
