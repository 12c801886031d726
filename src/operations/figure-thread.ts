import { parentPort, workerData } from 'node:worker_threads'
import { readerOn } from '#store/transaction.ts'
import { type Address, openPool } from '#store/pool.ts'
import { giveWay } from '#operations/give-way.ts'
import { countHome, type CountedHome, type HomeToCount } from '#operations/home-figures.ts'
import { activePlaybooks } from '#operations/playbooks.ts'

export interface FigureTask {
  readonly address: Address
  readonly homes: readonly HomeToCount[]
  readonly groupId: number
}

/** The other end of `figure-threads.ts`: one message for each home, in their order. */
giveWay()
const { address, homes, groupId } = workerData as FigureTask
const { pool, end } = openPool(address)
try {
  const playbooks = await activePlaybooks(readerOn(pool), groupId)
  for (const home of homes) {
    const counted: CountedHome = await countHome(readerOn(pool), home, playbooks)
    parentPort?.postMessage(counted)
  }
} finally {
  await end()
}
