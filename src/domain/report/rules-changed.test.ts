import { expect, test } from 'vitest'
import { rulesChanged } from '#domain/report/rules-changed.ts'

test.each([
  { earlier: { 0: {} }, now: { 0: {} }, changed: [], because: 'nothing was set' },
  {
    earlier: { 0: { ladder: { quietDays: 90 } } },
    now: { 0: { ladder: { quietDays: 90 } } },
    changed: [],
    because: 'the same was set',
  },
  {
    earlier: { 0: {} },
    now: { 0: { ladder: { quietDays: 90 }, health: { weights: [1, 2] } } },
    changed: ['health', 'ladder'],
    because: 'two chapters were set since',
  },
  {
    earlier: { 0: { rfm: { cuts: [1, 2] } } },
    now: { 0: { rfm: { cuts: [1, 3] } } },
    changed: ['rfm'],
    because: 'one value of a list is another',
  },
  {
    earlier: { 0: { value: { vipShare: 0.2 } } },
    now: { 0: { value: { vipShare: 0.2 } }, 7: { value: { vipShare: 0.1 } } },
    changed: ['value'],
    because: 'a centre went its own way',
  },
  {
    earlier: { 7: { stage: { newMonths: 3 } } },
    now: { 7: {} },
    changed: ['stage'],
    because: 'a centre went back to the defaults',
  },
  {
    earlier: { 0: {} },
    now: { 0: { actions: { weeklyMinutes: 300 }, serviceDue: { earlyDays: 9 } } },
    changed: [],
    because: 'what there is to do says nothing about how people stand',
  },
])('$because', ({ earlier, now, changed }) => {
  expect(rulesChanged(earlier, now)).toEqual(changed)
})
