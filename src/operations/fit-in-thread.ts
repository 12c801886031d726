import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { fittedGroup, GroupVisits } from '#domain/value-model/fitted-group.ts'

/** Fits a group in a thread: seconds of sums, in which nobody who asks has to wait. */
export async function fitInThread(visits: GroupVisits): Promise<ReturnType<typeof fittedGroup>> {
  const thread = new Worker(new URL('./fit-thread.ts', import.meta.url), { workerData: visits, name: 'fitting' })
  const waiting = new AbortController()
  thread.once('exit', (code) => waiting.abort(new Error(`the thread that fits ended with ${code}`)))
  try {
    for await (const [fitted] of on(thread, 'message', { signal: waiting.signal }))
      return fitted as ReturnType<typeof fittedGroup>
    throw new Error('the thread that fits said nothing')
  } finally {
    await thread.terminate()
  }
}
