import { TextDecoder } from 'node:util'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { limits } from '#intake/file-fault.ts'
import type { FileFault } from '#intake/file-fault.ts'

/** The parts of an XLSX file: a ZIP container with XML files in it. */
export interface WorkbookParts {
  has(name: string): boolean
  /** Bytes that the part unpacks to; 0 where there is none. */
  size(name: string): number
  /** The part's text in pieces; a fault where it cannot be unpacked. No part, no pieces. */
  text(name: string): AsyncGenerator<string | FileFault>
  close(): void
}

/** A table of a service centre packs 10 to 30 times, formatted empty cells 60 times; what packs most, 1,000 times. */
const mostPacked = 200
const alwaysFine = 1 << 26
const mostParts = 10_000

export async function openParts(path: string): Promise<WorkbookParts | FileFault> {
  const zip = await opened(path)
  if ('fault' in zip) return zip
  const entries = await entriesOf(zip)
  const fault = 'fault' in entries ? entries : containerFault(entries)
  if (fault !== null) {
    zip.close()
    return fault
  }
  const parts = entries as ReadonlyMap<string, Entry>
  return {
    has: (name) => parts.has(name.toLowerCase()),
    size: (name) => parts.get(name.toLowerCase())?.uncompressedSize ?? 0,
    text: (name) => textOf(zip, parts.get(name.toLowerCase())),
    close: () => zip.close(),
  }
}

async function opened(path: string): Promise<ZipFile | FileFault> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true })
  } catch {
    return { fault: 'damaged', line: null }
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry> | FileFault> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > mostParts) return { fault: 'too-big', limit: 'unpacked', line: null }
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
  } catch {
    return { fault: 'damaged', line: null }
  }
  return entries
}

function containerFault(entries: ReadonlyMap<string, Entry>): FileFault | null {
  const all = [...entries.values()]
  if (all.some((entry) => (entry.generalPurposeBitFlag & 1) !== 0)) return { fault: 'password' }
  if (entries.has('xl/workbook.bin')) return { fault: 'not-a-table', looksLike: 'xlsb' }
  const isOffice = entries.has('[content_types].xml') || entries.has('content.xml')
  const isWorkbook = all.some((entry) => /^xl\/.*workbook.*\.xml$/i.test(entry.fileName))
  if (!isWorkbook) return { fault: 'not-a-table', looksLike: isOffice ? 'other-office' : 'archive' }
  return all.some(isBomb) ? { fault: 'too-big', limit: 'unpacked', line: null } : null
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return (
    uncompressedSize > limits.unpacked ||
    (uncompressedSize > alwaysFine && uncompressedSize > mostPacked * compressedSize)
  )
}

async function* textOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string | FileFault> {
  if (entry === undefined) return
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sinceMarkup = 0
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
    for await (const bytes of stream) {
      const text = decoder.decode(bytes, { stream: true })
      const last = text.lastIndexOf('<')
      sinceMarkup = last < 0 ? sinceMarkup + text.length : text.length - last
      if (sinceMarkup > limits.cellLength) {
        yield { fault: 'too-big', limit: 'cell', line: null }
        return
      }
      yield text
    }
    yield decoder.decode()
  } catch {
    // Broken compression, a wrong size or checksum, or text that is not UTF-8: the archive is damaged.
    yield { fault: 'damaged', line: null }
  }
}
