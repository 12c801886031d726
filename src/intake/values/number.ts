import type { NumberBounds } from '#intake/kind.ts'
import { digitsBetween } from '#intake/values/digits.ts'
import type { Reader, Reading } from '#intake/values/reading.ts'
import { halfWidth, hasLostDigits, isCellError, meansNothing } from '#intake/values/text.ts'

const unit = /(?:km|kms|公里|千米|里程|分钟|分|min|mins|minutes|次|times|岁|个|h|小时)\.?$/i
const grouped = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const simple = /^[-+]?\d+(?:\.\d*)?$|^[-+]?\.\d+$/

/** The number in a text: `12,345 km`, `1.2万`, `－３`; null where it is none. Exact to 15 digits. */
function numberIn(text: string): number | null {
  let rest = halfWidth(text).replace(unit, '').trim()
  const inTenThousands = rest.endsWith('万')
  if (inTenThousands) rest = rest.slice(0, -1).trim()
  if (!simple.test(rest) && !grouped.test(rest)) {
    if (!hasLostDigits(rest.toUpperCase())) return null
  }
  const value = Number(rest.replaceAll(',', ''))
  return inTenThousands ? Number((value * 10_000).toPrecision(15)) : value
}

export function wholeReader(bounds: NumberBounds): Reader {
  return (text) => {
    const plain = text.length > 9 ? Number.NaN : digitsBetween(text, 0, text.length)
    const value = Number.isNaN(plain) ? numberIn(text) : plain
    if (value === null) return unreadable(text)
    const whole = Math.round(value)
    if (whole !== value && !bounds.rounds) return { fault: 'unreadable-number' }
    return within(whole, bounds)
  }
}

export function decimalReader(bounds: NumberBounds): Reader {
  return (text) => {
    const value = numberIn(text)
    return value === null ? unreadable(text) : within(value, bounds)
  }
}

function within(value: number, { min, max }: NumberBounds): Reading {
  return value < min || value > max ? { fault: 'out-of-range', expected: { min, max } } : String(value)
}

function unreadable(text: string): Reading {
  if (meansNothing(text)) return null
  return { fault: isCellError(text) ? 'cell-error' : 'unreadable-number' }
}
