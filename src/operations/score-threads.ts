import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Address } from '#store/pool.ts'
import type { HomeToAssess, ScoredPage, WantedOfHome } from '#operations/assess-home.ts'

/** What a thread needs to begin with: where the database is, as of which moment, and what to hand over. */
export interface ThreadTask {
  readonly address: Address
  readonly snapshot: string
  readonly wanted: WantedOfHome
}

/** What a thread says: that it waits for its first home; then each page of a home, and at its end the figures. */
export type FromThread = { readonly ready: true } | { readonly page: ScoredPage } | { readonly figures: CentreFigures }

export interface ScoredHome {
  readonly pages: readonly ScoredPage[]
  readonly figures: CentreFigures
}

/** Where nobody waits for an answer meanwhile, as at a terminal, threads cost more to start than they save below so many customers. */
export const threadsPayFrom = 20_000

/** Each thread holds a whole centre in memory. */
const mostThreads = 4

/**
 * Scores homes in threads, so that neither the sums nor the reading stops anybody else; answers them in the order in
 * which they were given.
 */
export async function* scoreInThreads(task: ThreadTask, homes: readonly HomeToAssess[]): AsyncGenerator<ScoredHome> {
  const threads = Array.from({ length: Math.min(availableParallelism(), mostThreads, homes.length) }, () =>
    startThread(task),
  )
  try {
    const results = shareOut(homes, threads)
    for (const result of results) yield await result
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

function startThread(task: ThreadTask): Worker {
  return new Worker(new URL('./score-thread.ts', import.meta.url), { workerData: task, name: 'scoring' })
}

/** Whichever thread is free takes the next home. */
function shareOut(homes: readonly HomeToAssess[], threads: readonly Worker[]): Promise<ScoredHome>[] {
  const results = homes.map(() => Promise.withResolvers<ScoredHome>())
  // One that fails fails the run; the others must not be reported as nobody's.
  for (const { promise } of results) promise.catch(() => undefined)
  let next = 0
  const work = async (thread: Worker): Promise<void> => {
    await once(thread, 'message')
    for (let at = next++; at < homes.length; at = next++) {
      thread.postMessage(homes[at])
      results[at]?.resolve(await homeFrom(thread))
    }
    thread.postMessage(null)
  }
  const fail = (error: unknown): void => {
    for (const { reject } of results) reject(error)
  }
  for (const thread of threads) {
    thread.once('exit', (code) => code === 0 || fail(new Error(`a scoring thread ended with ${code}`)))
    work(thread).catch(fail)
  }
  return results.map(({ promise }) => promise)
}

function homeFrom(thread: Worker): Promise<ScoredHome> {
  const pages: ScoredPage[] = []
  return new Promise((resolve, reject) => {
    const hear = (message: FromThread): void => {
      if ('page' in message) pages.push(message.page)
      if (!('figures' in message)) return
      thread.off('message', hear).off('error', reject)
      resolve({ pages, figures: message.figures })
    }
    thread.on('message', hear).once('error', reject)
  })
}
