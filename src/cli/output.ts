import type { Writable } from 'node:stream'
import type { Output } from '#cli/surroundings.ts'

type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** Narrower than this nothing can be laid out. */
const leastColumns = 40

/**
 * A stream of the process as an output. `longrange score --json | head` closes the pipe early: what comes then is
 * dropped without a word, and the work itself is finished.
 */
export function outputOn(stream: Stream): Output {
  let isClosed = false
  const failed: { error: Error | null } = { error: null }
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failed.error = error
  })
  stream.on('close', () => (isClosed = true))
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      // Some terminals say 0.
      return stream.columns === undefined || stream.columns < leastColumns ? null : stream.columns
    },
    async write(text) {
      if (failed.error !== null) throw failed.error
      if (isClosed || stream.write(text)) return
      await new Promise<void>((resolve) => {
        const go = (): void => {
          for (const event of ['drain', 'close', 'error']) stream.off(event, go)
          resolve()
        }
        for (const event of ['drain', 'close', 'error']) stream.once(event, go)
      })
    },
  }
}
