import type { Reading } from '#intake/values/reading.ts'
import { halfWidth, hasLostDigits, isCellError, meansNothing } from '#intake/values/text.ts'

/**
 * A phone number as digits: eleven for a mobile of mainland China, a leading 0 for its land lines, otherwise what is
 * written. Of several numbers in one cell the first is taken. What is no number leaves the customer without one.
 */
export function readPhone(text: string): Reading {
  if (isPlainMobile(text)) return text
  const plain = halfWidth(text)
  if (hasLostDigits(plain.toUpperCase())) return { fault: 'digits-lost' }
  if (isCellError(plain)) return { fault: 'cell-error' }
  if (meansNothing(plain)) return null
  const [first = '', second] = plain.split(/[、,;/|]|\s{2,}|转|或/)
  const digits = digitsOf(first.trim())
  if (digits === null) return { value: null, flag: 'unreadable-phone' }
  const isSecondNumber = second !== undefined && digitsOf(second.trim()) !== null
  return isSecondNumber ? { value: digits, flag: 'several-phones' } : digits
}

function isPlainMobile(text: string): boolean {
  if (text.length !== 11 || text.charCodeAt(0) !== 49) return false
  for (let i = 1; i < 11; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}

function digitsOf(text: string): string | null {
  if (!/^[+\d][\d\s().+‐-―-]*$|^\([\d\s()+-]*$/.test(text)) return null
  const digits = text.replace(/\.0+$/, '').replace(/\D/g, '')
  if (digits.length < 5 || digits.length > 18) return null
  const isChinese =
    text.startsWith('+86') || digits.startsWith('0086') || (digits.startsWith('86') && digits.length === 13)
  return isChinese ? nationalNumber(digits) : digits.replace(/^00/, '')
}

/** Mobiles and service numbers as they are, land lines with their leading 0. */
function nationalNumber(digits: string): string {
  const national = digits.replace(/^(00)?86/, '')
  return /^(1|0|400)/.test(national) ? national : `0${national}`
}
