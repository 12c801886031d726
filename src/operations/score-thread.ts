import { parentPort, workerData } from 'node:worker_threads'
import { onSharedSnapshot } from '#store/shared-snapshot.ts'
import { type HomeToAssess, scoreHome } from '#operations/assess-home.ts'
import { giveWay } from '#operations/give-way.ts'
import type { FromThread, ThreadTask } from '#operations/score-threads.ts'

/** The other end of `score-threads.ts`: scores one home after the other, null ends it. */
giveWay()
const task = workerData as ThreadTask
const port = parentPort
if (port === null) throw new Error('this file runs in a thread')
const say = (message: FromThread): void => port.postMessage(message)

await onSharedSnapshot(task.address, task.snapshot, async (reader) => {
  say({ ready: true })
  for (let home = await nextHome(); home !== null; home = await nextHome()) {
    const figures = await scoreHome(reader, home, task.wanted, (page) => say({ page }))
    say({ figures })
  }
})
port.close()

function nextHome(): Promise<HomeToAssess | null> {
  return new Promise((resolve) => port?.once('message', resolve))
}
