import type { Output } from '#cli/surroundings.ts'
import { bar } from '#cli/table.ts'
import { padEnd, shortened, widthOf } from '#cli/text-width.ts'

/** One calm line on a terminal that says how far the work is; nothing in a pipe. */
export interface Progress {
  /** `share` 0–1, null where the end is not known. */
  show(what: string, share: number | null, detail?: string): void
  /** Leaves the line behind and begins a new one below. */
  keep(line: string): Promise<void>
  /** Takes the line away. */
  end(): Promise<void>
}

/** The line is drawn again at most so often, ms. */
const calm = 100

const barWidth = 20

export function progressOn(err: Output, isPlain: boolean): Progress {
  let shownAt = 0
  let isShown = false
  const clear = (): string => (isShown ? '\r\u001B[K' : '')
  const draw = (what: string, share: number | null, detail = ''): void => {
    const now = performance.now()
    if (!err.isTerminal || (now - shownAt < calm && share !== 1)) return
    shownAt = now
    const line = lineOf(what, share, detail, (err.columns ?? 80) - 1)
    void err.write(`${clear()}${isPlain ? line : tinted(line)}`)
    isShown = true
  }
  const end = async (): Promise<void> => {
    if (isShown) await err.write(clear())
    isShown = false
  }
  return {
    show: draw,
    end,
    keep: async (line) => {
      await end()
      await err.write(`${line}\n`)
    },
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
