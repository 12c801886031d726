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
  let fen = 0
  let decimals = -1
  for (let i = from; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit >= 0 && digit <= 9) {
      fen = fen * 10 + digit
      if (decimals >= 0) decimals++
    } else if (digit === -2 && decimals < 0 && i > from) decimals = 0
    else return null
  }
  if (decimals > 2 || from === text.length) return null
  if (decimals < 1) fen *= 100
  else if (decimals === 1) fen *= 10
  return from === 1 && fen !== 0 ? -fen : fen
}

const signs = /^(?:rmb|cny|cn¥|人民币|[¥$])\s*|\s*(?:元整|元|圆|块|rmb|cny|yuan)$/gi
const amount = /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/

function fenIn(text: string): number | null {
  let rest = halfWidth(text).replace(/\s+/g, '')
  const outer = negativeOf(rest)
  rest = outer.rest.replace(signs, '')
  const inner = negativeOf(rest)
  rest = inner.rest.replace(signs, '')
  const inTenThousands = rest.endsWith('万')
  if (inTenThousands) rest = rest.slice(0, -1)
  const scientific = /^\d(?:\.\d+)?E[+-]?\d{1,2}$/i.test(rest) ? Number(rest) : null
  if (rest === '-' || (outer.isNegative && inner.isNegative)) return null
  const fen = scientific === null ? fenOf(amount.exec(rest), inTenThousands ? 6 : 2) : Math.round(scientific * 100)
  return fen !== null && (outer.isNegative || inner.isNegative) && fen !== 0 ? -fen : fen
}

function negativeOf(text: string): { rest: string; isNegative: boolean } {
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
