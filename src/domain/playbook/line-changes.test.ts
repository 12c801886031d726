import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineChanges } from '#domain/playbook/line-changes.ts'

test('says which lines went and came, with what stands around them', () => {
  expect(
    lineChanges('a\nb\nc\nd\ne', 'a\nb\nx\nd\ne', 1).map(({ kind, text, line }) => `${kind} ${text} ${line}`),
  ).toEqual(['same b 2', 'gone c 3', 'new x 3', 'same d 4'])
  expect(lineChanges('a', 'a')).toEqual([])
})

test('without the lines that came it is the old text, without those that went the new one', () => {
  const texts = fc
    .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 })
    .map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const all = lineChanges(before, after, 100)
      if (before === after) return
      const without = (kind: string): string =>
        all
          .filter((each) => each.kind !== kind)
          .map(({ text }) => text)
          .join('\n')
      expect([without('new'), without('gone')]).toEqual([before, after])
    }),
  )
})
