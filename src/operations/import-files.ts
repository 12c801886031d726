import { randomBytes } from 'node:crypto'
import type { Day } from '#domain/calendar.ts'
import type { FileFault } from '#intake/file-fault.ts'
import type { Mappings } from '#intake/headers.ts'
import type { Kind, KindId } from '#intake/kind.ts'
import type { Store } from '#store/connect.ts'
import type { Centre, Group } from '#store/groups.ts'
import { feeds } from '#store/imports/feeds.ts'
import type { ImportCounts } from '#store/imports/imports.ts'
import { withLock } from '#store/lock.ts'
import { inTransaction } from '#store/transaction.ts'
import { finishLeftImports } from '#operations/finish-left-imports.ts'
import type { Transact } from '#operations/merge-import.ts'
import { type FileToImport, importOneFile } from '#operations/import-one-file.ts'
import { openFiles } from '#operations/open-files.ts'
import type { ToldFault } from '#operations/row-faults.ts'

/** What a person chose about an import; everything else follows from the files. */
export interface ImportWishes {
  readonly paths: readonly string[]
  readonly group: Group
  /** Nothing may have happened after it; scores are usually taken of it. */
  readonly asOf: Day
  readonly by: string
  /** Our folder for copies of the files. */
  readonly filesFolder: string
  readonly kind?: Kind
  /** What people said about headers. */
  readonly mappings?: Mappings
  /** The numbering that all rows belong to. */
  readonly source?: string
  /** The centre of rows that name none. */
  readonly centre?: string
  readonly sheet?: string
  /** Takes files of which more than half of the rows are bad. */
  readonly insists?: boolean
  /** What happens to orders and their like whose customer is not known yet. */
  readonly onUnknown?: 'park' | 'reject'
  /** An empty cell clears the value instead of leaving it. */
  readonly emptyClears?: boolean
  readonly dryRun?: boolean
  /** Rows merged in one transaction, at most. */
  readonly chunkRows?: number
  readonly onProgress?: (progress: ImportProgress) => void
}

export interface ImportProgress {
  readonly file: string
  readonly phase: 'reading' | 'merging'
  /** Rows read so far, or the share 0–1 merged. */
  readonly amount: number
}

/** What became of one file. */
export type ImportedFile =
  | { readonly state: 'done'; readonly file: string; readonly kind: KindId; readonly importId: number; readonly counts: ImportCounts; readonly unrecognised: readonly string[]; readonly faults: readonly ToldFault[] }
  | { readonly state: 'refused'; readonly file: string; readonly kind: KindId | null; readonly fault: FileFault | { readonly fault: 'mostly-bad'; readonly bad: number; readonly rows: number }; readonly importId: number | null; readonly faults: readonly ToldFault[] }

export type ImportOutcome =
  | { readonly files: readonly ImportedFile[]; readonly finishedBefore: number }
  | { readonly fault: 'import-under-way' }

/**
 * Imports files of any kinds in the order in which they build on each other. A file that can't be read at all stops
 * the whole run before anything is changed; from then on each file is taken whole or refused whole.
 */
export async function importFiles(store: Store, wishes: ImportWishes): Promise<ImportOutcome> {
  const outcome = await withLock(store, 'import', async () => {
    const finishedBefore = await finishLeftImports(store)
    const opened = await openFiles(wishes)
    const refused = opened.flatMap((each) => ('fault' in each ? [refusedAtOnce(each.path, each.fault)] : []))
    if (refused.length > 0) return { files: refused, finishedBefore }
    const files = opened.flatMap((each) => ('fault' in each ? [] : [each])).toSorted(byOrder)
    return { files: wishes.dryRun === true ? await tryOut(store, files, wishes) : await importAll(eachInItsOwn(store), files, wishes), finishedBefore }
  })
  return outcome ?? { fault: 'import-under-way' }
}

function refusedAtOnce(file: string, fault: FileFault): ImportedFile {
  return { state: 'refused', file, kind: null, fault, importId: null, faults: [] }
}

async function importAll(transact: Transact, files: readonly FileToImport[], wishes: ImportWishes): Promise<ImportedFile[]> {
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

/** The centre meant by rows that name none, where there is only one it can be. */
export function onlyCentre(centres: readonly Centre[]): Centre | null {
  const [only] = centres
  return centres.length === 1 && only !== undefined ? only : null
}
