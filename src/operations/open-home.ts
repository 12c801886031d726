import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Day } from '#domain/calendar.ts'
import { openStore, type OpenRefusal, type Store } from '#store/connect.ts'
import { allGroups, type Group, makeGroup } from '#store/groups.ts'
import { withLock } from '#store/lock.ts'
import { migrate, type MigrationRefusal, migrationState } from '#store/migrate.ts'
import { inTransaction, type Reader } from '#store/transaction.ts'
import { finishLeftImports } from '#operations/finish-left-imports.ts'
import { backupBefore } from '#operations/kept-backups.ts'
import type { Merging } from '#operations/merge-import.ts'
import { refreshSearch } from '#operations/refresh-search.ts'
import { eraseOldUploads } from '#operations/uploads.ts'

/** Where everything of an installation lies: its data folder, and the server's URL where it has one. */
export interface HomePlace {
  readonly data: string
  readonly database: string | null
}

/** Folders below the data folder. */
export interface HomeFolders {
  readonly data: string
  /** Of the embedded database; unused where a server is. */
  readonly database: string
  /** Copies of imported files. */
  readonly files: string
  readonly rejected: string
  /** Backups of the timetable, and those made before an upgrade. */
  readonly backups: string
}

/** An installation, ready to work. */
export interface Home {
  readonly store: Store
  readonly folders: HomeFolders
  /** Imports that a crash had interrupted and that are finished now. */
  readonly finishedImports: number
  /** Somebody else is importing: figures may change in a moment. */
  readonly isImporting: boolean
}

export type HomeRefusal =
  | OpenRefusal
  | MigrationRefusal
  /** An upgrade changes nothing before there is a way back. */
  | { readonly fault: 'upgrade-not-backed-up'; readonly file: string; readonly detail: string }

export function homeFolders(data: string): HomeFolders {
  const folder = resolve(data)
  return {
    data: folder,
    database: join(folder, 'database'),
    files: join(folder, 'files'),
    rejected: join(folder, 'rejected'),
    backups: join(folder, 'backups'),
  }
}

/**
 * Opens an installation, made where it is missing: brings the schema up to date, finishes what a crash interrupted
 * and erases copies of files that are past their time. `now` in milliseconds since 1970.
 */
export async function openHome(
  { data, database }: HomePlace,
  now: number,
  merging: Merging = {},
): Promise<Home | HomeRefusal> {
  const folders = homeFolders(data)
  const store = await openStore(database === null ? { folder: folders.database } : { url: database })
  if ('fault' in store) return store
  try {
    const migrated = (await backUpFirst(store, folders, now)) ?? (await migrate(store))
    if ('fault' in migrated) {
      await store.close()
      return migrated
    }
    const finished = await withLock(store, 'import', async () => {
      const left = await finishLeftImports(store, merging)
      await refreshSearch(store)
      return left
    })
    await eraseOldUploads(store, [folders.files, folders.rejected], now)
    return { store, folders, finishedImports: finished ?? 0, isImporting: finished === null }
  } catch (error) {
    await store.close()
    throw error
  }
}

/**
 * Backs up what an upgrade is about to change; null where nothing stands in the way. Where an import was interrupted, only
 * the new tables can bring it to its end: then there is no backup that would be worth anything.
 */
async function backUpFirst(store: Store, { backups }: HomeFolders, now: number): Promise<HomeRefusal | null> {
  const { applied, missing, refusal } = await migrationState(store.reader)
  const [next] = missing
  if (refusal !== null || applied.length === 0 || next === undefined) return null
  const made = await backupBefore(store, backups, { migration: next.name, now: new Date(now) })
  if (!('fault' in made) || made.fault === 'database-not-migrated') return null
  const detail = 'detail' in made ? made.detail : made.fault
  return { fault: 'upgrade-not-backed-up', file: backups, detail }
}

export type NoGroup =
  | { readonly fault: 'no-group' }
  | { readonly fault: 'several-groups'; readonly names: readonly string[] }
  | { readonly fault: 'unknown-group'; readonly name: string; readonly names: readonly string[] }

/** The group of that name; the only one where no name is given. */
export async function chooseGroup(reader: Reader, name: string | null): Promise<Group | NoGroup> {
  const groups = await allGroups(reader)
  const names = groups.map((group) => group.name)
  const [first] = groups
  if (name !== null) return groups.find((group) => group.name === name) ?? { fault: 'unknown-group', name, names }
  if (first === undefined) return { fault: 'no-group' }
  return groups.length === 1 ? first : { fault: 'several-groups', names }
}

/** Makes a group; `fixedToday` only where a demo's time stands still. */
export async function addGroup(store: Store, name: string, fixedToday: Day | null = null): Promise<Group> {
  const tombstoneKey = randomBytes(32).toString('hex')
  return inTransaction(store, (writer) => makeGroup(writer, { name, fixedToday, tombstoneKey }))
}
