import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import zlib from 'node:zlib'
import { type ZodType } from 'zod'
import {
  anyHeader,
  type ArchiveEnd,
  archiveEnd,
  type ArchiveFault,
  archiveFormat,
  type ArchiveHeader,
  archiveHeader,
  endOfRows,
  tableEnd,
  type TableHeader,
  tableHeader,
} from '#store/archive-format.ts'
import { archiveLines, type Lines } from '#store/archive-lines.ts'
import { countLines, type OnShare } from '#store/archive-write.ts'

/** Takes the rows of one table, whole lines of COPY's text format in pieces; it must read them to the end. */
export type TakeRows = (table: TableHeader, rows: AsyncIterable<string>) => Promise<void>

/** What an archive turned out to hold. */
export interface ArchiveContent {
  readonly header: ArchiveHeader
  readonly rows: ReadonlyMap<string, number>
}

/** Thrown inside of a reading, so that whatever depends on it is taken back as well; `readArchive` answers its fault. */
class Unfit extends Error {
  readonly fault: ArchiveFault

  constructor(fault: ArchiveFault) {
    super(fault.fault)
    this.fault = fault
  }
}

/** The fault with which a reading broke off, also one that passed through a transaction; null for any other error. */
export function archiveFaultOf(error: unknown): ArchiveFault | null {
  return error instanceof Unfit ? error.fault : null
}

/**
 * Reads an archive to its end and checks every checksum on the way. `began` is told of the header before any rows are
 * handed to `takeRows`. Throws what `archiveFaultOf` knows where the file is not whole: all that was taken is void then.
 */
export async function readArchive(
  file: string,
  take: { began?: (header: ArchiveHeader) => Promise<void>; rows: TakeRows; onShare?: OnShare },
): Promise<ArchiveContent> {
  const place: Place = { file, table: null, isBackup: false }
  const source = createReadStream(file, { highWaterMark: 1 << 18 })
  const unpacked = source.pipe(zlib.createZstdDecompress())
  source.on('error', (error) => unpacked.destroy(error))
  // Whoever reads the lines is told; before that, `stat` has said it already.
  unpacked.on('error', () => undefined)
  try {
    const { size } = await stat(file)
    const lines = archiveLines(unpacked, () => take.onShare?.(unpacked.bytesWritten / Math.max(1, size)))
    const content = await readWhole(lines, take, place)
    if (!(await lines.isAtEnd()) || unpacked.bytesWritten !== size) throw damaged(place, 'something follows its end')
    return content
  } catch (error) {
    throw error instanceof Unfit ? error : (unfit(error, place) ?? error)
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

/** How far a reading has come: what to say of a file that breaks off. */
interface Place {
  readonly file: string
  table: string | null
  isBackup: boolean
}

async function readWhole(lines: Lines, take: Parameters<typeof readArchive>[1], place: Place): Promise<ArchiveContent> {
  const all = createHash('sha256')
  const first = await lines.next()
  const header = readHeader(first, place)
  all.update(first)
  await take.began?.(header)
  const rows = new Map<string, number>()
  for (;;) {
    const text = await lines.next()
    const table = tableHeader.safeParse(asJson(text))
    if (!table.success) {
      checkEnd(read(archiveEnd, text, place), rows, all.digest('hex'), place)
      return { header, rows }
    }
    all.update(text)
    rows.set(table.data.table, await readTable(lines, table.data, { take: take.rows, place, all }))
  }
}

function readHeader(text: Buffer, place: Place): ArchiveHeader {
  const any = anyHeader.safeParse(asJson(text))
  if (!any.success) throw new Unfit({ fault: 'not-a-backup', file: place.file })
  place.isBackup = true
  if (any.data.format > archiveFormat) {
    throw new Unfit({ fault: 'backup-made-by-newer', file: place.file, by: `format ${any.data.format}` })
  }
  return read(archiveHeader, text, place)
}

async function readTable(
  lines: Lines,
  table: TableHeader,
  on: { take: TakeRows; place: Place; all: Hash },
): Promise<number> {
  on.place.table = table.table
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  async function* checked(): AsyncGenerator<string> {
    for await (const piece of lines.until(endOfRows)) {
      hash.update(piece)
      bytes += piece.length
      rows += countLines(piece)
      yield piece.toString('utf8')
    }
  }
  await on.take(table, checked())
  const text = await lines.next()
  on.all.update(text)
  const end = read(tableEnd, text, on.place)
  if (end.sha256 !== hash.digest('hex') || end.rows !== rows || end.bytes !== bytes) {
    throw damaged(on.place, 'its rows are not those that were written')
  }
  on.place.table = null
  return rows
}

function checkEnd(end: ArchiveEnd, rows: ReadonlyMap<string, number>, sha256: string, place: Place): void {
  const sum = [...rows.values()].reduce((total, each) => total + each, 0)
  if (end.sha256 !== sha256 || end.tables !== rows.size || end.rows !== sum) {
    throw damaged(place, 'its parts are not those that were written')
  }
}

function read<T>(shape: ZodType<T>, text: Buffer, place: Place): T {
  const found = shape.safeParse(asJson(text))
  if (!found.success) throw damaged(place, 'a line that cannot be read')
  return found.data
}

function asJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    return null
  }
}

function damaged({ file, table }: Place, detail: string): Unfit {
  return new Unfit({ fault: 'damaged-backup', file, table, detail })
}

/** What an error of the file or of unpacking says about the file; null where it is of another kind. */
function unfit(error: unknown, place: Place): Unfit | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const code = String(error.code)
  if (code.startsWith('ZSTD_') || code.startsWith('Z_') || code === 'ARCHIVE_ENDS') {
    return place.isBackup ? damaged(place, error.message) : new Unfit({ fault: 'not-a-backup', file: place.file })
  }
  const ofFile = code === 'EISDIR' || code === 'EIO' || 'path' in error
  return ofFile ? new Unfit({ fault: 'file-unreadable', file: place.file, detail: error.message }) : null
}
