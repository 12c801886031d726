import type { Label } from '#domain/label.ts'
import type { RawRow } from '#intake/delimited.ts'
import { fileFaultSentence } from '#intake/fault-sentences.ts'
import { isFault } from '#intake/file-fault.ts'
import { plainHeader } from '#intake/headers.ts'
import { openSource } from '#intake/open-source.ts'
import type { RowFault } from '#intake/row-fault.ts'
import type { Reader } from '#intake/values/reading.ts'
import { trimmed } from '#intake/values/text.ts'

/** A column that is wanted of a table, by its header or one of several. */
export interface ColumnWish {
  readonly header: string
  readonly also?: readonly string[]
  readonly read: Reader
  /** The column must be there and every cell filled; others may be absent or empty. */
  readonly isRequired: boolean
}

/** Why a table cannot be used. */
export interface TableFault {
  readonly fault: 'file' | 'no-column'
  readonly sentence: Label
}

export interface ReadRows {
  readonly rows: number
  readonly rejected: number
  /** The first few problems. */
  readonly faults: readonly RowFault[]
  /** For each wish, whether the table has the column. */
  readonly present: readonly boolean[]
}

/** Problems told. */
const mostTold = 20

/** Reads chosen columns of any table, row after row; the first row that is not blank holds the headers. */
export async function readColumns(
  path: string,
  wishes: readonly ColumnWish[],
  take: (values: readonly (string | null)[], row: number) => void,
): Promise<ReadRows | TableFault> {
  const source = await openSource(path, null)
  if ('fault' in source) return { fault: 'file', sentence: fileFaultSentence(source) }
  const faults: RowFault[] = []
  let places: readonly Place[] | null = null
  let [rows, rejected] = [0, 0]
  for await (const piece of source.pieces) {
    if (isFault(piece)) return { fault: 'file', sentence: fileFaultSentence(piece) }
    for (const row of piece) {
      if (row.cells.every((cell) => trimmed(cell) === '')) continue
      if (places === null) {
        const found = placesIn(row, wishes)
        if ('fault' in found) return found
        places = found
        continue
      }
      const read = readRow(row, places)
      rows += 1
      if (read.faults.length === 0) take(read.values, row.number)
      else {
        rejected += 1
        faults.push(...read.faults.slice(0, mostTold - faults.length))
      }
    }
  }
  if (places === null) return { fault: 'file', sentence: fileFaultSentence({ fault: 'empty' }) }
  return { rows, rejected, faults, present: places.map(({ index }) => index >= 0) }
}

interface Place {
  readonly wish: ColumnWish
  /** -1 where the table has no such column. */
  readonly index: number
  readonly header: string | null
}

function placesIn({ cells }: RawRow, wishes: readonly ColumnWish[]): readonly Place[] | TableFault {
  const exact = cells.map(trimmed)
  const plain = cells.map(plainHeader)
  const places = wishes.map((wish): Place => {
    const names = [wish.header, ...(wish.also ?? [])]
    const whole = exact.findIndex((cell) => names.includes(cell))
    const index = whole >= 0 ? whole : plain.findIndex((cell) => names.some((name) => plainHeader(name) === cell))
    return { wish, index, header: exact[index] ?? null }
  })
  const missing = places.filter(({ wish, index }) => wish.isRequired && index < 0).map(({ wish }) => wish.header)
  if (missing.length === 0) return places
  const known = exact.filter((cell) => cell !== '').slice(0, 20)
  return {
    fault: 'no-column',
    sentence: {
      zh: `没有列“${missing.join('”“')}”；第一行的表头是：${known.join('、')}`,
      en: `there is no column “${missing.join('”, “')}”; the headers in the first row are: ${known.join(', ')}`,
    },
  }
}

function readRow(
  { number, cells }: RawRow,
  places: readonly Place[],
): { readonly values: readonly (string | null)[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = []
  const values = places.map(({ wish, index, header }) => {
    const text = trimmed(cells[index] ?? '')
    const reading = index < 0 || text === '' ? null : wish.read(text)
    if (typeof reading === 'string') return reading
    const about = { row: number, column: wish.header, header, value: text === '' ? null : text }
    if (reading === null) {
      if (wish.isRequired) faults.push({ ...about, code: 'missing' })
      return null
    }
    if ('flag' in reading) return reading.value
    const { fault: code, expected } = reading
    faults.push(expected === undefined ? { ...about, code } : { ...about, code, expected })
    return null
  })
  return { values, faults }
}
