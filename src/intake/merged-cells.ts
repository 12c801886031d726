import { columnOf } from '#intake/cell-reference.ts'
import type { FileFault } from '#intake/file-fault.ts'

/** Cells that were merged downwards: the text stands only in the first. */
export interface MergedColumns {
  /** Gives a row, in ascending order of number, the texts of the blocks that reach into it. */
  fill(row: number, cells: string[]): void
}

interface Block {
  readonly column: number
  readonly from: number
  readonly to: number
}

export const nothingMerged: MergedColumns = { fill() {} }

const reference = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g
const longestTag = 200

/** Reads a sheet's list of merged cells, which stands behind its rows. Faults are left to the reading of the rows. */
export async function mergedColumns(pieces: AsyncIterable<string | FileFault>): Promise<MergedColumns> {
  const blocks: Block[] = []
  let end = ''
  for await (const piece of pieces) {
    if (typeof piece !== 'string') break
    const text = end + piece
    let last = 0
    if (text.includes('mergeCell'))
      for (const match of text.matchAll(reference)) {
        const [whole, column = '', from, to] = match
        last = match.index + whole.length
        if (Number(to) > Number(from)) blocks.push({ column: columnOf(column), from: Number(from), to: Number(to) })
      }
    end = text.slice(Math.max(last, text.length - longestTag))
  }
  return blocks.length === 0 ? nothingMerged : filling(blocks)
}

function filling(blocks: readonly Block[]): MergedColumns {
  const starts = Map.groupBy(blocks, (block) => block.from)
  let reaching: { block: Block; text: string }[] = []
  return {
    fill(row, cells) {
      reaching = reaching.filter(({ block }) => block.to >= row)
      for (const { block, text } of reaching) {
        while (cells.length <= block.column) cells.push('')
        cells[block.column] ||= text
      }
      for (const block of starts.get(row) ?? []) reaching.push({ block, text: cells[block.column] ?? '' })
    },
  }
}
