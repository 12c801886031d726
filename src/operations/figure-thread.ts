import { parentPort, workerData } from 'node:worker_threads'
import { readerOn } from '#store/transaction.ts'
import { type Address, openPool } from '#store/pool.ts'
import { giveWay } from '#operations/give-way.ts'
import { countHome, type CountedHome, type HomeToCount } from '#operations/home-figures.ts'
import { type LookedAt, openLookRoom } from '#operations/to-look-at.ts'

export interface FigureTask {
  readonly address: Address
  readonly homes: readonly HomeToCount[]
  /** Null = of a day that is past. */
  readonly lookedAt: LookedAt | null
}

/** The other end of `figure-threads.ts`: one message for each home, in their order. */
giveWay()
const { address, homes, lookedAt } = workerData as FigureTask
const { pool, end } = openPool(address)
try {
  const look = lookedAt === null ? null : await openLookRoom(readerOn(pool), lookedAt)
  for (const home of homes) {
    const counted: CountedHome = await countHome(readerOn(pool), home, look)
    parentPort?.postMessage(counted)
  }
} finally {
  await end()
}
