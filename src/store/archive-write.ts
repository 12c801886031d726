import { createHash, type Hash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { archiveFormat, type ArchiveHeader, endOfRows } from '#store/archive-format.ts'
import {
  type ArchivedTable,
  archivedRows,
  archivedTables,
  liftTimeLimit,
  sequenceStates,
} from '#store/archive-tables.ts'
import { copyOutRaw } from '#store/copy.ts'
import { appliedMigrations } from '#store/migrate.ts'
import type { Reader } from '#store/transaction.ts'

/** Level 1 is four times as fast as gzip's fastest here and packs better (docs/decisions/0008-backup.md). */
const compression = { params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 } }

export interface WrittenArchive {
  readonly tables: number
  readonly rows: number
  /** Of the file. */
  readonly bytes: number
}

/** Called with the share (0–1) that is done. */
export type OnShare = (share: number) => void

/**
 * Writes all that `reader` sees into `file`, aside at first: it appears complete and on the disk, or not at all. The
 * reader must see one moment (`inSnapshot`); `begun` is called once that moment is fixed.
 */
export async function writeArchive(
  reader: Reader,
  file: string,
  told: { madeAt: string; begun: () => void; onShare: OnShare },
): Promise<WrittenArchive> {
  await clearLeftovers(file)
  const aside = `${file}.${randomBytes(4).toString('hex')}.part`
  const handle = await open(aside, 'wx', 0o600)
  const counted = { tables: 0, rows: 0 }
  try {
    await pack(archiveText(reader, told, counted), handle)
    await handle.sync()
    await handle.close()
    const { size } = await stat(aside)
    await rename(aside, file)
    await syncFolder(dirname(file))
    return { ...counted, bytes: size }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(aside, { force: true })
    throw error
  }
}

/** What was killed half-way stays aside; a day later nobody can still be writing it. */
async function clearLeftovers(file: string): Promise<void> {
  const [folder, name] = [dirname(file), basename(file)]
  const found = await readdir(folder).catch(() => [])
  for (const each of found.filter((other) => other.startsWith(`${name}.`) && /\.[0-9a-f]{8}\.part$/.test(other))) {
    const path = join(folder, each)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > 86_400_000) await rm(path, { force: true })
  }
}

/** Flushed before it ends: where the end meets a piece still under way, Node adds an empty frame, which looks like an alteration. */
async function pack(text: AsyncIterable<Buffer>, handle: FileHandle): Promise<void> {
  const packing = zlib.createZstdCompress(compression)
  const writing = pipeline(packing, async (packed: AsyncIterable<Buffer>) => {
    for await (const piece of packed) await handle.writeFile(piece)
  })
  const feeding = async (): Promise<void> => {
    let isHeader = true
    for await (const piece of text) {
      if (packing.destroyed) return
      if (!packing.write(piece)) await once(packing, 'drain')
      // What is left of a file that was cut off can still be told from something else.
      if (isHeader) packing.flush()
      isHeader = false
    }
    packing.flush(() => packing.end())
  }
  const fed = feeding().catch((error: unknown) => {
    packing.destroy()
    throw error
  })
  await Promise.all([fed, writing])
}

/** Without it the new name may be lost with the power, though the file is not. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function* archiveText(
  reader: Reader,
  told: { madeAt: string; begun: () => void; onShare: OnShare },
  counted: { tables: number; rows: number },
): AsyncGenerator<Buffer> {
  await liftTimeLimit(reader)
  const all = createHash('sha256')
  const tables = await archivedTables(reader)
  const header: ArchiveHeader = {
    longrange: 'backup',
    format: archiveFormat,
    madeAt: told.madeAt,
    schema: (await appliedMigrations(reader)) ?? [],
    sequences: await sequenceStates(reader),
  }
  told.begun()
  yield line(header, all)
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 1)
  let done = 0
  for (const table of tables) {
    yield line({ table: table.name, columns: table.columns }, all)
    counted.rows += yield* rowsText(reader, table, all)
    counted.tables += 1
    told.onShare((done += table.bytes) / bytes)
  }
  yield line({ ...counted, sha256: all.digest('hex') }, null)
}

async function* rowsText(reader: Reader, table: ArchivedTable, all: Hash): AsyncGenerator<Buffer, number> {
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  for await (const chunk of copyOutRaw(reader, archivedRows(table))) {
    hash.update(chunk)
    bytes += chunk.length
    rows += countLines(chunk)
    yield chunk
  }
  yield Buffer.from(endOfRows)
  yield line({ rows, bytes, sha256: hash.digest('hex') }, all)
  return rows
}

function line(told: object, all: Hash | null): Buffer {
  const text = Buffer.from(`${JSON.stringify(told)}\n`)
  all?.update(text)
  return text
}

/** Line ends inside of values are escaped, so that each of these ends a row. */
export function countLines(chunk: Buffer): number {
  let found = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) found += 1
  return found
}
