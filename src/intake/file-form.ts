import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { FileFault, OtherForm } from '#intake/file-fault.ts'

/** What the bytes are, whatever the file's name says. */
export type FileForm = 'text' | 'zip'

const prefixLength = 65_536

/** Opens nothing for long: looks at the first bytes, and for old Office containers at their directory. */
export async function formOf(path: string): Promise<FileForm | FileFault> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch {
    return { fault: 'no-such-file' }
  }
  try {
    const { size } = await file.stat()
    if ((await file.stat()).isDirectory()) return { fault: 'not-a-table', looksLike: 'folder' }
    const bytes = Buffer.alloc(Math.min(size, prefixLength))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return await formOfBytes(file, bytes.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

const signatures: readonly (readonly [string, OtherForm])[] = [
  ['255044462d', 'pdf'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
  ['1f8b', 'archive'],
  ['526172211a07', 'archive'],
  ['377abcaf271c', 'archive'],
  ['425a68', 'archive'],
  ['28b52ffd', 'archive'],
  ['7f454c46', 'binary'],
]

async function formOfBytes(file: FileHandle, bytes: Buffer): Promise<FileForm | FileFault> {
  const start = bytes.subarray(0, 8).toString('hex')
  if (start.startsWith('504b0304')) return 'zip'
  if (start.startsWith('504b0506')) return { fault: 'not-a-table', looksLike: 'archive' }
  if (start.startsWith('d0cf11e0a1b11ae1')) return oldOfficeFault(file, bytes)
  const known = signatures.find(([signature]) => start.startsWith(signature))
  if (known) return { fault: 'not-a-table', looksLike: known[1] }
  return markupFault(bytes) ?? 'text'
}

/** Pages saved as `.xls` are common: a system that exports "Excel" often writes HTML. */
function markupFault(bytes: Buffer): FileFault | null {
  const text = bytes
    .subarray(0, 2048)
    .toString('latin1')
    .replace(/^ï»¿|^ÿþ|^þÿ/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype html|html|head|meta|body|table|style|script|div)\b/.test(text))
    return { fault: 'not-a-table', looksLike: 'web-page' }
  if (text.startsWith('<?xml') || text.startsWith('<workbook')) {
    return { fault: 'not-a-table', looksLike: text.includes('<html') ? 'web-page' : 'json-or-xml' }
  }
  return /^(\{\s*"|\[\s*[[{"])/.test(text) ? { fault: 'not-a-table', looksLike: 'json-or-xml' } : null
}

const directoryNames = { encrypted: utf16('EncryptedPackage'), workbook: utf16('Workbook'), book: utf16('Book') }

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le')
}

/** An OLE container: an encrypted new workbook, or an old one. The directory sector says which. */
async function oldOfficeFault(file: FileHandle, header: Buffer): Promise<FileFault> {
  if (header.length < 512) return { fault: 'damaged', line: null }
  const sectorSize = 1 << Math.min(header.readUInt16LE(30), 12)
  const directory = Buffer.alloc(4096)
  const { bytesRead } = await file.read(directory, 0, 4096, (header.readUInt32LE(48) + 1) * sectorSize)
  const names = directory.subarray(0, bytesRead)
  if (names.includes(directoryNames.encrypted)) return { fault: 'password' }
  if (names.includes(directoryNames.workbook) || names.includes(directoryNames.book)) return { fault: 'old-excel' }
  return { fault: 'not-a-table', looksLike: 'other-office' }
}
