import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { datedFacts, type DatedFactId } from '#domain/playbook/dated-facts.ts'
import { defaultPolicy, type Policy } from '#domain/policy.ts'
import { aCar, aCustomer, aVisit } from '#test/people.ts'

const today: Day = '2024-09-02'
const aroundYear = { from: addDays(today, -400), to: addDays(today, 400) }

function occasions(fact: DatedFactId, about: Partial<CustomerFacts>, policy: Policy = defaultPolicy): string[] {
  const facts = aCustomer(about)
  const view = viewOf(facts, assess(facts, policy, today), policy, today)
  return datedFacts[fact]
    .occasions(view, aroundYear)
    .map(({ key, on, variables }) => `${on} [${key}] ${Object.values(variables).join(' ')}`.trimEnd())
}

const car = aCar({ vin: 'V1', deliveredOn: '2021-09-10' })

test.each([
  {
    fact: 'anniversary',
    about: { cars: [car], visits: [aVisit('2023-09-10'), aVisit('2023-09-11'), aVisit('2024-09-01')] },
    are: ['2023-09-10 [V1 2] Model Y 2 1', '2024-09-10 [V1 3] Model Y 3 2', '2025-09-10 [V1 4] Model Y 4 0'],
    because: 'the third year ends next week, with two visits so far',
  },
  {
    fact: 'anniversary',
    about: { cars: [aCar({ deliveredOn: '2020-02-29' })] },
    are: ['2024-02-29', '2025-02-28'],
    because: 'a leap day has its anniversary on the 28th',
  },
  {
    fact: 'visit_closed',
    about: {
      cars: [car],
      visits: [
        aVisit('2022-01-01'),
        aVisit('2024-08-01', { vin: 'V1', kind: 'repair', spendFen: 12_345 }),
        aVisit(today, { vin: null }),
      ],
    },
    are: [
      '2024-09-02 [2024-09-02  1] Model Y maintenance 600 3',
      '2024-08-01 [2024-08-01 V1 1] Model Y repair 123.45 2',
    ],
    because: 'the last year of visits, with what they were for; one without a car is of the only car',
  },
  {
    fact: 'first_service_closed',
    about: { cars: [car], visits: [aVisit('2024-08-01', { kind: 'first_service' }), aVisit('2024-08-20')] },
    are: ['2024-08-01'],
    because: 'only the first service',
  },
  {
    fact: 'value_added_bought',
    about: { visits: [aVisit('2024-08-01', { hasValueAdded: true }), aVisit('2024-08-20')] },
    are: ['2024-08-01'],
    because: 'a film was bought',
  },
  {
    fact: 'software_bought',
    about: {
      visits: [
        aVisit('2024-08-01', { hasValueAdded: true }),
        aVisit('2024-08-20', { hasValueAdded: true, hasSoftware: true }),
      ],
    },
    are: ['2024-08-20'],
    because: 'a film is no software',
  },
  {
    fact: 'mileage_passed',
    about: {
      cars: [car],
      visits: [
        aVisit('2024-03-06', { vin: 'V1', mileageKm: 9000 }),
        aVisit('2024-06-14', { vin: 'V1', mileageKm: 14_000 }),
      ],
    },
    are: ['2024-07-04 [V1 15000] Model Y 15000'],
    because: '50 km a day: 15,000 km were passed 20 days after the last reading',
  },
  { fact: 'mileage_passed', about: { cars: [car] }, are: [], because: 'no reading, no mileage' },
  {
    fact: 'complaint_opened',
    about: { complaints: [{ openedOn: '2024-09-01', no: 'K7', severity: 'high', compensationFen: 0 }] },
    are: ['2024-09-01 [K7] high'],
    because: 'by its number',
  },
  {
    fact: 'interest_recorded',
    about: {
      interests: [
        { interestId: 1, text: '车衣', recordedOn: '2024-08-30', settledOn: null },
        { interestId: 2, text: '软件', recordedOn: '2024-08-30', settledOn: '2024-09-01' },
        { interestId: 3, text: '新车', recordedOn: '2024-09-03', settledOn: null },
      ],
    },
    are: ['2024-08-30 [1] 车衣'],
    because: 'neither what is settled nor what nobody knows yet',
  },
  {
    fact: 'appointment',
    about: { appointments: [{ no: 'A1', on: '2024-09-05', purpose: '保养' }], visits: [aVisit('2024-01-01')] },
    are: ['2024-09-05 [A1] 保养 2'],
    because: 'it will be the second visit',
  },
  {
    fact: 'every_quarter',
    about: { cars: [aCar({ deliveredOn: '2024-01-31' })] },
    are: ['2024-04-30', '2024-07-31', '2024-10-31'],
    because: 'three months each from the delivery on, which lies at the end of a month',
  },
  {
    fact: 'every_month',
    about: { visits: [aVisit('2024-06-05')] },
    are: ['2024-08-05', '2024-09-05', '2024-10-05'],
    because: 'without a car from the first visit on',
  },
  { fact: 'every_month', about: {}, are: [], because: 'nobody knows since when' },
  {
    fact: 'every_month',
    about: { cars: [aCar({ deliveredOn: '2023-08-02' })] },
    are: ['2024-08-02 [2024-08-02] 12 summer', '2024-09-02 [2024-09-02] 1 autumn', '2024-10-02 [2024-10-02] 2 autumn'],
    because: 'after twelve months their year begins again',
  },
  {
    fact: 'every_quarter',
    about: { cars: [aCar({ deliveredOn: '2023-09-02' })] },
    are: ['2024-06-02 [2024-06-02] 3', '2024-09-02 [2024-09-02] 4', '2024-12-02 [2024-12-02] 1'],
    because: 'the fourth quarter ends a year',
  },
  {
    fact: 'festival',
    about: {},
    are: ['2024-09-17 [mid_autumn 2024-09-17] mid_autumn', '2025-01-29 [spring_festival 2025-01-29] spring_festival'],
    because: 'the next ones of the lunar calendar',
  },
  { fact: 'season', about: {}, are: [], because: 'nothing to do for a car that is not there' },
  { fact: 'by_hand', about: { cars: [car] }, are: [], because: 'no record brings it about' },
] as const)('$fact: $because', ({ fact, about, are }) => {
  const found = occasions(fact, about as Partial<CustomerFacts>)
  expect(found.map((each, at) => (are[at]?.length === 10 ? each.slice(0, 10) : each))).toEqual(are)
})

