import type { Viewer } from '#domain/access/viewer.ts'
import type { Store } from '#store/connect.ts'
import { sightOf } from '#store/sight.ts'
import type { Fault } from '#http/faults.ts'

/** Only the home centre changes and calls a customer (spec §6.2); a visitor may be looked at, anybody else is not there. */
export async function awayFromHome({ reader }: Store, viewer: Viewer, customerId: number): Promise<Fault | null> {
  const sight = await sightOf(reader, viewer.scope, customerId)
  if (sight === null) return { fault: 'unknown-customer' }
  return sight === 'visitor' ? { fault: 'not-at-home' } : null
}
