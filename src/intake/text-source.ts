import { stat } from 'node:fs/promises'
import { delimited } from '#intake/delimited.ts'
import type { RawRow } from '#intake/delimited.ts'
import { isFault, limits } from '#intake/file-fault.ts'
import type { FileFault, Piece } from '#intake/file-fault.ts'
import { bestFit } from '#intake/headers.ts'
import type { TableSource } from '#intake/table-source.ts'
import { textFormOf, textOf } from '#intake/text-encoding.ts'
import type { TextForm } from '#intake/text-encoding.ts'

const delimiters = [',', '\t', ';', '|'] as const

const sampleLength = 65_536
const sampleRows = 30

export async function textSource(path: string): Promise<TableSource | FileFault> {
  const form = await textFormOf(path)
  if ('fault' in form) return form
  const sample = await firstText(path, form)
  if (typeof sample !== 'string') return sample
  if (sample.length < sampleLength && sample.trim() === '') return { fault: 'empty' }
  const declared = /^sep=(.)\r?\n/.exec(sample)?.[1]
  const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r'
  const delimiter = declared ?? likelyDelimiter(sample, newline)
  const { size } = await stat(path)
  let bytes = 0
  const onRead = (more: number): void => void (bytes += more)
  return {
    form: { form: 'csv', encoding: form.encoding, delimiter },
    countsFrom1904: false,
    pieces: piecesOf(textOf(path, form, onRead), { delimiter, newline, skipped: declared === undefined ? 0 : 1 }),
    readShare: () => Math.min(1, bytes / Math.max(1, size)),
  }
}

async function firstText(path: string, form: TextForm): Promise<string | FileFault> {
  let sample = ''
  for await (const text of textOf(path, form)) {
    if (typeof text !== 'string') return text
    sample += text
    if (sample.length >= sampleLength) break
  }
  return sample.slice(0, sampleLength)
}

/** The delimiter by which a row of the sample has the best known headers; else the one that cuts most cells. */
function likelyDelimiter(sample: string, newline: '\n' | '\r'): string {
  const tries = delimiters.map((delimiter) => {
    const split = delimited(delimiter, newline).push(`${sample}${newline}`)
    const rows = isFault(split) ? [] : split.slice(0, sampleRows)
    const known = Math.max(
      0,
      ...rows.map((row) => (row.cells.length > 1 ? (bestFit(row.cells, {}, null)?.score ?? 0) : 0)),
    )
    return {
      delimiter,
      known,
      cells: isFault(split) ? limits.columns : rows.reduce((sum, row) => sum + row.cells.length, 0),
    }
  })
  return tries.reduce((best, one) =>
    one.known > best.known || (one.known === best.known && one.cells > best.cells) ? one : best,
  ).delimiter
}

interface Splitting {
  readonly delimiter: string
  readonly newline: '\n' | '\r'
  /** Lines at the start that are no rows: `sep=;`. */
  readonly skipped: number
}

async function* piecesOf(
  texts: AsyncIterable<string | FileFault>,
  { delimiter, newline, skipped }: Splitting,
): AsyncGenerator<Piece<RawRow>> {
  const split = delimited(delimiter, newline)
  for await (const text of texts) {
    if (typeof text !== 'string') {
      yield text
      return
    }
    const piece = split.push(text.includes('\0') ? text.replaceAll('\0', '') : text)
    yield isFault(piece) || skipped === 0 ? piece : piece.filter((row) => row.number > skipped)
    if (isFault(piece)) return
  }
  yield split.end()
}
