import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SegmentAverages } from '#domain/centre-figures.ts'
import { nextAgeThatCounts, potentialBasis, potentialFen, type CarStanding } from '#domain/lifetime-value/potential.ts'
import { assumedActiveShare, lossIfLostFen, valueAtRiskFen } from '#domain/lifetime-value/value-at-risk.ts'
import { byFormula, lifetimeValueOf, valueTierOf } from '#domain/lifetime-value/value.ts'
import { vipCut, vipReason, type Ranked } from '#domain/lifetime-value/vip.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { aCentre, aUsualCentre } from '#test/people.ts'

const { value, potential, valueAtRisk } = defaultPolicy

/** Owns a car of four years and has visited. */
function standing(about: Partial<CarStanding> = {}): CarStanding {
  return { ageMonths: 48, ownsCar: true, everOwnedCar: true, hasVisited: true, ...about }
}

function averages(
  customers: number,
  marginFenPerYear: number | null,
  yearlyRetentionShare: number | null,
): SegmentAverages {
  return { customers, marginFenPerYear, yearlyRetentionShare }
}

test('realised: margin where cost is known, else the policy rate; revenue is what the customer paid', () => {
  const ever = { visits: 3, spendFen: 500_000, costedMarginFen: 70_000, uncostedRevenueFen: 300_001 }
  expect(lifetimeValueOf(ever, byFormula(1_000_000), value)).toEqual({
    realisedFen: 190_000,
    revenueFen: 500_000,
    potentialFen: 1_000_000,
    potentialLowFen: null,
    potentialHighFen: null,
    totalFen: 1_190_000,
    tier: 'medium',
    method: 'formula',
  })
  expect(lifetimeValueOf(ever, byFormula(0), { ...value, acquisitionYuan: 500 }).totalFen).toBe(140_000)
  expect(lifetimeValueOf(ever, byFormula(null), value)).toMatchObject({
    realisedFen: 190_000,
    totalFen: null,
    tier: null,
  })
})

test.each([
  [2_000_001, 'high'],
  [2_000_000, 'medium'],
  [1_000_000, 'medium'],
  [999_999, 'low'],
  [-5, 'low'],
] as const)('%i fen is %s', (totalFen, tier) => {
  expect(valueTierOf(totalFen, value)).toBe(tier)
})

test.each([
  { because: 'a car of four years: four more', car: standing(), months: 48, from: 'delivery' },
  { because: 'at most five years ahead', car: standing({ ageMonths: 0 }), months: 60, from: 'delivery' },
  { because: 'five years before the end of year 8', car: standing({ ageMonths: 36 }), months: 60, from: 'delivery' },
  { because: 'a month later, a month less', car: standing({ ageMonths: 37 }), months: 59, from: 'delivery' },
  { because: 'at least one year ahead', car: standing({ ageMonths: 84 }), months: 12, from: 'delivery' },
  { because: 'also for an old car', car: standing({ ageMonths: 150 }), months: 12, from: 'delivery' },
  { because: 'delivery unknown: the least', car: standing({ ageMonths: null }), months: 12, from: 'unknown-delivery' },
  {
    because: 'no car on file, but visits',
    car: standing({ ageMonths: null, ownsCar: false, everOwnedCar: false }),
    months: 12,
    from: 'unknown-delivery',
  },
  {
    because: 'the car is gone: nothing',
    car: standing({ ageMonths: null, ownsCar: false }),
    months: 0,
    from: 'gave-up-car',
  },
] as const)('horizon: $because', ({ car, months, from }) => {
  expect(potentialBasis(car, 'average', aUsualCentre(), potential)).toMatchObject({
    monthsAhead: months,
    horizonFrom: from,
  })
})

test.each([
  {
    because: 'its own averages',
    own: averages(10, 200_000, 0.9),
    margin: 200_000,
    marginOf: 'segment',
    retention: [0.9],
    retentionOf: 'segment',
  },
  {
    because: 'too few customers: the centre',
    own: averages(9, 200_000, 0.9),
    margin: 100_000,
    marginOf: 'centre',
    retention: [0.8],
    retentionOf: 'centre',
  },
  {
    because: 'nobody stood there a year ago: retention of the centre',
    own: averages(10, 200_000, null),
    margin: 200_000,
    marginOf: 'segment',
    retention: [0.8],
    retentionOf: 'centre',
  },
  {
    because: 'refunded more than paid: nothing ahead',
    own: averages(10, -5_000, 0.9),
    margin: 0,
    marginOf: 'segment',
    retention: [0.9],
    retentionOf: 'segment',
  },
])('averages of a segment: $because', ({ own, margin, marginOf, retention, retentionOf }) => {
  const centre = aUsualCentre()
  const told = potentialBasis(
    standing(),
    'average',
    { ...centre, segments: { ...centre.segments, average: own } },
    potential,
  )
  expect(told).toMatchObject({ marginFenPerYear: margin, marginOf, yearlyRetention: retention, retentionOf })
})

test('in its first year a centre has no retention of its own: the reference by year of the car', () => {
  const young = aCentre({ everybody: averages(50, 100_000, null) })
  const told = potentialBasis(standing({ ageMonths: 30 }), 'average', young, potential)
  expect(told).toMatchObject({ retentionOf: 'reference', yearlyRetention: [0.85, 0.7, 0.7, 0.5, 0.5, 0.5] })
  expect(potentialBasis(standing({ ageMonths: 500 }), 'average', young, potential)?.yearlyRetention).toEqual([0.5])
})

