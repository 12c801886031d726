const transliteration: Readonly<Record<string, number>> = {
  A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8,
  J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9,
  S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9,
} // prettier-ignore
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const
// Model years 2010–2039; I, O, Q, U, Z and 0 are not used.
const yearCodes = 'ABCDEFGHJKLMNPRSTVWXY123456789'

/** The ninth character that belongs to these seventeen, whatever stands there (GB 16735, ISO 3779, 49 CFR 565): 0–9 or X. */
export function vinCheckDigit(vin: string): string {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    const character = vin.charAt(i)
    sum += (transliteration[character] ?? Number(character)) * (weights[i] ?? 0)
  }
  const rest = sum % 11
  return rest === 10 ? 'X' : String(rest)
}

export interface VinParts {
  /** Characters 4–8: model, body, motor, battery, series. */
  readonly descriptor: string
  readonly modelYear: number
  /** Character 11. */
  readonly plant: string
  /** 0–999,999. */
  readonly serial: number
}

/** A valid VIN of the invented maker L0Q would be illegal, so it is L0R. */
export function vinOf({ descriptor, modelYear, plant, serial }: VinParts): string {
  const year = yearCodes.charAt((((modelYear - 2010) % 30) + 30) % 30)
  const rest = `${year}${plant}${String(serial).padStart(6, '0')}`
  return `L0R${descriptor}${vinCheckDigit(`L0R${descriptor}0${rest}`)}${rest}`
}