test('seasons begin by the climate of the centre', () => {
  const seasons = { springMonth: 4, summerMonth: 0, autumnMonth: 9, winterMonth: 10 }
  const starts = occasions('season', { cars: [car] }, { ...defaultPolicy, seasons })
  expect(starts.filter((each) => each.startsWith('2024'))).toEqual([
    '2024-04-01 [spring 2024-04-01] spring',
    '2024-09-01 [autumn 2024-09-01] autumn',
    '2024-10-01 [winter 2024-10-01] winter',
  ])
})

test('an occasion keeps its key from one day to the next', () => {
  const facts = aCustomer({
    cars: [car],
    visits: [
      aVisit('2024-03-06', { vin: 'V1', mileageKm: 9000 }),
      aVisit('2024-06-14', { vin: 'V1', mileageKm: 14_000 }),
    ],
  })
  const keysOn = (fact: DatedFactId, on: Day): string[] => {
    const view = viewOf(facts, assess(facts, defaultPolicy, on), defaultPolicy, on)
    return datedFacts[fact].occasions(view, aroundYear).map(({ key }) => key)
  }
  for (const fact of [
    'anniversary',
    'season',
    'festival',
    'visit_closed',
    'mileage_passed',
    'every_quarter',
  ] as const) {
    for (let days = 0; days < 3; days++) {
      const [now, next] = [keysOn(fact, addDays(today, days)), keysOn(fact, addDays(today, days + 1))]
      expect([fact, now.filter((key) => next.includes(key)).length]).not.toEqual([fact, 0])
    }
  }
})
