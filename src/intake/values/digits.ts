/** The value of the ASCII digits from `from` up to `to`; not a number where there are none, or others among them. */
export function digitsBetween(text: string, from: number, to: number): number {
  if (from >= to || to > text.length) return Number.NaN
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}
