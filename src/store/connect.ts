import type { Pool } from 'pg'
import { openEmbedded, type Embedded, type EmbeddedRefusal } from '#store/embedded/open-embedded.ts'
import { checkServer, type ServerRefusal } from '#store/check-server.ts'
import { openPool, type Address } from '#store/pool.ts'
import { readerOn, type Reader, type Transactions } from '#store/transaction.ts'

/** A database, open. Reading goes through `reader`, changing through `inTransaction(store, …)`. */
export interface Store extends Transactions {
  readonly reader: Reader
  readonly pool: Pool
  /** Where it is: an embedded folder of ours, or a server. */
  readonly kind: 'embedded' | 'server'
  /** For connections of other threads; holds the password. */
  readonly address: Address
  /** The server's version as PostgreSQL counts it: 180004 is 18.4. */
  readonly serverVersion: number
  /** Resolves when the embedded database has gone without being told to; a server may come back, so never for one. */
  readonly lost: Promise<void>
  /** Ends every connection, and the embedded server with it; what is still at work after two seconds is broken off. Safe to call twice. */
  close(): Promise<void>
}

export type OpenRefusal = EmbeddedRefusal | ServerRefusal

/** What a store is opened from: a server's URL, or a folder for the embedded database (made where it is missing). */
export type StorePlace = { readonly url: string } | { readonly folder: string }

/** Opens a database without changing anything in it; `migrate` brings it up to date. */
export async function openStore(place: StorePlace): Promise<Store | OpenRefusal> {
  if ('url' in place) return openOn({ url: place.url }, null)
  const embedded = await openEmbedded(place.folder)
  if ('fault' in embedded) return embedded
  const store = await openOn(embedded.address, embedded)
  if ('fault' in store) await embedded.close()
  return store
}

async function openOn(address: Address, embedded: Embedded | null): Promise<Store | ServerRefusal> {
  const checked = await checkServer(address)
  if ('fault' in checked) return checked
  const { pool, end } = openPool(address)
  // Whoever lost the folder must not go on writing into it.
  embedded?.lost.then(end).catch(() => undefined)
  const close = async (): Promise<void> => {
    await end()
    await embedded?.close()
  }
  let closing: Promise<void> | undefined
  return {
    kind: embedded === null ? 'server' : 'embedded',
    address,
    pool,
    reader: readerOn(pool),
    serverVersion: checked.version,
    lost: embedded?.lost ?? new Promise(() => undefined),
    close: () => (closing ??= close()),
  }
}
