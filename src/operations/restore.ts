import type { ArchiveFault, ArchiveHeader, TableHeader } from '#store/archive-format.ts'
import { archiveFaultOf, readArchive } from '#store/archive-read.ts'
import {
  analyse,
  dropEverything,
  liftTimeLimit,
  type Occupants,
  occupantsOf,
  setSequences,
} from '#store/archive-tables.ts'
import type { OnShare } from '#store/archive-write.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { copyInto } from '#store/copy.ts'
import { removePeople } from '#store/deletion.ts'
import { withLocks } from '#store/lock.ts'
import { doubtMessagesDue } from '#store/messages-to-send.ts'
import { applyMigration, knownMigrations, makeMigrationsTable, type Migration } from '#store/migrate.ts'
import { allTombstones, type KeptTombstone, standAgain } from '#store/tombstones.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { deletionsBeside, type DeletionsUnreadable } from '#operations/kept-deletions.ts'

export interface Restored {
  /** When the backup was made, as an instant. */
  readonly madeAt: string
  readonly rows: number
  /** People who were deleted after the backup was made, and are again. */
  readonly deletedAgain: number
  /** Migrations applied on top, because the backup was made by an older Longrange. */
  readonly migrated: readonly string[]
}

export type RestoreRefusal =
  | ArchiveFault
  /** What lies beside the backup to say who was deleted since is damaged: without it people would come back. */
  | DeletionsUnreadable
  /** Made with a migration of the same number that is not ours: another edition of the program. */
  | { readonly fault: 'backup-of-other-schema'; readonly file: string; readonly migration: string }
  /** Something is in the database, and nobody insisted on replacing it. */
  | ({ readonly fault: 'database-not-empty' } & Occupants)
  /** An import, a scoring run or another restore is under way. */
  | { readonly fault: 'database-busy' }

export interface RestoreWishes {
  readonly by: string
  /** Replaces what the database holds. People deleted from it stay deleted. */
  readonly insists?: boolean
  /** Called with the share (0–1) that is done: half of it is checking. */
  readonly onShare?: OnShare
}

/**
 * Puts the content of a backup into a database, embedded or on a server. The whole file is checked before anything is
 * touched, and all is done in one transaction: afterwards the database is as it was backed up, or as it was before. Who is
 * known here, or by what lies beside the backup, to have been deleted since, is deleted again. Messages that may have been
 * sent since are uncertain: nothing is sent twice.
 */
export async function restore(store: Store, file: string, wishes: RestoreWishes): Promise<Restored | RestoreRefusal> {
  const { onShare = () => undefined } = wishes
  try {
    const { header } = await readArchive(file, {
      rows: (_, rows) => readThrough(rows),
      onShare: (share) => onShare(share / 2),
    })
    const known = await knownMigrations()
    const refusal = schemaRefusal(file, header, known)
    if (refusal !== null) return refusal
    const beside = await deletionsBeside(file)
    if ('fault' in beside) return beside
    const restored = await withLocks(store, ['restore', 'import', 'score'], async () => {
      const occupants = await occupantsOf(store.reader)
      if (occupants !== null && wishes.insists !== true) return { fault: 'database-not-empty' as const, ...occupants }
      return inTransaction(store, (writer) => replace(writer, file, { known, beside }, wishes))
    })
    return restored ?? { fault: 'database-busy' }
  } catch (error) {
    const fault = archiveFaultOf(error)
    if (fault === null) throw error
    return fault
  }
}

async function readThrough(rows: AsyncIterable<string>): Promise<void> {
  for await (const _ of rows) void _
}

function schemaRefusal(file: string, { schema }: ArchiveHeader, known: readonly Migration[]): RestoreRefusal | null {
  const ours = new Map(known.map((migration) => [migration.number, migration.checksum]))
  const newer = schema.find(({ number }) => !ours.has(number))
  if (newer !== undefined) return { fault: 'backup-made-by-newer', file, by: newer.name }
  const other = schema.find(({ number, checksum }) => ours.get(number) !== checksum)
  return other === undefined ? null : { fault: 'backup-of-other-schema', file, migration: other.name }
}

async function replace(
  writer: Writer,
  file: string,
  { known, beside }: { known: readonly Migration[]; beside: readonly KeptTombstone[] },
  wishes: RestoreWishes,
): Promise<Restored> {
  const { by, onShare = () => undefined } = wishes
  await liftTimeLimit(writer)
  const tombstones = [...(await allTombstones(writer)), ...beside]
  const content = await readArchive(file, {
    began: (header) => makeTables(writer, header, known),
    rows: (table, rows) => load(writer, table, rows),
    onShare: (share) => onShare(0.5 + share / 2),
  })
  const { madeAt, schema, sequences } = content.header
  await setSequences(writer, sequences)
  const newer = known.slice(schema.length)
  for (const migration of newer) await applyMigration(writer, migration)
  await analyse(writer)
  const deleted = await standAgain(writer, tombstones)
  for (const { customerId, deletedOn } of deleted) await removePeople(writer, [customerId], deletedOn)
  await doubtMessagesDue(writer)
  const rows = [...content.rows.values()].reduce((sum, each) => sum + each, 0)
  const restored = { madeAt, rows, deletedAgain: deleted.length, migrated: newer.map(({ name }) => name) }
  await audit(writer, { groupId: null, actor: by, action: 'backup-restored', detail: restored })
  return restored
}

/** The tables as they were when the backup was made, empty. */
async function makeTables(writer: Writer, { schema }: ArchiveHeader, known: readonly Migration[]): Promise<void> {
  await dropEverything(writer)
  await makeMigrationsTable(writer)
  for (const migration of known.slice(0, schema.length)) await applyMigration(writer, migration)
}

async function load(writer: Writer, { table, columns }: TableHeader, rows: AsyncIterable<string>): Promise<void> {
  await copyInto(writer, table, columns, rows)
}
