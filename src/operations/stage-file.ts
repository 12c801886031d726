import { basename } from 'node:path'
import { type FileFault, isFault } from '#intake/file-fault.ts'
import type { Table } from '#intake/read-table.ts'
import type { Row } from '#intake/row-fault.ts'
import { copyInto } from '#store/copy.ts'
import type { CopyRow } from '#store/copy-text.ts'
import { centresOf, sourcesOf } from '#store/groups.ts'
import { beginImport, type ImportChoices } from '#store/imports/imports.ts'
import { ensureCentre, ensureSource, ensureUnnumberedCentre, unnamedSource } from '#store/imports/names.ts'
import { createStagingTable, stagedTable } from '#store/imports/staging.ts'
import type { Writer } from '#store/transaction.ts'
import { type FileToImport, type ImportWishes, readingShare } from '#operations/import-wishes.ts'
import type { Transact } from '#operations/merge-import.ts'
import { stagedColumnsOf } from '#operations/merge-part.ts'

/** Writes down that an import begins, with all that decides how its rows are taken, and makes room for them. */
export async function beginFile(
  writer: Writer,
  { path, table }: FileToImport,
  upload: { readonly path: string; readonly sha256: string } | null,
  wishes: ImportWishes,
): Promise<number> {
  const importId = await beginImport(writer, {
    groupId: wishes.group.groupId,
    fileName: wishes.names?.[path] ?? basename(path),
    upload: upload?.path ?? null,
    sha256: upload?.sha256 ?? null,
    kind: table.kind.id,
    reading: { columns: table.columns, sheet: wishes.sheet ?? null },
    choices: await choicesOf(writer, table, wishes),
    asOf: wishes.asOf,
    byWhom: wishes.by,
  })
  await createStagingTable(writer, stagedTable(importId), stagedColumnsOf(table.kind.id))
  if (wishes.dryRun !== true) await wishes.onBegun?.(writer, importId)
  return importId
}

/** Numbers belong to the source that was named, else to the centre that was named, else to the only one there is. */
async function choicesOf(writer: Writer, table: Table, wishes: ImportWishes): Promise<ImportChoices> {
  const { groupId } = wishes.group
  const parks = wishes.onUnknown !== 'reject'
  const named = wishes.centre === undefined ? null : await ensureCentre(writer, groupId, wishes.centre)
  const centres = await centresOf(writer, groupId)
  const onlyCentre = centres.length === 1 ? centres[0]?.centreId : undefined
  const centreId = named ?? onlyCentre ?? (await firstCentre(writer, table, wishes))
  const sources = await sourcesOf(writer, groupId)
  const [only] = sources
  const source = wishes.source ?? wishes.centre ?? (sources.length === 1 && only !== undefined ? only : unnamedSource)
  return {
    sourceId: await ensureSource(writer, groupId, source),
    isSourceGiven: wishes.source !== undefined,
    centreId,
    isCentreGiven: named !== null,
    parks,
    ...ownOnly(wishes),
  }
}

function ownOnly({ onlyCentreId }: ImportWishes): Pick<ImportChoices, 'onlyCentreId'> {
  return onlyCentreId === undefined ? {} : { onlyCentreId }
}

/** Orders need a centre: where no file ever named one, the group's own name is its only centre's. */
async function firstCentre(writer: Writer, table: Table, wishes: ImportWishes): Promise<number | null> {
  const { groupId, name } = wishes.group
  if (!['visits', 'repair_orders'].includes(table.kind.id) || table.present.has('centre')) return null
  if ((await centresOf(writer, groupId)).length > 0) return null
  return ensureUnnumberedCentre(writer, groupId, name)
}

/** Reads the file's rows into its staging table; answers the fault that ended the reading, if one did. */
export async function stageRows(
  transact: Transact,
  importId: number,
  { path, table }: FileToImport,
  wishes: ImportWishes,
): Promise<FileFault | null> {
  const outcome: { fault: FileFault | null } = { fault: null }
  const columns = ['row_number', 'faults', 'flags', 'cleared', ...table.kind.columns.map((column) => column.id)]
  const clears =
    wishes.emptyClears === true
      ? table.kind.columns.map((column) => (table.present.has(column.id) ? column.id : null))
      : null
  async function* rows(): AsyncGenerator<CopyRow> {
    let read = 0
    for await (const piece of table.rows) {
      if (isFault(piece)) {
        outcome.fault = piece
        return
      }
      for (const row of piece) yield staged(row, clears)
      read += piece.length
      wishes.onProgress?.({ file: path, phase: 'reading', rows: read, share: table.readShare() * readingShare })
    }
  }
  await transact((writer) => copyInto(writer, stagedTable(importId), columns, rows()))
  return outcome.fault
}

function staged(row: Row, clears: readonly (string | null)[] | null): CopyRow {
  const cleared = clears === null ? null : clears.filter((id, at) => id !== null && row.values[at] === null)
  return [row.number, asJson(row.faults), asJson(row.flags), cleared, ...row.values]
}

function asJson(list: readonly unknown[]): string | null {
  return list.length > 0 ? JSON.stringify(list) : null
}
