import { expect, test } from 'vitest'
import { yearlyRates } from '#domain/report/yearly-rates.ts'
import { aVisit, visitsOn } from '#test/people.ts'

test('visits, revenue and attach rate of those who came in the year', () => {
  const customers = [
    {
      visits: [
        ...visitsOn(['2023-09-01', '2023-09-02']),
        aVisit('2024-09-01', { hasValueAdded: true, spendFen: 100_001 }),
      ],
    },
    { visits: visitsOn(['2024-01-01']) },
    { visits: visitsOn(['2022-01-01', '2024-09-02']) },
    { visits: [] },
  ]
  expect(yearlyRates(customers, '2024-09-01')).toEqual({
    activeCustomers: 2,
    visitsPerCustomer: 1.5,
    revenueFenPerCustomer: 110_001,
    attachShare: 1 / 3,
  })
})

test('nobody came', () => {
  expect(yearlyRates([{ visits: [] }], '2024-09-01')).toMatchObject({ activeCustomers: 0, visitsPerCustomer: null })
})
