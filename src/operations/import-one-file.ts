import { basename } from 'node:path'
import { type FileFault, isFault } from '#intake/file-fault.ts'
import type { Table } from '#intake/read-table.ts'
import type { Row } from '#intake/row-fault.ts'
import { copyInto } from '#store/copy.ts'
import type { CopyRow } from '#store/copy-text.ts'
import { centresOf, sourcesOf } from '#store/groups.ts'
import { beginImport, type ImportChoices, importOf, type ImportRow } from '#store/imports/imports.ts'
import { ensureCentre, ensureSource, unnamedSource } from '#store/imports/names.ts'
import { createStagingTable, stagedTable } from '#store/imports/staging.ts'
import type { Writer } from '#store/transaction.ts'
import { abandonImport } from '#operations/abandon-import.ts'
import { keepUpload } from '#operations/uploads.ts'
import { type ImportedFile, type ImportWishes, onlyCentre } from '#operations/import-files.ts'
import { decideImport, mergeImport, type Transact } from '#operations/merge-import.ts'
import { stagedColumnsOf } from '#operations/merge-part.ts'
import { firstFaults, type ToldFault } from '#operations/row-faults.ts'

/** A file whose headers have been read. */
export interface FileToImport {
  readonly path: string
  readonly table: Table
}

/** Takes one file through its stages: rows staged, then decided, then merged; each survives a crash after it. */
export async function importOneFile(transact: Transact, { path, table }: FileToImport, wishes: ImportWishes): Promise<ImportedFile> {
  const upload = wishes.dryRun === true ? null : await keepUpload(wishes.filesFolder, path)
  const importId = await transact((writer) => begin(writer, path, table, upload, wishes))
  try {
    return await takeRows(transact, importId, { path, table }, wishes)
  } catch (error) {
    // A defect of ours: nothing of the file may stay half done. In a dry run the outer transaction sees to that.
    if (wishes.dryRun !== true) await abandonImport(transact, importId, 'dropped')
    throw error
  }
}

async function takeRows(transact: Transact, importId: number, { path, table }: FileToImport, wishes: ImportWishes): Promise<ImportedFile> {
  const kind = table.kind.id
  const fault = await stageRows(transact, importId, path, table, wishes)
  if (fault !== null) return refuse(transact, importId, { path, kind, fault, faults: [] })
  const decided = await decideImport(transact, await rowOf(transact, importId), wishes.insists === true)
  if (decided.state === 'refused') return refuse(transact, importId, { path, kind, fault: { fault: 'mostly-bad', bad: decided.counts.rejected, rows: decided.counts.rows }, faults: decided.faults })
  const counts = await mergeImport(transact, await rowOf(transact, importId), {
    ...(wishes.chunkRows === undefined ? {} : { chunkRows: wishes.chunkRows }),
    onMerged: (share) => wishes.onProgress?.({ file: path, phase: 'merging', amount: share }),
  })
  const faults = await transact((writer) => firstFaults(writer, importId))
  return { state: 'done', file: path, kind, importId, counts, unrecognised: table.unrecognised, faults }
}

async function rowOf(transact: Transact, importId: number): Promise<ImportRow> {
  const row = await transact((writer) => importOf(writer, importId))
  if (row === null) throw new Error(`import ${importId} is not there`)
  return row
}

async function begin(writer: Writer, path: string, table: Table, upload: { path: string; sha256: string } | null, wishes: ImportWishes): Promise<number> {
  const importId = await beginImport(writer, {
    groupId: wishes.group.groupId,
    fileName: basename(path),
    upload: upload?.path ?? null,
    sha256: upload?.sha256 ?? null,
    kind: table.kind.id,
    reading: { columns: table.columns, sheet: wishes.sheet ?? null },
    choices: await choicesOf(writer, table, wishes),
    asOf: wishes.asOf,
    byWhom: wishes.by,
  })
  await createStagingTable(writer, stagedTable(importId), stagedColumnsOf(table.kind.id))
  return importId
}

/** Numbers belong to the source that was named, else to the centre that was named, else to the only one there is. */
async function choicesOf(writer: Writer, table: Table, wishes: ImportWishes): Promise<ImportChoices> {
  const { groupId } = wishes.group
  const parks = wishes.onUnknown !== 'reject'
  const named = wishes.centre === undefined ? null : await ensureCentre(writer, groupId, wishes.centre)
  const centreId = named ?? onlyCentre(await centresOf(writer, groupId))?.centreId ?? (await firstCentre(writer, table, wishes))
  const sources = await sourcesOf(writer, groupId)
  const [only] = sources
  const source = wishes.source ?? wishes.centre ?? (sources.length === 1 && only !== undefined ? only : unnamedSource)
  return { sourceId: await ensureSource(writer, groupId, source), isSourceGiven: wishes.source !== undefined, centreId, parks }
}

/** Orders need a centre: where no file ever named one, the group's own name is its only centre's. */
async function firstCentre(writer: Writer, table: Table, wishes: ImportWishes): Promise<number | null> {
  const { groupId, name } = wishes.group
  if (table.kind.id !== 'visits' || table.present.has('centre')) return null
  if ((await centresOf(writer, groupId)).length > 0) return null
  return ensureCentre(writer, groupId, name)
}

async function stageRows(transact: Transact, importId: number, path: string, table: Table, wishes: ImportWishes): Promise<FileFault | null> {
  const outcome: { fault: FileFault | null } = { fault: null }
  const columns = ['row_number', 'faults', 'flags', 'cleared', ...table.kind.columns.map((column) => column.id)]
  const clears = wishes.emptyClears === true ? table.kind.columns.map((column) => (table.present.has(column.id) ? column.id : null)) : null
  async function* rows(): AsyncGenerator<CopyRow> {
    let read = 0
    for await (const piece of table.rows) {
      if (isFault(piece)) {
        outcome.fault = piece
        return
      }
      for (const row of piece) yield staged(row, clears)
      read += piece.length
      wishes.onProgress?.({ file: path, phase: 'reading', amount: read })
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

async function refuse(
  transact: Transact,
  importId: number,
  refused: { path: string; kind: Table['kind']['id']; fault: Extract<ImportedFile, { state: 'refused' }>['fault']; faults: readonly ToldFault[] },
): Promise<ImportedFile> {
  await abandonImport(transact, importId, 'refused')
  return { state: 'refused', file: refused.path, kind: refused.kind, fault: refused.fault, importId, faults: refused.faults }
}
