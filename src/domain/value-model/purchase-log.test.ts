import { expect, test } from 'vitest'
import { historiesOf, thinned } from '#domain/value-model/histories.ts'
import { mergeAlike } from '#domain/value-model/merge-alike.ts'
import { customerHistories, type Purchase } from '#domain/value-model/purchase-log.ts'

const log: Purchase[] = [
  { customer: 'Li', on: '2024-03-15', amount: 40 },
  { customer: 'Li', on: '2024-03-01', amount: 900 },
  { customer: 'Li', on: '2024-03-15', amount: 60 },
  { customer: 'Li', on: '2024-04-05', amount: 300 },
  { customer: 'Li', on: '2024-05-01', amount: 10 },
  { customer: 'Li', on: '2024-06-01', amount: 10 },
  { customer: 'Wang', on: '2024-03-08', amount: null },
  { customer: 'Zhao', on: '2024-05-02', amount: 5 },
]

test('a day is one visit, the first is no repeat, the unknown stay out', () => {
  expect(customerHistories(log, { calibrationEnd: '2024-04-12', holdoutEnd: '2024-05-31' })).toEqual([
    { customer: 'Li', x: 2, tx: 5, T: 6, litt: Math.log(2) + Math.log(3), meanAmount: 200, xStar: 1 },
    { customer: 'Wang', x: 0, tx: 0, T: 5, litt: 0, meanAmount: null, xStar: 0 },
  ])
})

test('without a holdout nothing after the calibration day is looked at', () => {
  expect(customerHistories(log, { calibrationEnd: '2024-04-12' }).map(({ xStar }) => xStar)).toEqual([0, 0])
})

test('the order of the log does not matter', () => {
  const sorted = (list: readonly Purchase[]) =>
    customerHistories(list, { calibrationEnd: '2024-05-31' }).toSorted((a, b) => (a.customer < b.customer ? -1 : 1))
  expect(sorted(log.toReversed())).toEqual(sorted(log))
})

const li = { x: 2, tx: 5, T: 6, litt: 1.8 }
const wang = { x: 0, tx: 0, T: 5, litt: 0 }

test('customers alike share a row; their number and the sum of log intervals stay', () => {
  const merged = mergeAlike(historiesOf([li, wang, { ...li, litt: 1.2 }, { ...li, T: 7 }]))
  expect(merged.customers).toBe(4)
  expect(merged.littSum).toBeCloseTo(4.8, 14)
  const rows = Array.from(merged.weight, (w, i) => [merged.x[i], merged.tx[i], merged.T[i], w])
  expect(rows).toHaveLength(3)
  expect(rows).toEqual(
    expect.arrayContaining([
      [2, 5, 6, 2],
      [0, 0, 5, 1],
      [2, 5, 7, 1],
    ]),
  )
})

test('a thinned set keeps its shape', () => {
  const some = thinned(historiesOf(Array.from({ length: 100 }, (_, i) => ({ ...li, T: 6 + i }))), 10)
  expect(Array.from(some.T)).toEqual([6, 16, 26, 36, 46, 56, 66, 76, 86, 96])
  expect(some.littSum).toBeCloseTo(18, 12)
})
