import fc from 'fast-check'
import { dayFromNumber, dayNumber, type Day } from '#domain/calendar.ts'
import type { CarFacts, CustomerFacts, VisitFacts } from '#domain/customer-facts.ts'
import { aCar, aCustomer, aVisit } from '#test/people.ts'

/** Customers of every kind, for what must hold for all of them. Records lie between 2015 and the end of 2026. */

const first = dayNumber('2015-01-01')
const last = dayNumber('2026-12-31')

/** Days that properties are asked on: some records lie before, some after. */
export const anyToday = daysIn(dayNumber('2018-01-01'), dayNumber('2025-12-31'))

/** Month ends and leap days are where calendars go wrong: they come up often. */
function daysIn(from: number, to: number): fc.Arbitrary<Day> {
  const edges: Day[] = [
    '2020-02-29',
    '2024-02-29',
    '2023-02-28',
    '2022-08-31',
    '2023-08-31',
    '2024-01-31',
    '2022-11-30',
  ]
  return fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: from, max: to }).map(dayFromNumber) },
    { weight: 1, arbitrary: fc.constantFrom(...edges).filter((on) => dayNumber(on) >= from && dayNumber(on) <= to) },
  )
}

const anyDay = daysIn(first, last)

/** The cars of one customer, and one that is not on file. */
const vins = ['LRWYGCEK5NC000001', 'LRWYGCEK5NC000002', 'LRWYGCEK5NC000003', 'LRWYGCEK5NC000009'] as const

const anyVin = fc.oneof(
  { weight: 3, arbitrary: fc.constant(vins[0]) },
  { weight: 1, arbitrary: fc.constantFrom(...vins) },
)

/** What the odometer of a car of 2015 shows that is driven forty km a day. */
function mileageOn(on: Day): number {
  return (dayNumber(on) - first) * 40
}

const anyVisit: fc.Arbitrary<VisitFacts> = fc
  .record({
    on: anyDay,
    spendFen: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 900_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -300_000, max: -1 }) },
    ),
    costedMarginFen: fc.integer({ min: -10_000, max: 200_000 }),
    borneCostFen: fc.constantFrom(0, 0, 30_000),
    advisorId: fc.constantFrom(null, 1, 2, 3),
    advisorMinutes: fc.constantFrom(null, 20, 45),
    bayMinutes: fc.constantFrom(null, 60, 240),
    waitingMinutes: fc.constantFrom(null, 10, 30, 31, 90),
    vin: fc.option(anyVin),
    wasRead: fc.boolean(),
  })
  .map(({ on, wasRead, ...rest }) => aVisit(on, { ...rest, mileageKm: wasRead ? mileageOn(on) : null }))

/** A visit every so often, as most customers of a workshop come. */
const regularVisits: fc.Arbitrary<VisitFacts[]> = fc
  .record({
    start: fc.integer({ min: first, max: last }),
    gap: fc.integer({ min: 7, max: 400 }),
    spendFen: fc.integer({ min: 0, max: 400_000 }),
    count: fc.integer({ min: 1, max: 14 }),
    vin: anyVin,
    // Seldom: a car that stood still, or a new odometer.
    isStrange: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  })
  .map(({ start, gap, spendFen, count, vin, isStrange }) =>
    Array.from({ length: count }, (_, at) => start + at * gap)
      .filter((at) => at <= last)
      .map((at) =>
        aVisit(dayFromNumber(at), { spendFen, vin, mileageKm: isStrange ? 7 : mileageOn(dayFromNumber(at)) }),
      ),
  )

const visits = fc
  .oneof(
    regularVisits,
    fc.array(anyVisit, { maxLength: 12 }),
    fc.tuple(regularVisits, fc.array(anyVisit, { maxLength: 3 })).map(([regular, more]) => [...regular, ...more]),
  )
  .map((list) => ascending(list, ({ on }) => on))

const cars: fc.Arbitrary<CarFacts[]> = fc
  .array(
    fc
      .record({
        deliveredOn: fc.option(anyDay, { freq: 8 }),
        keptDays: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null, freq: 2 }),
        wasSold: fc.boolean(),
      })
      .map(({ deliveredOn, keptDays, wasSold }) => {
        const from = deliveredOn ?? dayFromNumber(first)
        const until = keptDays === null ? null : dayFromNumber(dayNumber(from) + keptDays)
        return aCar({ deliveredOn, ownedFrom: from, ownedTo: wasSold ? null : until, soldOn: wasSold ? until : null })
      }),
    { maxLength: 3 },
  )
  .map((list) => list.map((car, at) => ({ ...car, vin: vins[at] ?? car.vin })))

const surveys = fc.array(fc.record({ on: anyDay, score: fc.integer({ min: 0, max: 10 }) }), { maxLength: 4 })
const complaints = fc.array(
  fc.record({
    openedOn: anyDay,
    no: fc.constant(null),
    severity: fc.constant(null),
    compensationFen: fc.constantFrom(0, 20_000),
  }),
  {
    maxLength: 4,
  },
)
const contacts = fc.array(fc.record({ on: anyDay, isPersonal: fc.boolean(), hasOverDelivery: fc.boolean() }), {
  maxLength: 6,
})

/** `centre` is the builder's, which knows nothing; give another where a property is about it. */
export const anyCustomer: fc.Arbitrary<CustomerFacts> = fc
  .record({
    customerNo: fc.stringMatching(/^C\d{3}$/),
    isVipByHand: fc.constantFrom(false, false, false, true),
    isRideHailing: fc.constantFrom(false, false, false, true),
    cars,
    visits,
    surveys,
    complaints,
    contacts,
    appUsedOn: fc.array(anyDay, { maxLength: 4 }),
  })
  .map((about) =>
    aCustomer({
      ...about,
      surveys: ascending(about.surveys, ({ on }) => on),
      complaints: ascending(about.complaints, ({ openedOn }) => openedOn),
      contacts: ascending(about.contacts, ({ on }) => on),
      appUsedOn: ascending(about.appUsedOn, (on) => on),
    }),
  )

function ascending<T>(list: readonly T[], dayOf: (item: T) => Day): T[] {
  return list.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
}
