import { expect, test } from 'vitest'
import { cohortsOf } from '#domain/lifetime-value/cohorts-of.ts'
import { aCar, aCustomer, aVisit } from '#test/people.ts'

const cars = [
  aCar({ vin: 'A', model: '续航 E5' }),
  aCar({ vin: 'B', model: '续航 E7' }),
  aCar({ vin: 'C', model: null }),
]

test.each([
  {
    came: [
      ['2023-01-01', 'A'],
      ['2024-01-01', 'B'],
    ],
    model: '续航 E7',
    because: 'the car that came last',
  },
  {
    came: [
      ['2023-01-01', 'B'],
      ['2024-01-01', 'A'],
    ],
    model: '续航 E5',
    because: 'the car that came last',
  },
  {
    came: [
      ['2024-01-01', 'A'],
      ['2024-01-01', 'B'],
    ],
    model: '续航 E7',
    because: 'both came: the last by name',
  },
  {
    came: [
      ['2023-01-01', 'A'],
      ['2024-01-01', 'C'],
    ],
    model: '续航 E5',
    because: 'the last car of known model',
  },
  { came: [['2023-01-01', 'Z']], model: null, because: 'a car that is on no file' },
  { came: [], model: null, because: 'nobody came' },
] as const)('$model: $because', ({ came, model }) => {
  const visits = came.map(([on, vin]) => aVisit(on, { vin }))
  expect(cohortsOf(aCustomer({ cars, visits }))).toEqual({ use: 'private', model })
})

test('who drives for a living is told apart', () => {
  expect(cohortsOf(aCustomer({ isRideHailing: true })).use).toBe('ride_hailing')
})
