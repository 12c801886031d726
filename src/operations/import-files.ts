import { randomBytes } from 'node:crypto'
import type { FileFault } from '#intake/file-fault.ts'
import type { Store } from '#store/connect.ts'
import { feeds } from '#store/imports/feeds.ts'
import { withLock } from '#store/lock.ts'
import { inTransaction } from '#store/transaction.ts'
import { finishLeftImports } from '#operations/finish-left-imports.ts'
import { importOneFile } from '#operations/import-one-file.ts'
import type { FileToImport, ImportedFile, ImportOutcome, ImportWishes } from '#operations/import-wishes.ts'
import type { Transact } from '#operations/merge-import.ts'
import { openFiles } from '#operations/open-files.ts'
import { refreshSearch } from '#operations/refresh-search.ts'

/**
 * Imports files of any kinds in the order in which they build on each other. A file that can't be read at all stops
 * the whole run before anything is changed; from then on each file is taken whole or refused whole.
 */
export async function importFiles(store: Store, wishes: ImportWishes): Promise<ImportOutcome> {
  const outcome = await withLock(store, 'import', async () => {
    const finishedBefore = await finishLeftImports(store)
    const opened = await openFiles(wishes)
    const refused = opened.flatMap((each) => ('fault' in each ? [refusedAtOnce(each.path, each.fault)] : []))
    const files = opened.flatMap((each) => ('fault' in each ? [] : [each])).toSorted(byOrder)
    try {
      if (refused.length > 0) return { files: refused, finishedBefore }
      const run = wishes.dryRun === true ? tryOut(store, files, wishes) : importAll(eachInItsOwn(store), files, wishes)
      const imported = await run
      await refreshSearch(store)
      return { files: imported, finishedBefore }
    } finally {
      for (const { table } of files) await table.close()
    }
  })
  return outcome ?? { fault: 'import-under-way' }
}

function refusedAtOnce(file: string, fault: FileFault): ImportedFile {
  return { state: 'refused', file, kind: null, fault, importId: null, faults: [] }
}

async function importAll(
  transact: Transact,
  files: readonly FileToImport[],
  wishes: ImportWishes,
): Promise<ImportedFile[]> {
  const imported: ImportedFile[] = []
  for (const file of files) imported.push(await importOneFile(transact, file, wishes))
  return imported
}

function eachInItsOwn(store: Store): Transact {
  return (work) => inTransaction(store, work)
}

/** A dry run does all the work in one transaction and then takes it back: its counts are those of a real run. */
async function tryOut(store: Store, files: readonly FileToImport[], wishes: ImportWishes): Promise<ImportedFile[]> {
  const takeBack = new Error(`dry run ${randomBytes(4).toString('hex')}`)
  let imported: ImportedFile[] = []
  try {
    await inTransaction(store, async (writer) => {
      imported = await importAll((work) => work(writer), files, wishes)
      await wishes.onTried?.(writer, imported)
      throw takeBack
    })
  } catch (error) {
    if (error !== takeBack) throw error
  }
  return imported
}

const order: readonly string[] = ['staff', 'repair_orders', ...feeds.map((feed) => feed.kind)]

function byOrder(a: FileToImport, b: FileToImport): number {
  return order.indexOf(a.table.kind.id) - order.indexOf(b.table.kind.id)
}
