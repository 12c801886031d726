import type { Pool } from 'pg'
import { openEmbedded, type EmbeddedRefusal } from '#store/embedded/open-embedded.ts'
import { checkServer, type ServerRefusal } from '#store/check-server.ts'
import { openPool, type Address } from '#store/pool.ts'
import { readerOn, type Reader } from '#store/transaction.ts'

/** A database, open. Reading goes through `reader`, changing through `inTransaction(store, …)`. */
export type Store = {
  readonly reader: Reader
  readonly pool: Pool
  /** Where it is: an embedded folder of ours, or a server. */
  readonly kind: 'embedded' | 'server'
  /** The server's version as PostgreSQL counts it: 180004 is 18.4. */
  readonly serverVersion: number
  /** Ends every connection, and the embedded server with it. Safe to call twice. */
  close(): Promise<void>
}

export type OpenRefusal = EmbeddedRefusal | ServerRefusal

/** What a store is opened from: a server's URL, or a folder for the embedded database (made where it is missing). */
export type StorePlace = { readonly url: string } | { readonly folder: string }

/** Connections at once: a screenful of readers and a few writers; the embedded server allows 50. */
const poolSize = 10

/** Opens a database without changing anything in it; `migrate` brings it up to date. */
export async function openStore(place: StorePlace): Promise<Store | OpenRefusal> {
  if ('url' in place) return openOn('server', { url: place.url }, () => Promise.resolve())
  const embedded = await openEmbedded(place.folder)
  if ('fault' in embedded) return embedded
  const store = await openOn('embedded', embedded.address, embedded.close)
  if ('fault' in store) await embedded.close()
  else embedded.lost.then(() => store.pool.end().catch(() => undefined)).catch(() => undefined)
  return store
}

async function openOn(
  kind: Store['kind'],
  address: Address,
  stop: () => Promise<void>,
): Promise<Store | ServerRefusal> {
  const checked = await checkServer(address)
  if ('fault' in checked) return checked
  const pool = openPool(address, poolSize)
  let closing: Promise<void> | undefined
  const end = async (): Promise<void> => {
    if (!pool.ending) await pool.end()
    await stop()
  }
  return { kind, pool, reader: readerOn(pool), serverVersion: checked.version, close: () => (closing ??= end()) }
}
