import { isAscii, isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import type { FileFault } from '#intake/file-fault.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

export interface TextForm {
  readonly encoding: Encoding
  /** Bytes of the mark at the start, not part of the text. */
  readonly markLength: number
}

const chunkLength = 1 << 18

/** Decides by the marks at the start, then by whether all bytes of the file are UTF-8, else GB18030. */
export async function textFormOf(path: string): Promise<TextForm | FileFault> {
  const file = await open(path, 'r')
  try {
    const start = await read(file, 0)
    if (start.length === 0) return { fault: 'empty' }
    const marked = byMark(start) ?? byZeros(start)
    return marked ?? (await byContent(file, start))
  } finally {
    await file.close()
  }
}

async function read(file: FileHandle, position: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(chunkLength)
  const { bytesRead } = await file.read(bytes, 0, chunkLength, position)
  return bytes.subarray(0, bytesRead)
}

function byMark(start: Buffer): TextForm | null {
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 }
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 }
  return null
}

/** Text without a mark holds zero bytes only in UTF-16, where the half of every ASCII character is zero. */
function byZeros(start: Buffer): TextForm | FileFault | null {
  const bytes = start.subarray(0, 65_536)
  if (!bytes.includes(0)) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  if (bytes.length > 3 && odd > 10 * even) return { encoding: 'utf-16le', markLength: 0 }
  if (bytes.length > 3 && even > 10 * odd) return { encoding: 'utf-16be', markLength: 0 }
  return { fault: 'not-a-table', looksLike: 'binary' }
}

/** Reads the whole file once: a first Chinese character may stand after millions of ASCII ones. */
async function byContent(file: FileHandle, start: Buffer): Promise<TextForm | FileFault> {
  const markLength = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0
  const utf8: TextForm = { encoding: 'utf-8', markLength }
  let hasOtherThanAscii = markLength > 0
  let line = 1
  for (let position = 0; ;) {
    const bytes = await read(file, position)
    if (bytes.length === 0) return utf8
    const whole = bytes.length < chunkLength ? bytes : bytes.subarray(0, lastBoundary(bytes))
    if (!isUtf8(whole)) {
      const broken = brokenLine(whole, line, hasOtherThanAscii)
      return broken === null ? { encoding: 'gb18030', markLength: 0 } : { fault: 'unsupported-encoding', line: broken }
    }
    hasOtherThanAscii ||= !isAscii(whole)
    line += linesIn(whole)
    position += whole.length
  }
}

/** The end of the last whole UTF-8 character, or of the bytes where no character begins in the last four. */
function lastBoundary(bytes: Buffer): number {
  for (let end = bytes.length - 1; end > bytes.length - 5 && end > 0; end--) {
    const byte = bytes[end] ?? 0
    if (byte < 0x80) return end + 1
    if (byte >= 0xc0) return end
  }
  return bytes.length
}

/** The line of the first broken byte in a text that is UTF-8 otherwise; null where the text is not UTF-8 at all. */
function brokenLine(bytes: Buffer, firstLine: number, wasUtf8: boolean): number | null {
  let good = 0
  let bad = 0
  let firstBad: number | null = null
  let from = 0
  for (let line = firstLine; from < bytes.length; line++) {
    const newline = bytes.indexOf(10, from)
    const one = bytes.subarray(from, newline < 0 ? bytes.length : newline)
    from = newline < 0 ? bytes.length : newline + 1
    if (!isUtf8(one)) {
      bad++
      firstBad ??= line
    } else if (!isAscii(one)) good++
  }
  return wasUtf8 || good > bad ? firstBad : null
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}

/** The decoded text in pieces, each read while the one before is used; a fault where a byte is not of this encoding. */
export async function* textOf(
  path: string,
  form: TextForm,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<string | FileFault> {
  const decoder = new TextDecoder(form.encoding, { fatal: true, ignoreBOM: true })
  const file = await open(path, 'r')
  let line = 1
  let position = form.markLength
  let coming = read(file, position)
  try {
    for (;;) {
      const bytes = await coming
      position += bytes.length
      if (bytes.length > 0) coming = read(file, position)
      const text = decoded(decoder, bytes)
      if (text === null) {
        const within = bytes.length === 0 ? 0 : badLineIn(bytes, form.encoding)
        yield { fault: 'unsupported-encoding', line: line + within }
        return
      }
      onRead(bytes.length)
      yield text
      if (bytes.length === 0) return
      line += linesIn(bytes)
    }
  } finally {
    await Promise.allSettled([coming])
    await file.close()
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer): string | null {
  try {
    return bytes.length === 0 ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** Lines before the first that does not decode; the first line may have begun in an earlier piece and is passed over. */
function badLineIn(bytes: Buffer, encoding: Encoding): number {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let from = bytes.indexOf(10) + 1
  for (let line = 1; from > 0 && from < bytes.length; line++) {
    const newline = bytes.indexOf(10, from)
    const end = newline < 0 ? bytes.length : newline
    if (decoded(decoder, bytes.subarray(from, end)) === null || decoded(decoder, Buffer.alloc(0)) === null) return line
    from = newline + 1
  }
  return 0
}
