import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Right } from '#domain/access/right.ts'
import { searchText } from '#domain/search/search-text.ts'
import { type Findable, searchTokens } from '#domain/search/search-tokens.ts'
import { searchWords } from '#domain/search/search-words.ts'

const sounds: Readonly<Record<string, readonly string[]>> = {
  王: ['wang'],
  小: ['xiao'],
  明: ['ming'],
  单: ['dan', 'shan', 'chan'],
  雄: ['xiong'],
  信: ['xin'],
}
const readings = (character: string): readonly string[] => sounds[character] ?? []
const nobody: Findable = { name: null, customerNumbers: [], phones: [], cars: [] }
const everything = new Set<Right>(['customers.read', 'names.read', 'contacts.read'])

function finds(known: Findable, words: string, rights: ReadonlySet<Right> = everything): boolean {
  const tokens = searchTokens(known, readings)
  return searchWords(words, rights).some((word) => tokens.some((token) => token.startsWith(word)))
}

const wang: Findable = {
  name: '王小明',
  customerNumbers: ['KH-0042'],
  phones: ['13812345678'],
  cars: [{ vin: 'LSVAA4187E2184847', plate: '浙A·12345' }],
}

test.each([
  { words: '王小明', finds: true },
  { words: '小明', finds: true },
  { words: '明', finds: true },
  { words: '王 小', finds: true },
  { words: 'wangxiao', finds: true },
  { words: 'Wang Xiao Ming', finds: true },
  { words: 'xiaoming', finds: true },
  { words: 'wxm', finds: true },
  { words: 'XM', finds: true },
  { words: '王明', finds: false },
  { words: '138 1234', finds: true },
  { words: '+86 138-1234-5678', finds: true },
  { words: '12345678', finds: true },
  { words: '5678', finds: true },
  { words: '１３８１２３４', finds: true },
  { words: '2345', finds: true },
  { words: '浙A12345', finds: true },
  { words: '浙a·123', finds: true },
  { words: 'A12345', finds: true },
  { words: 'lsvaa4187e', finds: true },
  { words: 'E2184847', finds: true },
  { words: '2184847', finds: false },
  { words: '184847', finds: true },
  { words: 'kh0042', finds: true },
  { words: '', finds: false },
  { words: ' · ', finds: false },
])('$words finds 王小明: $finds', ({ words, finds: does }) => {
  expect(finds(wang, words)).toBe(does)
})

test.each(['浙AD76543', 'AD76543', 'D76543', '76543', '6543', '765'])('%s finds 浙AD76543', (words) => {
  expect(finds({ ...nobody, cars: [{ vin: 'LSVAA4187E2184847', plate: '浙AD76543' }] }, words)).toBe(true)
})

test('a character of several readings is found by each of them', () => {
  const shan = { ...nobody, name: '单雄信' }
  expect(['shanxiong', 'danxiongxin', 'sxx', 'dxx'].map((words) => finds(shan, words))).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test.each([
  { rights: [], words: ['王', 'wxm', '13812345678', '浙A12345', '184847'], finds: false },
  { rights: [], words: ['KH-0042'], finds: true },
  { rights: ['names.read'], words: ['王', 'wxm', '浙A12345'], finds: true },
  { rights: ['names.read'], words: ['13812345678', '184847'], finds: false },
  { rights: ['contacts.read'], words: ['王', '浙A12345'], finds: false },
  { rights: ['contacts.read'], words: ['5678', '184847'], finds: true },
] as const)('who may $rights finds by $words: $finds', ({ rights, words, finds: does }) => {
  for (const each of words) expect(finds(wang, each, new Set(rights))).toBe(does)
})

test('any part of any name finds it, however it is typed', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(name, fc.nat(20), fc.nat(20), (whole, from, length) => {
      const part = [...searchText(whole)].slice(from, from + length + 1).join('')
      fc.pre(part !== '')
      expect(finds({ ...nobody, name: whole }, part)).toBe(true)
    }),
  )
})

test('nobody has two of the same token, or one without a word', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (name, phones) => {
      const tokens = searchTokens({ ...nobody, name, phones }, readings)
      expect(new Set(tokens).size).toBe(tokens.length)
      expect(tokens.every((token) => token.length > 1)).toBe(true)
    }),
  )
})
