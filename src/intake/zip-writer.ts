import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file that goes into an archive, its content as it comes. */
export interface FileToZip {
  readonly name: string
  readonly content: AsyncIterable<string> | Iterable<string>
}

interface Packed {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** Sizes follow the content, and names are UTF-8. */
const flags = 0x0808
const deflated = 8
/** 1 January 1980: when something was packed is nobody's business. */
const noDay = 0x0021

/** A ZIP archive as it is made: no more of it is held than what is under way. Up to 4 GB. */
export async function* zipped(files: Iterable<FileToZip>): AsyncGenerator<Buffer> {
  const done: Packed[] = []
  let at = 0
  for (const { name, content } of files) {
    const entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at }
    yield* counted(local(entry.name), (bytes) => (at += bytes))
    for await (const piece of deflate(content, entry)) yield* counted(piece, (bytes) => (at += bytes))
    yield* counted(sizesAfter(entry), (bytes) => (at += bytes))
    done.push(entry)
  }
  const directory = Buffer.concat(done.map(central))
  yield directory
  yield end(done.length, directory.length, at)
}

function* counted(piece: Buffer, count: (bytes: number) => void): Generator<Buffer> {
  count(piece.length)
  yield piece
}

async function* deflate(
  content: FileToZip['content'],
  entry: { crc: number; packed: number; size: number },
): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw()
  const feeding = feed(content, packer, entry)
  // Told where it is awaited; until then nobody may hear of it.
  feeding.catch((error: Error) => packer.destroy(error))
  for await (const piece of packer) {
    entry.packed += (piece as Buffer).length
    yield piece as Buffer
  }
  await feeding
}

async function feed(
  content: FileToZip['content'],
  packer: ReturnType<typeof createDeflateRaw>,
  entry: { crc: number; size: number },
): Promise<void> {
  for await (const text of content) {
    const bytes = Buffer.from(text)
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    if (!packer.write(bytes)) await once(packer, 'drain')
  }
  packer.end()
}

function local(name: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflated, 8)
  head.writeUInt16LE(noDay, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function sizesAfter({ crc, packed, size }: Packed): Buffer {
  const after = Buffer.alloc(16)
  after.writeUInt32LE(0x08074b50, 0)
  after.writeUInt32LE(crc, 4)
  after.writeUInt32LE(packed, 8)
  after.writeUInt32LE(size, 12)
  return after
}

function central({ name, crc, packed, size, at }: Packed): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(deflated, 10)
  head.writeUInt16LE(noDay, 14)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(packed, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt32LE(at, 42)
  return Buffer.concat([head, name])
}

function end(files: number, directory: number, at: number): Buffer {
  const last = Buffer.alloc(22)
  last.writeUInt32LE(0x06054b50, 0)
  last.writeUInt16LE(files, 8)
  last.writeUInt16LE(files, 10)
  last.writeUInt32LE(directory, 12)
  last.writeUInt32LE(at, 16)
  return last
}
