import { expect, test } from 'vitest'
import * as read from '#web/search-reader.ts'

const reader = read.searchReader({
  stage: read.someOf({ new: 1, growth: 1 }),
  level: read.oneOf({ l1: 1 }),
  q: read.anyText,
  page: read.wholeNumber,
  isMine: read.flag,
})

test.each([
  { address: '?stage=new&stage=growth', says: { stage: ['new', 'growth'] } },
  { address: '?stage=new&stage=bogus', says: { stage: ['new'] } },
  { address: '?level=toString', says: {} },
  { address: '?q=13800000000', says: { q: '13800000000' } },
  { address: '?q=', says: {} },
  { address: '?page=2&isMine=1', says: { page: 2, isMine: true } },
  { address: '?page=x&other=1', says: {} },
])('$address', ({ address, says }) => {
  expect(reader(read.parseSearch(address))).toEqual(says)
})

test('an address that was written is read as it was meant', () => {
  const search = { stage: ['new', 'growth'], q: '沪A 1&2', page: 3, isMine: true } as const
  expect(reader(read.parseSearch(read.stringifySearch(search)))).toEqual(search)
})
