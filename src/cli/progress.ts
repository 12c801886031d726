import type { Surroundings } from '#cli/surroundings.ts'
import { bar } from '#cli/table.ts'
import { padEnd, shortened, widthOf } from '#cli/text-width.ts'

/** Says how far the work is. `share` 0–1, null where the end is not known. */
export type ShowProgress = (what: string, share: number | null, detail?: string) => void

/** The line is drawn again at most so often, ms. */
const calm = 100

const barWidth = 20

/** Shows the progress of `work` in one calm line on a terminal, and takes it away at the end; nothing in a pipe. */
export async function withProgress<T>(
  { err, environment }: Pick<Surroundings, 'err' | 'environment'>,
  work: (show: ShowProgress) => Promise<T>,
): Promise<T> {
  if (!err.isTerminal) return work(() => undefined)
  let shownAt = 0
  let isShown = false
  const clear = (): string => (isShown ? '\r\u001B[K' : '')
  try {
    return await work((what, share, detail = '') => {
      const now = performance.now()
      if (now - shownAt < calm && share !== 1) return
      const line = lineOf(what, share, detail, (err.columns ?? 80) - 1)
      void err.write(`${clear()}${environment.isPlain ? line : tinted(line)}`)
      shownAt = now
      isShown = true
    })
  } finally {
    await err.write(clear())
  }
}

function lineOf(what: string, share: number | null, detail: string, columns: number): string {
  const drawn =
    share === null ? '' : `${padEnd(bar(share, barWidth), barWidth)} ${(share * 100).toFixed(0).padStart(3)} %  `
  return shortened(`${drawn}${what}${detail === '' ? '' : `  ${detail}`}`, Math.max(10, columns))
}

/** The bar in a quiet colour, the words as they are. */
function tinted(line: string): string {
  const blocks = /^[█▏▎▍▌▋▊▉]+/.exec(line)?.[0] ?? ''
  return widthOf(blocks) === 0 ? line : `\u001B[36m${blocks}\u001B[39m${line.slice(blocks.length)}`
}
