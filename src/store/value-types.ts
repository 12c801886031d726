import pg from 'pg'

type Parser = (text: string) => unknown

/** What the columns of PostgreSQL become here, by type number; anything else keeps pg's own reading. */
const parsers = new Map<number, Parser>([
  [20, readWhole],
  [1700, asText],
  [1082, asText],
  [1114, asText],
  [1184, readInstant],
  [1016, arrayOf(readWhole)],
  [1231, arrayOf(asText)],
  [1182, arrayOf(asText)],
  [1115, arrayOf(asText)],
  [1185, arrayOf(readInstant)],
])

/**
 * Reading of values: `bigint` is a number (it throws beyond ±2^53), `numeric` and `date` are text as PostgreSQL writes it,
 * `timestamptz` is text in UTC, `2026-03-01T08:30:00.25Z`. Arrays of these likewise, `null` elements included.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const usual = pg.types.getTypeParser(oid, format) as Parser
    return format === 'binary' ? usual : (parsers.get(oid) ?? usual)
  },
}

function asText(text: string): string {
  return text
}

function readWhole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`a whole number too large to be exact: ${text}`)
  return value
}

/** Connections run in UTC, so the offset is always `+00`; `infinity` stays as it is. */
function readInstant(text: string): string {
  return text.endsWith('+00') ? `${text.slice(0, -3).replace(' ', 'T')}Z` : text
}

/** One-dimensional arrays whose elements hold neither quotes nor commas, which is so for numbers, days and instants. */
function arrayOf(read: Parser): Parser {
  return (text) => {
    if (text === '{}') return []
    if (text.startsWith('{{') || text.startsWith('[')) throw new Error(`not a plain array: ${text.slice(0, 40)}`)
    return text
      .slice(1, -1)
      .split(',')
      .map((element) => (element === 'NULL' ? null : read(element.startsWith('"') ? element.slice(1, -1) : element)))
  }
}
