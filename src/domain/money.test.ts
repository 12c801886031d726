import { expect, test } from 'vitest'
import { fenFromYuan, wholeFen, yuanText } from '#domain/money.ts'

test.each([
  { amount: 1.5, fen: 2 },
  { amount: -1.5, fen: -2 },
  { amount: 0.4, fen: 0 },
  { amount: -0.4, fen: 0 },
  { amount: -0, fen: 0 },
])('$amount fen are $fen whole ones', ({ amount, fen }) => {
  // `toBe` tells 0 from -0.
  expect(wholeFen(amount)).toBe(fen)
})

test('yuan to fen and back', () => {
  expect(fenFromYuan(1580)).toBe(158_000)
  expect(yuanText(158_000)).toBe('1580.00')
  expect(yuanText(-5)).toBe('-0.05')
})
