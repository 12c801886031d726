/**
 * How far the loss of customers has usually come by so many days after a visit: the share of it that is still ahead.
 * Published and unverified (spec §2.9): 40 % of all loss around day 90, 30 % at 180, 20 % at 365, 10 % at 540.
 */
export const lossAhead: readonly { readonly days: number; readonly share: number }[] = [
  { days: 0, share: 1 },
  { days: 90, share: 0.6 },
  { days: 180, share: 0.3 },
  { days: 365, share: 0.1 },
  { days: 540, share: 0 },
]
