import { limits } from '#intake/file-fault.ts'
import type { FileFault } from '#intake/file-fault.ts'
import { officeText, readXml } from '#intake/xml-events.ts'

/** The texts of a workbook by number; '' where there is no such number. */
export type SharedStrings = (index: number) => string

/** Texts used often come first and stay as they are; the others, often millions used once, are kept as bytes. */
const keptAsText = 50_000

export async function readSharedStrings(pieces: AsyncIterable<string | FileFault>): Promise<SharedStrings | FileFault> {
  const strings: string[] = []
  const others = byteStore()
  let current = ''
  let isPhonetic = false
  const fault = await readXml(pieces, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') isPhonetic = true
    },
    close(name, text) {
      if (name === 'rPh') isPhonetic = false
      else if (name === 't' && !isPhonetic) current += text
      else if (name === 'si') {
        if (strings.length < keptAsText) strings.push(officeText(current))
        else others.add(officeText(current))
      }
    },
  })
  if (fault !== null) return fault
  return (index) => (index < keptAsText ? (strings[index] ?? '') : others.at(index - keptAsText))
}

const pageLength = 4 * limits.cellLength

interface ByteStore {
  add(text: string): void
  at(index: number): string
}

/** Many texts in few bytes: UTF-8 in pages, with start and length of each. */
function byteStore(): ByteStore {
  const pages: Buffer[] = []
  let used = pageLength
  let count = 0
  let places = new Uint32Array(1024)
  return {
    add(text) {
      const length = Buffer.byteLength(text)
      if (used + length > pageLength) {
        pages.push(Buffer.allocUnsafe(Math.max(pageLength, length)))
        used = 0
      }
      pages.at(-1)?.write(text, used)
      if (count * 3 + 3 > places.length) places = grown(places)
      places.set([pages.length - 1, used, length], count * 3)
      used += length
      count++
    },
    at(index) {
      if (index >= count) return ''
      const [page = 0, start = 0, length = 0] = places.subarray(index * 3, index * 3 + 3)
      return pages[page]?.toString('utf8', start, start + length) ?? ''
    },
  }
}

function grown(places: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(places.length * 2)
  more.set(places)
  return more
}
