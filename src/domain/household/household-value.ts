import { wholeFen, type Fen } from '#domain/money.ts'

/** What a customer of a household is worth, as last scored; null = not known. */
export interface MemberValue {
  readonly realisedFen: Fen
  readonly potentialFen: Fen | null
  /** 80 % interval of the potential; a formula has none. */
  readonly lowFen: Fen | null
  readonly highFen: Fen | null
  readonly totalFen: Fen | null
}

/** Σ over the customers of a household whose value is known (spec §2.6). */
export interface HouseholdValue {
  readonly customers: number
  /** Of them, those whose value is known: whom the sums are about. */
  readonly valued: number
  readonly realisedFen: Fen
  readonly potentialFen: Fen
  readonly totalFen: Fen
  /** 80 % interval of the potential, if members come independently; null where one of them has none. */
  readonly interval: { readonly lowFen: Fen; readonly highFen: Fen } | null
}

/** Null: nobody's value is known. The interval's halves add in quadrature, each side for itself. */
export function householdValue(members: readonly MemberValue[]): HouseholdValue | null {
  const valued = members.flatMap(({ potentialFen, totalFen, ...rest }) =>
    potentialFen === null || totalFen === null ? [] : [{ ...rest, potentialFen, totalFen }],
  )
  if (valued.length === 0) return null
  const sums = { realisedFen: 0, potentialFen: 0, totalFen: 0 }
  let [below, above, isKnown] = [0, 0, true]
  for (const { realisedFen, potentialFen, totalFen, lowFen, highFen } of valued) {
    sums.realisedFen += realisedFen
    sums.potentialFen += potentialFen
    sums.totalFen += totalFen
    isKnown &&= lowFen !== null && highFen !== null
    below = Math.hypot(below, potentialFen - (lowFen ?? potentialFen))
    above = Math.hypot(above, (highFen ?? potentialFen) - potentialFen)
  }
  const interval = isKnown
    ? { lowFen: wholeFen(sums.potentialFen - below), highFen: wholeFen(sums.potentialFen + above) }
    : null
  return { customers: members.length, valued: valued.length, ...sums, interval }
}
