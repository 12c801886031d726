import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
// oxlint-disable-next-line no-restricted-imports -- an operation needs the tables that this makes
import { inTransaction, type Reader, type Writer } from '#store/transaction.ts'

/** A numbered SQL file, `0007-complaints.sql`. */
export type Migration = { number: number; name: string; checksum: string; text: string }

export type Applied = Pick<Migration, 'number' | 'name'>

export type MigrationRefusal =
  /** A released file differs from what was applied under its number: forward only, write a new one. */
  | { fault: 'migration-edited'; name: string }
  /** A newer Longrange has been here, with a migration that we do not know. */
  | { fault: 'database-newer'; name: string }

export type MigrationState = { applied: Applied[]; missing: Applied[]; refusal: MigrationRefusal | null }

type Recorded = { number: number; name: string; checksum: string }

const ownFolder = new URL('./migrations/', import.meta.url)
const lockKey = sql.raw(String(0x4c52_0002))

/**
 * Applies what is missing, each file in a transaction of its own, and answers what it applied. Of several processes that try at once one
 * works and the others wait. `folder` is ours unless a test brings another.
 */
export async function migrate(
  store: Parameters<typeof inTransaction>[0],
  folder: URL = ownFolder,
): Promise<Applied[] | MigrationRefusal> {
  const known = await knownMigrations(folder)
  const done: Applied[] = []
  for (;;) {
    const step = await inTransaction(store, (writer) => applyNext(writer, known))
    if (step === null) return done
    if ('fault' in step) return step
    done.push(step)
  }
}

/** What is applied and what is missing; changes nothing. */
export async function migrationState(reader: Reader, folder: URL = ownFolder): Promise<MigrationState> {
  return compare(await knownMigrations(folder), (await appliedMigrations(reader)) ?? [])
}

async function applyNext(writer: Writer, known: readonly Migration[]): Promise<Applied | MigrationRefusal | null> {
  await sql`SET LOCAL lock_timeout = 0`.execute(writer)
  await sql`SET LOCAL statement_timeout = 0`.execute(writer)
  await sql`SELECT pg_advisory_xact_lock(${lockKey})`.execute(writer)
  await makeMigrationsTable(writer)
  const { missing, refusal } = compare(known, await recorded(writer))
  const next = known.find(({ number }) => number === missing[0]?.number)
  if (refusal !== null || next === undefined) return refusal
  await applyMigration(writer, next)
  return { number: next.number, name: next.name }
}

export async function makeMigrationsTable(writer: Writer): Promise<void> {
  await sql`
    CREATE TABLE IF NOT EXISTS migrations (
      number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`.execute(
    writer,
  )
}

/** Applies one file whose turn it is, and records it. */
export async function applyMigration(writer: Writer, { number, name, checksum, text }: Migration): Promise<void> {
  await sql.raw(text).execute(writer)
  await sql`INSERT INTO migrations (number, name, checksum) VALUES (${number}, ${name}, ${checksum})`.execute(writer)
}

/** Null where nothing was ever applied. */
export async function appliedMigrations(reader: Reader): Promise<Recorded[] | null> {
  const { rows } = await sql<{ there: boolean }>`SELECT to_regclass('migrations') IS NOT NULL AS there`.execute(reader)
  return rows[0]?.there === true ? recorded(reader) : null
}

async function recorded(reader: Reader): Promise<Recorded[]> {
  const { rows } = await sql<Recorded>`SELECT number, name, checksum FROM migrations ORDER BY number`.execute(reader)
  return rows
}

function compare(known: readonly Migration[], done: readonly Recorded[]): MigrationState {
  const byNumber = new Map(known.map((migration) => [migration.number, migration]))
  const newer = done.find(({ number }) => !byNumber.has(number))
  const edited = done.find(
    ({ number, checksum }) => byNumber.has(number) && byNumber.get(number)?.checksum !== checksum,
  )
  const numbers = new Set(done.map(({ number }) => number))
  const told = ({ number, name }: Applied): Applied => ({ number, name })
  return {
    applied: done.map(told),
    missing: known.filter(({ number }) => !numbers.has(number)).map(told),
    refusal: edited
      ? { fault: 'migration-edited', name: edited.name }
      : newer
        ? { fault: 'database-newer', name: newer.name }
        : null,
  }
}

/** The files in order. Line ends do not count: a checkout on Windows may have turned them. */
export async function knownMigrations(folder: URL = ownFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name, at) => {
      const number = Number.parseInt(name, 10)
      if (number !== at + 1) throw new Error(`migrations are numbered without gaps: ${name} is not number ${at + 1}`)
      const text = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
      return { number, name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}
