import { Readable } from 'node:stream'
import { parse } from 'node:path'
import type { Store } from '#store/connect.ts'
import { noteMended } from '#store/imports/faults.ts'
import { importOf, type ImportRow } from '#store/imports/imports.ts'
import { sourceName } from '#store/imports/history.ts'
import { centresOf } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import type { UploadScope } from '#store/uploads.ts'
import { receiveUpload, type SendingRefusal } from '#operations/receive-upload.ts'
import { columnsOf } from '#operations/rejected-page.ts'
import type { UploadWishes } from '#operations/upload-wishes.ts'

/** A rejected row by its number in the file, as it should have stood there. */
export interface MendedRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** Brings mended rows back as a file of their own that is read as the first one was. */
export async function sendMendedRows(
  store: Store,
  of: UploadScope & { importId: number; rows: readonly MendedRow[]; by: string },
  to: { folder: string; mostBytes: number },
): Promise<{ readonly uploadId: number } | SendingRefusal | { readonly fault: 'unknown-import' }> {
  const row = await importOf(store.reader, of.importId)
  if (row === null || row.groupId !== of.groupId) return { fault: 'unknown-import' }
  const headers = columnsOf(row).map(({ header }) => header)
  const lines = [headers, ...of.rows.map(({ cells }) => headers.map((_, at) => cells[at] ?? ''))].map(csvLine)
  const content = Readable.from([Buffer.from(lines.join(''))])
  const name = `${parse(row.fileName).name}-${of.importId}.csv`
  const sent = await receiveUpload(store, { ...of, name, content, wishes: await sameWishes(store, row) }, to)
  if ('fault' in sent) return sent
  const begins = lineBegins(lines)
  const places = new Map(of.rows.map((each, at) => [each.row, begins[at + 1] ?? 0]))
  await inTransaction(store, (writer) => noteMended(writer, of.importId, { ...sent, lines: places }))
  return sent
}

/** On which line of the file each begins, from 1: a cell may hold several lines. */
function lineBegins(lines: readonly string[]): number[] {
  let next = 1
  return lines.map((line) => {
    const begins = next
    next += line.split(/\r\n|\r|\n/).length - 1
    return begins
  })
}

async function sameWishes(store: Store, row: ImportRow): Promise<UploadWishes> {
  const { sourceId, isSourceGiven, centreId, isCentreGiven, parks } = row.choices
  const centre = (await centresOf(store.reader, row.groupId)).find((each) => each.centreId === centreId)
  const source = isSourceGiven ? await sourceName(store.reader, sourceId) : null
  return {
    kind: row.kind,
    mapping: Object.fromEntries(columnsOf(row).map(({ header, column }) => [header, column])),
    onUnknown: parks ? 'park' : 'reject',
    asOf: row.asOf,
    // Mended by hand, they are no longer a sample of a file that may be the wrong one.
    insists: true,
    ...(source === null ? {} : { source }),
    ...(isCentreGiven && centre !== undefined ? { centre: centre.name } : {}),
  }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}
