import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vinCheckDigit, vinOf } from '#demo/vin.ts'

test.each([
  { vin: '1M8GDM9AXKP042788', digit: 'X', because: 'the worked example of the North American rule' },
  { vin: '11111111111111111', digit: '1', because: 'ones weigh 89, which leaves 1 over 11' },
])('$vin has $digit: $because', ({ vin, digit }) => {
  expect(vinCheckDigit(vin)).toBe(digit)
})

const parts = fc.record({
  descriptor: fc.stringMatching(/^[A-HJ-NPR-Z0-9]{5}$/),
  modelYear: fc.integer({ min: 2010, max: 2039 }),
  plant: fc.constantFrom('A', 'B', 'X'),
  serial: fc.integer({ min: 0, max: 999_999 }),
})

test('a VIN has 17 characters of the alphabet, and the check digit that belongs to them', () => {
  fc.assert(
    fc.property(parts, (each) => {
      const vin = vinOf(each)
      expect(vin).toMatch(/^[A-HJ-NPR-Z0-9]{17}$/)
      expect(vin.charAt(8)).toBe(vinCheckDigit(vin))
    }),
  )
})

test('one wrong character shows, whichever it is', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 11, max: 16 }), fc.integer({ min: 1, max: 9 }), (each, place, shift) => {
      const vin = vinOf(each)
      const other = (Number(vin.charAt(place)) + shift) % 10
      const typo = vin.slice(0, place) + String(other) + vin.slice(place + 1)
      expect(vinCheckDigit(typo)).not.toBe(vin.charAt(8))
    }),
  )
})