test('potential is unknown where nothing is known', () => {
  expect(potentialBasis(standing(), 'average', aCentre(), potential)).toBeNull()
  const stranger = { ageMonths: null, ownsCar: false, everOwnedCar: false, hasVisited: false }
  expect(potentialBasis(stranger, 'hibernating', aUsualCentre(), potential)).toBeNull()
})

test('potential: ¥1,000 a year for four years, four in five stay, 8 % a year', () => {
  const basis = potentialBasis(standing(), 'average', aUsualCentre(), potential)
  const byHand = 100_000 * (1 / 1.08 + 0.8 / 1.08 ** 2 + 0.64 / 1.08 ** 3 + 0.512 / 1.08 ** 4)
  expect(basis && potentialFen(basis, potential)).toBe(Math.round(byHand))
})

test('the next age that counts leaves no change out', () => {
  const centres = [aUsualCentre(), aCentre({ everybody: averages(50, 100_000, null) })]
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 130 }), fc.constantFrom(...centres), (ageMonths, centre) => {
      const at = (age: number) => potentialBasis(standing({ ageMonths: age }), 'average', centre, potential)
      const now = at(ageMonths)
      const next = now && nextAgeThatCounts(now, ageMonths, potential)
      for (let age = ageMonths + 1; age < (next ?? 140); age++) expect(at(age)).toEqual(now)
      if (next !== null) expect(at(next)).not.toEqual(now)
    }),
  )
})

test.each([
  [0, 1],
  [0.5, 1],
  [1, 1],
  [2, 0.5],
  [3, 0.25],
  [1.5, Math.SQRT1_2],
])('assumed to be active at %f intervals: %f', (overdue, share) => {
  expect(assumedActiveShare(overdue, valueAtRisk)).toBeCloseTo(share, 12)
})

test('value at risk: what is assumed to be gone of the potential; unknown where either is', () => {
  expect(valueAtRiskFen(1_000_000, 1, valueAtRisk)).toBe(0)
  expect(valueAtRiskFen(1_000_000, 3, valueAtRisk)).toBe(750_000)
  expect(valueAtRiskFen(null, 3, valueAtRisk)).toBeNull()
  expect(valueAtRiskFen(1_000_000, null, valueAtRisk)).toBeNull()
})

test('loss if lost: the referrals of a satisfied customer on top', () => {
  expect(lossIfLostFen(1_000_000, 9, 500_000, valueAtRisk)).toBe(1_140_000)
  expect(lossIfLostFen(1_000_000, 8, 500_000, valueAtRisk)).toBe(1_000_000)
  expect(lossIfLostFen(1_000_000, null, 500_000, valueAtRisk)).toBe(1_000_000)
  expect(lossIfLostFen(null, 9, 500_000, valueAtRisk)).toBeNull()
})

const person = (customerNo: string, totalFen: number, source = 'hz'): Ranked => ({ customerNo, source, totalFen })

test.each([
  { because: 'ceil(0.2 × 6) = 2', people: [9, 7, 5, 3, 2, 1].map((yuan, at) => person(`C${at}`, yuan)), last: 'C1' },
  { because: 'ceil(0.2 × 5) = 1', people: [1, 2, 9, 3, 4].map((yuan, at) => person(`C${at}`, yuan)), last: 'C2' },
  {
    because: 'ties by customer number',
    people: ['C3', 'C1', 'C2', 'C5', 'C4', 'C0'].map((no) => person(no, 7)),
    last: 'C1',
  },
  { because: 'then by source', people: [person('C1', 7, 'sh'), person('C1', 7, 'hz'), person('C2', 7)], last: 'C1' },
  { because: 'one alone is the top fifth', people: [person('C1', -7)], last: 'C1' },
])('VIP cut: $because', ({ people, last }) => {
  expect(vipCut(people, 0.2)?.customerNo).toBe(last)
})

test('nobody with a known value: no cut', () => {
  expect(vipCut([], 0.2)).toBeNull()
})

test('as many are within the cut as the share says', () => {
  const people = fc.array(
    fc.record({
      totalFen: fc.integer({ min: -3, max: 3 }),
      customerNo: fc.stringMatching(/^C\d$/),
      source: fc.constantFrom('hz', 'sh'),
    }),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(people, (all) => {
      const distinct = [...new Map(all.map((each) => [`${each.customerNo} ${each.source}`, each])).values()]
      const cut = vipCut(distinct, 0.2)
      const within = distinct.filter(
        (each) => vipReason({ ...each, isVipByHand: false }, 'average', each.totalFen, cut) !== null,
      )
      expect(within).toHaveLength(Math.ceil(0.2 * distinct.length))
    }),
  )
})

test.each([
  { because: 'by hand', byHand: true, segment: 'lost', totalFen: null, reason: 'by-hand' },
  { because: 'champions', byHand: false, segment: 'champions', totalFen: null, reason: 'champion' },
  { because: 'at the cut', byHand: false, segment: 'average', totalFen: 500, reason: 'top-share' },
  { because: 'below it', byHand: false, segment: 'average', totalFen: 499, reason: null },
  { because: 'value unknown', byHand: false, segment: 'average', totalFen: null, reason: null },
] as const)('VIP: $because', ({ byHand, segment, totalFen, reason }) => {
  const cut = { lifetimeValueFen: 500, customerNo: 'C5', source: 'hz' }
  expect(vipReason({ customerNo: 'C5', source: 'hz', isVipByHand: byHand }, segment, totalFen, cut)).toBe(reason)
})
