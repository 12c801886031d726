import { parentPort, workerData } from 'node:worker_threads'
import type { Day } from '#domain/calendar.ts'
import { type Address, openPool } from '#store/pool.ts'
import { inSnapshot } from '#store/transaction.ts'
import { giveWay } from '#operations/give-way.ts'
import type { PolicyProposal, PolicyRefusal } from '#operations/policies.ts'
import { type PolicyEffect, previewPolicy } from '#operations/policy-preview.ts'

export interface PreviewTask {
  readonly address: Address
  readonly proposal: PolicyProposal
  readonly today: Day
}

/** What the thread says: how many centres are done, and at the end what it found. */
export type FromPreview =
  | { readonly done: number; readonly all: number }
  | { readonly found: PolicyEffect | PolicyRefusal }

/** The other end of `preview-in-thread.ts`. */
giveWay()
const { address, proposal, today } = workerData as PreviewTask
const say = (message: FromPreview): void => parentPort?.postMessage(message)
const { pool, end } = openPool(address)
const found = await inSnapshot({ pool }, (reader) =>
  previewPolicy(reader, proposal, today, (done, all) => say({ done, all })),
)
await end()
say({ found })
