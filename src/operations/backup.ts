import { stat } from 'node:fs/promises'
import { archiveFaultOf, readArchive } from '#store/archive-read.ts'
import { hasUnfinishedImports } from '#store/archive-tables.ts'
import { type OnShare, writeArchive, type WrittenArchive } from '#store/archive-write.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { withLock } from '#store/lock.ts'
import { type MigrationRefusal, migrationState } from '#store/migrate.ts'
import { inSnapshot, inTransaction } from '#store/transaction.ts'
import { finishLeftImports } from '#operations/finish-left-imports.ts'

export interface Backup extends WrittenArchive {
  /** Imports that a crash had interrupted and that were brought to their end first. */
  readonly finishedImports: number
}

export type BackupRefusal =
  /** Half an import is not worth keeping: wait for its end. */
  | { readonly fault: 'import-under-way' }
  /** Something else has this name already; it is not ours to overwrite. */
  | { readonly fault: 'file-is-no-backup'; readonly file: string }
  | { readonly fault: 'file-not-written'; readonly file: string; readonly detail: string }
  /** There is nothing yet, or an import must be brought to its end first, which wants the newest tables. */
  | { readonly fault: 'database-not-migrated' }
  | MigrationRefusal

/**
 * Writes all that the database holds into one file, as it stood at one moment, while others go on working. An earlier
 * backup of that name is replaced once the new one is complete. Not in it: copies of imported files and what belongs to
 * an import under way.
 */
export async function backup(
  store: Store,
  file: string,
  wishes: { by: string; now: Date; onShare?: OnShare },
): Promise<Backup | BackupRefusal> {
  const { applied, missing, refusal } = await migrationState(store.reader)
  if (refusal !== null) return refusal
  // Tables of an older Longrange can be backed up as they are: the best moment is just before they are migrated.
  const isOlder = missing.length > 0
  if (applied.length === 0 || (isOlder && (await hasUnfinishedImports(store.reader))))
    return { fault: 'database-not-migrated' }
  if (await isSomethingElse(file)) return { fault: 'file-is-no-backup', file }
  try {
    const begun = await withLock(store, 'import', () => begin(store, file, { ...wishes, isOlder }))
    if (begun === null) return { fault: 'import-under-way' }
    const written = await begun.writing
    await inTransaction(store, (writer) =>
      audit(writer, {
        groupId: null,
        actor: wishes.by,
        action: 'backup-made',
        detail: { ...written, madeAt: wishes.now.toISOString() },
      }),
    )
    return { ...written, finishedImports: begun.finishedImports }
  } catch (error) {
    const detail = fileError(error)
    if (detail === null) throw error
    return { fault: 'file-not-written', file, detail }
  }
}

/** The next import may begin as soon as the moment is fixed; the writing goes on by itself. */
async function begin(
  store: Store,
  file: string,
  { now, isOlder, onShare = () => undefined }: { now: Date; isOlder: boolean; onShare?: OnShare },
): Promise<{ writing: Promise<WrittenArchive>; finishedImports: number }> {
  const finishedImports = isOlder ? 0 : await finishLeftImports(store)
  const { promise: fixed, resolve: begun } = Promise.withResolvers<void>()
  const told = { madeAt: now.toISOString(), begun, onShare }
  const writing = inSnapshot(store, (reader) => writeArchive(reader, file, told))
  await Promise.race([fixed, writing])
  return { writing, finishedImports }
}

async function isSomethingElse(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null)
  if (found === null || found.size === 0) return false
  if (!found.isFile()) return true
  // Only the header matters: a damaged backup may be replaced by a good one.
  const enough = new Error('enough')
  try {
    await readArchive(file, { began: () => Promise.reject(enough), rows: () => Promise.reject(enough) })
    return false
  } catch (error) {
    const fault = archiveFaultOf(error)
    if (error !== enough && fault === null) throw error
    return fault?.fault === 'not-a-backup'
  }
}

/** What the file system said; null for an error of another kind. */
function fileError(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null
  const ofFile = ['open', 'write', 'fsync', 'rename', 'stat', 'close'].includes(String(error.syscall))
  return ofFile ? error.message : null
}
