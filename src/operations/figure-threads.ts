import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FigureTask } from '#operations/figure-thread.ts'
import type { CountedHome } from '#operations/home-figures.ts'

/** Counts homes one after the other in a thread, so that nobody who asks in the meantime waits for the sums. */
export async function* countInThread(task: FigureTask): AsyncGenerator<CountedHome> {
  const thread = new Worker(new URL('./figure-thread.ts', import.meta.url), { workerData: task, name: 'figures' })
  const waiting = new AbortController()
  thread.once('exit', (code) => code === 0 || waiting.abort(new Error(`the thread that counts ended with ${code}`)))
  try {
    let done = 0
    for await (const [counted] of on(thread, 'message', { signal: waiting.signal })) {
      yield counted as CountedHome
      done += 1
      if (done === task.homes.length) return
    }
  } finally {
    await thread.terminate()
  }
}
