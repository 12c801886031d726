import { Readable } from 'node:stream'
import { parse } from 'node:path'
import type { Store } from '#store/connect.ts'
import { importOf, type ImportRow } from '#store/imports/imports.ts'
import { sourceName } from '#store/imports/history.ts'
import { centresOf } from '#store/groups.ts'
import type { UploadScope } from '#store/uploads.ts'
import { receiveUpload, type SendingRefusal } from '#operations/receive-upload.ts'
import { columnsOf } from '#operations/rejected-page.ts'
import type { UploadWishes } from '#operations/upload-wishes.ts'

/** Brings mended rows back as a file of their own that is read as the first one was. */
export async function sendMendedRows(
  store: Store,
  of: UploadScope & { importId: number; rows: readonly (readonly string[])[]; by: string },
  to: { folder: string; mostBytes: number },
): Promise<{ readonly uploadId: number } | SendingRefusal | { readonly fault: 'unknown-import' }> {
  const row = await importOf(store.reader, of.importId)
  if (row === null || row.groupId !== of.groupId) return { fault: 'unknown-import' }
  const headers = columnsOf(row).map(({ header }) => header)
  const lines = [headers, ...of.rows.map((cells) => headers.map((_, at) => cells[at] ?? ''))]
  const content = Readable.from([Buffer.from(lines.map(csvLine).join(''))])
  const name = `${parse(row.fileName).name}-${of.importId}.csv`
  return receiveUpload(store, { ...of, name, content, wishes: await sameWishes(store, row) }, to)
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
