import { chmod, mkdir, rm } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { Label, Language } from '#domain/label.ts'
import { fileFaultSentence, reasonOf } from '#intake/fault-sentences.ts'
import type { FileColumn } from '#intake/headers.ts'
import { kindOf } from '#intake/kinds.ts'
import { readTable } from '#intake/read-table.ts'
import { type Rejection, writeRejectedFile } from '#intake/rejected-file.ts'
import { refusedRows } from '#store/imports/faults.ts'
import { importOf, type ImportRow } from '#store/imports/imports.ts'
import type { Reader } from '#store/transaction.ts'
import type { ImportedFile } from '#operations/import-wishes.ts'
import { faultsOf } from '#operations/row-faults.ts'

/** Rejected rows read at a time. */
const pageRows = 5_000

/**
 * Writes the rejected rows of an import into `folder`, as they stood in the file and with the reasons beside them.
 * Answers the file's path; null where nothing was rejected or our copy of the file has been erased.
 */
export async function writeRejectedRows(
  reader: Reader,
  importId: number,
  { folder, language }: { folder: string; language: Language },
): Promise<string | null> {
  const row = await importOf(reader, importId)
  if (row === null || row.upload === null || (row.counts?.rejected ?? 0) === 0) return null
  const table = await tableOf(row, row.upload)
  if (table === null) return null
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const to = join(folder, `${plainName(row.fileName)}-${language === 'zh' ? '拒收' : 'rejected'}-${importId}.csv`)
  const written = await writeRejectedFile(to, {
    original: row.upload,
    table,
    rejections: rejectionsOf(reader, row),
    language,
  })
  if (typeof written !== 'number') {
    await rm(to, { force: true })
    return null
  }
  await chmod(to, 0o600)
  return to
}

export async function tableOf({ kind, reading, asOf }: ImportRow, upload: string) {
  const known = kindOf(kind)
  if (known === null) return null
  const { columns, sheet } = reading as { readonly columns: readonly FileColumn[]; readonly sheet: string | null }
  const mapping = Object.fromEntries(columns.map(({ header, column }) => [header, column]))
  const table = await readTable(upload, {
    importDay: asOf,
    kind: known,
    mappings: { [known.id]: mapping },
    ...(sheet === null ? {} : { sheet }),
  })
  if ('fault' in table) return null
  // Only a generator that has begun closes its file.
  const rows = table.rows[Symbol.asyncIterator]()
  await rows.next()
  await rows.return?.()
  return table
}

async function* rejectionsOf(reader: Reader, row: ImportRow): AsyncGenerator<Rejection> {
  let after = 0
  for (;;) {
    const page = await refusedRows(reader, row.importId, after, pageRows)
    for (const each of page) yield { row: each.row_number, reasons: faultsOf(each, row).map(reasonOf) }
    const last = page.at(-1)
    if (last === undefined || page.length < pageRows) return
    after = last.row_number
  }
}

/** The file's name without its ending and without anything that a file system or a shell could take amiss. */
function plainName(fileName: string): string {
  return parse(fileName)
    .name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, 80)
}

/** Why a file was refused as a whole, without its name. */
export function refusedFileSentence(fault: Extract<ImportedFile, { state: 'refused' }>['fault']): Label {
  if (fault.fault !== 'mostly-bad') return fileFaultSentence(fault)
  const share = Math.round((fault.bad / Math.max(1, fault.rows)) * 100)
  return {
    zh: `${fault.rows} 行中有 ${fault.bad} 行（${share} %）不合格，超过一半，整个文件未导入；请检查文件类型和列是否认对了`,
    en: `${fault.bad} of ${fault.rows} rows (${share} %) are bad, more than half: nothing was imported; check whether its kind and columns were recognised`,
  }
}
