import type { Reading } from '#intake/values/reading.ts'

const longestText = 10_000
const longestKey = 200

/** Without blanks at both ends: ASCII and full-width spaces, control characters, byte order marks, zero-width marks. */
export function trimmed(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  return from === 0 && to === text.length ? text : text.slice(from, to)
}

function isBlank(code: number): boolean {
  if (code <= 32) return true
  if (code < 127) return false
  return (
    code <= 160 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x2060
  )
}

/** Full-width digits, letters and signs as ASCII: `１５８０．００` → `1580.00`. Chinese characters stay. */
export function halfWidth(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 127) return trimmed(text.normalize('NFKC').replaceAll('−', '-'))
  }
  return text
}

export function readText(text: string): Reading {
  if (isDash(text)) return null
  if (isCellError(text)) return { fault: 'cell-error' }
  return text.length > longestText ? { fault: 'too-long', expected: { max: longestText } } : text
}

/** The name of a centre or a colleague, one spelling for all: half-width letters, single blanks. */
export function readName(text: string): Reading {
  const read = readText(text)
  return typeof read === 'string' ? halfWidth(read).replaceAll(/\s+/g, ' ') : read
}

/** A number or code that names a record; compared by its characters, so `0012` and `12` differ. */
export function readKey(text: string): Reading {
  const key = halfWidth(text)
  if (isDash(key)) return null
  if (isCellError(key)) return { fault: 'cell-error' }
  if (hasLostDigits(key)) return { fault: 'digits-lost' }
  return key.length > longestKey ? { fault: 'too-long', expected: { max: longestKey } } : key
}

/** `1.38E+10`: a spreadsheet shortened a long number, and its last digits are gone. */
export function hasLostDigits(text: string): boolean {
  return text.includes('E+') && /^\d(\.\d+)?E\+\d{1,2}$/.test(text)
}

const errors = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
])

/** What a spreadsheet shows where a formula failed. */
export function isCellError(text: string): boolean {
  return text.charCodeAt(0) === 35 && errors.has(text)
}

const dashes = new Set(['-', '--', '—', '/', '\\N', 'NULL', 'null', 'N/A', 'n/a'])
const nothing = new Set([...dashes, 'NA', '无', '空', 'None', 'none', '#'])

function isDash(text: string): boolean {
  return text.length <= 4 && dashes.has(text)
}

/** Signs that people and exports write into a cell of dates, numbers or codes to say that there is nothing. */
export function meansNothing(text: string): boolean {
  return text.length <= 4 && nothing.has(text)
}
