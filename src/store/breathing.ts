import { setImmediate as nextTurn } from 'node:timers/promises'

/** The longest that a loop keeps the process to itself, ms: an answer to somebody takes a dozen turns. */
const turn = 5

/** Called in each turn of a long loop, it lets others have theirs when it has been long enough. */
export function breathing(): () => Promise<void> | null {
  let since = performance.now()
  return () => {
    if (performance.now() - since < turn) return null
    return nextTurn().then(() => {
      since = performance.now()
    })
  }
}
