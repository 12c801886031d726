import type { Reading } from '#intake/values/reading.ts'
import { halfWidth, isCellError, meansNothing } from '#intake/values/text.ts'

/** ISO 3779 and 49 CFR 565: the value of each letter, and the weight of each place. The ninth is the check digit. */
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const letterValues = '12345678123457923456789'
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const

/** Value by character code; -1 for what no VIN may hold. */
const values = Int8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (sign >= '0' && sign <= '9') return code - 48
  return letters.includes(sign) ? Number(letterValues.charAt(letters.indexOf(sign))) : -1
})

export function readVin(text: string): Reading {
  const vin = isPlain(text) ? text : halfWidth(text).toUpperCase().replace(/[\s-]/g, '')
  if (isCellError(vin)) return { fault: 'cell-error' }
  if (meansNothing(vin)) return null
  if (vin.length !== 17) return { fault: 'vin-length' }
  const sum = weightedSum(vin)
  if (sum < 0) return { fault: 'vin-alphabet' }
  const check = vin.charCodeAt(8)
  return (sum % 11 === 10 ? 88 : (sum % 11) + 48) === check ? vin : { value: vin, flag: 'vin-check-digit' }
}

/** Sum of the check; -1 where a character cannot stand in a VIN. */
function weightedSum(vin: string): number {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = values[vin.charCodeAt(i)] ?? -1
    if (value < 0) return -1
    sum += value * (weights[i] ?? 0)
  }
  return sum
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 90) return false
  }
  return true
}
