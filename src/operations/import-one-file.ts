import type { KindId } from '#intake/kinds.ts'
import { importOf, type ImportRow } from '#store/imports/imports.ts'
import { isOutage } from '#store/outage.ts'
import { abandonImport } from '#operations/abandon-import.ts'
import {
  type FileToImport,
  type ImportedFile,
  type ImportWishes,
  readingShare,
  type RefusedFile,
} from '#operations/import-wishes.ts'
import { decideImport, mergeImport, type Transact } from '#operations/merge-import.ts'
import { firstFaults, firstFlags, type ToldFault } from '#operations/row-faults.ts'
import { beginFile, stageRows } from '#operations/stage-file.ts'
import { keepUpload } from '#operations/uploads.ts'

/** Takes one file through its stages: rows staged, then decided, then merged; each survives a crash after it. */
export async function importOneFile(
  transact: Transact,
  file: FileToImport,
  wishes: ImportWishes,
): Promise<ImportedFile> {
  const upload = wishes.dryRun === true ? null : await keepUpload(wishes.filesFolder, file.path)
  const importId = await transact((writer) => beginFile(writer, file, upload, wishes))
  try {
    return await takeRows(transact, importId, file, wishes)
  } catch (error) {
    // A defect of ours: nothing of the file may stay half done. In a dry run the outer transaction sees to that, and where
    // the database failed the next start does.
    if (wishes.dryRun !== true && !isOutage(error)) await abandonImport(transact, importId, 'dropped')
    throw error
  }
}

async function takeRows(
  transact: Transact,
  importId: number,
  file: FileToImport,
  wishes: ImportWishes,
): Promise<ImportedFile> {
  const { path, table } = file
  const kind = table.kind.id
  const fault = await stageRows(transact, importId, file, wishes)
  if (fault !== null) return refuse(transact, importId, { path, kind, fault, faults: [] })
  const decided = await decideImport(transact, await rowOf(transact, importId), wishes.insists === true)
  if (decided.state === 'refused') {
    const { rejected, rows } = decided.counts
    return refuse(transact, importId, {
      path,
      kind,
      fault: { fault: 'mostly-bad', bad: rejected, rows },
      faults: decided.faults,
    })
  }
  const counts = await mergeImport(transact, await rowOf(transact, importId), {
    ...(wishes.chunkRows === undefined ? {} : { chunkRows: wishes.chunkRows }),
    onMerged: (share) => {
      const whole = readingShare + share * (1 - readingShare)
      wishes.onProgress?.({ file: path, phase: 'merging', rows: null, share: whole })
    },
  })
  const faults = await transact((writer) => firstFaults(writer, importId))
  const flags = await transact((writer) => firstFlags(writer, importId))
  return { state: 'done', file: path, kind, importId, counts, unrecognised: table.unrecognised, faults, flags }
}

async function rowOf(transact: Transact, importId: number): Promise<ImportRow> {
  const row = await transact((writer) => importOf(writer, importId))
  if (row === null) throw new Error(`import ${importId} is not there`)
  return row
}

async function refuse(
  transact: Transact,
  importId: number,
  refused: { path: string; kind: KindId; fault: RefusedFile['fault']; faults: readonly ToldFault[] },
): Promise<ImportedFile> {
  await abandonImport(transact, importId, 'refused')
  return {
    state: 'refused',
    file: refused.path,
    kind: refused.kind,
    fault: refused.fault,
    importId,
    faults: refused.faults,
  }
}
