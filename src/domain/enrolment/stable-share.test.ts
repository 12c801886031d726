import { expect, test } from 'vitest'
import { isHeldOut, stableShare } from '#domain/enrolment/stable-share.ts'

const customers = Array.from({ length: 20_000 }, (_, at) => ({ customerNo: `C${at}`, source: 'DMS' }))

test('numbers that differ in one digit are spread evenly', () => {
  const tenths = Map.groupBy(customers, ({ customerNo }) => Math.floor(stableShare(customerNo) * 10))
  for (const { length } of tenths.values()) expect(Math.abs(length - 2000)).toBeLessThan(150)
})

test('the same customers are held out for good, a tenth of them, and others by each playbook', () => {
  const held = (id: string): Set<string> =>
    new Set(customers.filter((each) => isHeldOut(each, { id, holdout: 0.1 })).map(({ customerNo }) => customerNo))
  expect(held('P5')).toEqual(held('P5'))
  expect(Math.abs(held('P5').size - 2000)).toBeLessThan(150)
  const other = held('P12')
  const both = [...held('P5')].filter((each) => other.has(each)).length
  expect(Math.abs(both - 200)).toBeLessThan(60)
  expect(customers.some((each) => isHeldOut(each, { id: 'P5', holdout: 0 }))).toBe(false)
})
