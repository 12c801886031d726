import type { FileColumn } from '#intake/headers.ts'
import type { Kind } from '#intake/kinds.ts'
import { trimmed } from '#intake/values/text.ts'

export interface Continued {
  readonly cells: readonly string[]
  /** The row left its whole block empty and has it from the row above. */
  readonly isContinued: boolean
}

/** Completes the rows of a sheet that names an order only beside its first line. Takes every row in turn. */
export function continuationOf(kind: Kind, columns: readonly FileColumn[]): (cells: readonly string[]) => Continued {
  const ids = new Set(kind.continues ?? [])
  const continuing = columns.flatMap(({ column }, index) => (column !== null && ids.has(column) ? [index] : []))
  let above: readonly string[] | null = null
  return (cells) => {
    const isContinued =
      above !== null && continuing.length > 0 && continuing.every((index) => trimmed(cells[index] ?? '') === '')
    if (!isContinued || above === null) {
      above = cells
      return { cells, isContinued: false }
    }
    const filled = [...cells]
    for (const index of continuing) put(filled, index, above[index] ?? '')
    return { cells: filled, isContinued: true }
  }
}

function put(cells: string[], index: number, text: string): void {
  while (cells.length < index) cells.push('')
  cells[index] = text
}
