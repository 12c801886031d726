/** A value of a row for COPY. Arrays become PostgreSQL arrays, objects JSON; `null` and `undefined` are NULL. */
export type CopyValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly CopyValue[]
  | { readonly [key: string]: unknown }

export type CopyRow = readonly CopyValue[]

const toEscape = /[\\\t\n\r]/
const toEscapeAll = /[\\\t\n\r]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One row in COPY's text format, with its line end. */
export function copyLine(row: CopyRow): string {
  let line = ''
  for (let at = 0; at < row.length; at++) line += at === 0 ? copyField(row[at]) : `\t${copyField(row[at])}`
  return `${line}\n`
}

function copyField(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return escape(typeof value === 'string' ? value : isList(value) ? arrayText(value) : JSON.stringify(value))
}

/** PostgreSQL knows no NUL character in text; it is left out rather than failing a million good rows. */
function escape(text: string): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '') : text
  return toEscape.test(clean) ? clean.replace(toEscapeAll, (found) => escapes[found] ?? found) : clean
}

function isList(value: object): value is readonly CopyValue[] {
  return Array.isArray(value)
}

/** `{1,NULL,"a\"b"}`: a PostgreSQL array as text. */
function arrayText(elements: readonly CopyValue[]): string {
  return `{${elements.map(elementText).join(',')}}`
}

function elementText(element: CopyValue): string {
  if (element === null || element === undefined) return 'NULL'
  if (typeof element === 'number' || typeof element === 'bigint') return String(element)
  if (typeof element === 'boolean') return element ? 't' : 'f'
  if (typeof element !== 'string' && isList(element)) return arrayText(element)
  const text = typeof element === 'string' ? element : JSON.stringify(element)
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

const plain: Record<string, string> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' }

/** The fields of one line of COPY's text format, as PostgreSQL wrote it. */
export function readCopyLine(line: string): (string | null)[] {
  return line.split('\t').map((field) => {
    if (field === '\\N') return null
    return field.includes('\\') ? field.replace(/\\(.)/gs, (_, letter: string) => plain[letter] ?? letter) : field
  })
}
