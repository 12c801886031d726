import { expect, test } from 'vitest'
import { defaultsOf } from '#domain/calculator/calculator.ts'
import { fourLeversCalculator } from '#domain/calculator/four-levers.ts'
import { ownFigures } from '#domain/calculator/own-figures.ts'
import { defaultPolicy } from '#domain/policy.ts'

test.each([
  {
    because: 'a year of visits',
    year: { activeCustomers: 400, visitsPerCustomer: 2.345, spendFenPerCustomer: 234_500 },
    own: { customers: 400, visitsPerYear: 2.3, spendPerVisit: 1000 },
  },
  {
    because: 'money is hidden',
    year: { activeCustomers: 400, visitsPerCustomer: 2, spendFenPerCustomer: null },
    own: { customers: 400, visitsPerYear: 2 },
  },
  {
    because: 'nobody came',
    year: { activeCustomers: 0, visitsPerCustomer: null, spendFenPerCustomer: null },
    own: {},
  },
])('$because', ({ year, own }) => expect(ownFigures(year)).toEqual(own))

test('own figures stand where published ones would, and only where an input takes them', () => {
  const defaults = defaultsOf(fourLeversCalculator, defaultPolicy, { visitsPerYear: 2.35, spendPerVisit: 1e9 })
  expect(defaults).toMatchObject({ visits0: 2.35, spend0: 800, visits1: 4 })
})
