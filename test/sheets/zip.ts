import { crc32, deflateRawSync } from 'node:zlib'

/** A file in an archive, compressed. What the headers say of it may be wrong on purpose. */
export interface ZipEntry {
  readonly name: string
  readonly packed: Buffer
  readonly size: number
  readonly crc: number
  /** 1 marks it as encrypted. */
  readonly flags?: number
}

export function zip(files: readonly (readonly [string, Buffer])[], flags = 0): Buffer {
  return zipOf(files.map(([name, content]) => ({ name, packed: deflateRawSync(content), size: content.length, crc: crc32(content), flags })))
}

export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, packed, size, crc, flags = 0 } of entries) {
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(flags, 2)
    fixed.writeUInt16LE(8, 4)
    fixed.writeUInt32LE(crc, 10)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(size, 18)
    fixed.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fixed, Buffer.from(name), packed)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, place, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(central)
  const close = Buffer.alloc(22)
  close.write('PK\x05\x06', 'latin1')
  close.writeUInt16LE(entries.length, 8)
  close.writeUInt16LE(entries.length, 10)
  close.writeUInt32LE(directory.length, 12)
  close.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, close])
}
