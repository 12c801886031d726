import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Day } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { keepDeletions } from '#operations/kept-deletions.ts'
import { backup, type Backup, type BackupRefusal } from '#operations/backup.ts'

/** A backup that lies below the data folder. */
export interface KeptBackup {
  readonly name: string
  readonly bytes: number
  /** As an instant. */
  readonly madeAt: string
  /** Made by the timetable; the others are kept until somebody removes them. */
  readonly isDaily: boolean
  /** Made by itself before an upgrade changed the tables. */
  readonly isBeforeUpgrade: boolean
}

/** Daily backups that are kept. */
const keptDays = 14

const daily = /^longrange-\d{4}-\d{2}-\d{2}\.backup$/
const beforeUpgrade = /^longrange-before-/
const ours = /^longrange-[\w-]+\.backup$/

/** Writes today's backup and removes those that are past their time. A second one of the day replaces the first. */
export async function dailyBackup(
  store: Store,
  folder: string,
  { day, now, by }: { day: Day; now: Date; by: string },
): Promise<(Backup & { name: string }) | BackupRefusal> {
  const made = await backupInto(store, folder, { name: `longrange-${day}.backup`, now, by })
  if (!('fault' in made)) await removeOld(folder)
  return made
}

/** Writes a backup for somebody who asked for it: named by day and time. */
export async function backupNow(
  store: Store,
  folder: string,
  { now, by }: { now: Date; by: string },
): Promise<(Backup & { name: string }) | BackupRefusal> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')
  return backupInto(store, folder, { name: `longrange-${stamp}-by-hand.backup`, now, by })
}

/** Writes a backup before an upgrade changes the tables: the way back. */
export async function backupBefore(
  store: Store,
  folder: string,
  { migration, now }: { migration: string; now: Date },
): Promise<(Backup & { name: string }) | BackupRefusal> {
  const step = migration.replace(/\.sql$/, '').replaceAll(/[^\w-]/g, '-')
  const name = `longrange-before-${step}-${now.toISOString().slice(0, 10)}.backup`
  return backupInto(store, folder, { name, now, by: 'upgrade' })
}

async function backupInto(
  store: Store,
  folder: string,
  { name, now, by }: { name: string; now: Date; by: string },
): Promise<(Backup & { name: string }) | BackupRefusal> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const made = await backup(store, join(folder, name), { by, now })
  await keepDeletions(store, folder)
  return 'fault' in made ? made : { ...made, name }
}

/** The newest first. */
export async function keptBackups(folder: string): Promise<KeptBackup[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => ours.test(name))
  const found = await Promise.all(
    names.map(async (name) => {
      const { size, mtime } = await stat(join(folder, name))
      return {
        name,
        bytes: size,
        madeAt: mtime.toISOString(),
        isDaily: daily.test(name),
        isBeforeUpgrade: beforeUpgrade.test(name),
      }
    }),
  )
  return found.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt))
}

async function removeOld(folder: string): Promise<void> {
  const days = (await keptBackups(folder))
    .filter(({ isDaily }) => isDaily)
    .toSorted((a, b) => b.name.localeCompare(a.name))
  for (const { name } of days.slice(keptDays)) await rm(join(folder, name), { force: true })
}
