import { expect, test } from 'vitest'
import { householdValue } from '#domain/household/household-value.ts'

const one = { realisedFen: 100_000, potentialFen: 50_000, lowFen: 20_000, highFen: 90_000, totalFen: 150_000 }
const other = { realisedFen: 10_000, potentialFen: 80_000, lowFen: 40_000, highFen: 110_000, totalFen: 90_000 }
const byFormula = { ...other, lowFen: null, highFen: null }
const unknown = { realisedFen: 5_000, potentialFen: null, lowFen: null, highFen: null, totalFen: null }

test.each([
  {
    because: 'halves of 30,000 and 40,000 below add to 50,000, of 40,000 and 30,000 above too',
    members: [one, other],
    told: {
      customers: 2,
      valued: 2,
      realisedFen: 110_000,
      potentialFen: 130_000,
      totalFen: 240_000,
      interval: { lowFen: 80_000, highFen: 180_000 },
    },
  },
  {
    because: 'one alone has their own interval',
    members: [one],
    told: { customers: 1, valued: 1, ...sumsOf(one), interval: { lowFen: 20_000, highFen: 90_000 } },
  },
  {
    because: 'a formula has no interval, so the household has none',
    members: [one, byFormula],
    told: { customers: 2, valued: 2, realisedFen: 110_000, potentialFen: 130_000, totalFen: 240_000, interval: null },
  },
  {
    because: 'who is not known is counted and not summed',
    members: [one, unknown],
    told: { customers: 2, valued: 1, ...sumsOf(one), interval: { lowFen: 20_000, highFen: 90_000 } },
  },
  { because: 'of nobody known there is nothing to tell', members: [unknown], told: null },
  { because: 'nor of nobody', members: [], told: null },
])('$because', ({ members, told }) => expect(householdValue(members)).toEqual(told))

function sumsOf({ realisedFen, potentialFen, totalFen }: typeof one) {
  return { realisedFen, potentialFen, totalFen }
}
