import { setTimeout as wait } from 'node:timers/promises'

/** Waits its turn so that no more than so many a second pass; null = nobody waits. */
export function paced(perSecond: number | null): () => Promise<void> {
  if (perSecond === null) return () => Promise.resolve()
  const gap = 1000 / perSecond
  let next = 0
  return async () => {
    const now = performance.now()
    const turn = Math.max(now, next)
    next = turn + gap
    if (turn > now) await wait(turn - now)
  }
}
