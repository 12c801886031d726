import { expect, test } from 'vitest'
import { salesShareVerdict, salesWarnings } from '#domain/contact/sales-share.ts'
import { defaultPolicy } from '#domain/policy.ts'

test.each([
  { sales: 1, all: 9, verdict: 'fine', because: 'too few touches to tell' },
  { sales: 1, all: 10, verdict: 'fine', because: 'a tenth' },
  { sales: 3, all: 20, verdict: 'warned', because: 'fifteen in a hundred' },
  { sales: 4, all: 20, verdict: 'warned', because: 'a fifth is not above a fifth' },
  { sales: 5, all: 20, verdict: 'held', because: 'a quarter' },
] as const)('$because: $verdict', ({ verdict, ...share }) => {
  expect(salesShareVerdict(share, defaultPolicy.contact)).toBe(verdict)
})

test('a share of sales is warned about before it holds anything back', () => {
  const shares = {
    customer: { sales: 15, all: 100 },
    advisor: { sales: 14, all: 100 },
    centre: { sales: 30, all: 100 },
  }
  expect(salesWarnings({ shares }, defaultPolicy.contact)).toEqual(['customer'])
})
