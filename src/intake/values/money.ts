import { digitsBetween } from '#intake/values/digits.ts'
import type { Reading } from '#intake/values/reading.ts'
import { halfWidth, isCellError, meansNothing } from '#intake/values/text.ts'

/** Ten thousand million yuan: more is a slip. */
const mostFen = 1e12

/** An amount in yuan as whole fen. `1,580.00`, `¥1580`, `1580元`, `(200.00)` and `200.00-` for negative, `1.2万`. */
export function readMoney(text: string): Reading {
  const fen = plainFen(text) ?? fenIn(text)
  if (fen === null) return meansNothing(text) ? null : { fault: isCellError(text) ? 'cell-error' : 'unreadable-money' }
  if (Math.abs(fen) > mostFen) return { fault: 'out-of-range', expected: { min: -mostFen / 100, max: mostFen / 100 } }
  return String(fen)
}

/** `1580`, `-200.5`, `1580.00` in fen, null for any other form: the usual case without a regular expression. */
function plainFen(text: string): number | null {
  if (text.length > 12) return null
  const from = text.charCodeAt(0) === 45 ? 1 : 0
  const point = text.indexOf('.')
  const yuan = digitsBetween(text, from, point < 0 ? text.length : point)
  const fen = yuan * 100 + (point < 0 ? 0 : fenBehind(text, point))
  if (Number.isNaN(fen)) return null
  return from === 1 && fen !== 0 ? -fen : fen
}

function fenBehind(text: string, point: number): number {
  const decimals = text.length - point - 1
  const value = digitsBetween(text, point + 1, text.length)
  return decimals === 2 ? value : decimals === 1 ? value * 10 : Number.NaN
}

const signs = /^(?:rmb|cny|cn¥|人民币|¥)\s*|\s*(?:元整|元|圆|块|rmb|cny|yuan)$/gi
const amount = /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/
const scientific = /^\d(?:\.\d+)?E[+-]?\d{1,2}$/i

function fenIn(text: string): number | null {
  const outside = withoutMinus(halfWidth(text).replace(/\s+/g, ''))
  const inside = withoutMinus(outside.rest.replace(signs, ''))
  if (outside.isNegative && inside.isNegative) return null
  const fen = positiveFen(inside.rest.replace(signs, ''))
  const isNegative = outside.isNegative || inside.isNegative
  return isNegative && fen !== null && fen !== 0 ? -fen : fen
}

function positiveFen(text: string): number | null {
  if (scientific.test(text)) return Math.round(Number(text) * 100)
  const isInTenThousands = text.endsWith('万')
  return fenOf(amount.exec(isInTenThousands ? text.slice(0, -1) : text), isInTenThousands ? 6 : 2)
}

/** A minus in front or behind, or the brackets of bookkeepers. */
function withoutMinus(text: string): { rest: string; isNegative: boolean } {
  if (text.startsWith('(') && text.endsWith(')')) return { rest: text.slice(1, -1), isNegative: true }
  if (text.startsWith('-') && text.length > 1) return { rest: text.slice(1), isNegative: true }
  if (text.endsWith('-') && text.length > 1) return { rest: text.slice(0, -1), isNegative: true }
  return { rest: text.startsWith('+') ? text.slice(1) : text, isNegative: false }
}

/** Moves the point `places` to the right and rounds half away from zero, on the digits themselves. */
function fenOf(match: RegExpExecArray | null, places: number): number | null {
  if (match === null) return null
  const whole = (match[1] ?? '').replaceAll(',', '')
  const fraction = match[2] ?? ''
  if (whole === '' && fraction === '') return null
  const kept = Number(whole + fraction.slice(0, places).padEnd(places, '0'))
  return fraction.charCodeAt(places) >= 53 ? kept + 1 : kept
}
