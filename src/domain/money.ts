/** Whole fen (1 yuan = 100 fen), a safe integer; the unit of every amount that we keep. */
export type Fen = number

/** Rounds half away from zero to whole fen: the one rounding of a computed amount. */
export function wholeFen(amount: number): Fen {
  const whole = amount < 0 ? -Math.round(-amount) : Math.round(amount)
  // There is no debt of nothing: -0 would be shown with its sign, and a file has only one nought.
  return whole === 0 ? 0 : whole
}

export function fenFromYuan(yuan: number): Fen {
  return wholeFen(yuan * 100)
}

/** `158000` → `1580.00`, the form of files and JSON. */
export function yuanText(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
