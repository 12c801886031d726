import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysToNextLevel } from '#domain/churn/ladder-next.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { ladderLevel, type LadderPolicy, type Silence } from '#domain/churn/ladder.ts'
import { silenceAfter } from '#domain/churn/silence.ts'
import { defaultPolicy } from '#domain/policy.ts'

const both = defaultPolicy.ladder
const fixed: LadderPolicy = { ...both, basis: 'fixed' }
const rhythm: LadderPolicy = { ...both, basis: 'rhythm' }

/** Came for two years, last seen and spoken to today; R, F and M do not matter. */
function silent(about: Partial<Silence>): Silence {
  return {
    daysSinceVisit: 0,
    daysSinceFirstVisit: 700,
    daysSinceContact: 0,
    expectedIntervalDays: null,
    f: 1,
    m: 1,
    ...about,
  }
}

test.each([
  { contact: 29, visit: 29, level: 'none' },
  { contact: 30, visit: 30, level: 'l1' },
  { contact: 10, visit: 59, level: 'none' },
  { contact: 59, visit: 59, level: 'l1' },
  { contact: 10, visit: 60, level: 'l2' },
  { contact: 60, visit: 89, level: 'l2' },
  { contact: 0, visit: 90, level: 'l3' },
  { contact: 0, visit: 119, level: 'l3' },
  { contact: 0, visit: 120, level: 'high' },
  { contact: 0, visit: 365, level: 'high' },
  { contact: 0, visit: 366, level: 'lapsed' },
] as const)('fixed: $visit days since a visit, $contact since contact: $level', ({ contact, visit, level }) => {
  expect(ladderLevel(silent({ daysSinceContact: contact, daysSinceVisit: visit }), fixed).level).toBe(level)
})

test.each([
  { visit: 180, f: 3, m: 3, level: 'high' },
  { visit: 181, f: 3, m: 3, level: 'win_back' },
  { visit: 181, f: 2, m: 5, level: 'high' },
  { visit: 181, f: 5, m: 2, level: 'high' },
  { visit: 365, f: 5, m: 5, level: 'win_back' },
  { visit: 366, f: 5, m: 5, level: 'lapsed' },
] as const)('win back: $visit days, F$f M$m: $level', ({ visit, f, m, level }) => {
  for (const policy of [fixed, both, rhythm]) {
    const silence = silent({ daysSinceVisit: visit, f, m, expectedIntervalDays: level === 'high' ? 90 : 5000 })
    expect(ladderLevel(silence, policy).level).toBe(level)
  }
})

test.each([
  { because: 'days reached and overdue', visit: 60, every: 60, level: 'l2', rule: 'days-and-rhythm' },
  { because: 'days reached, but they come once a year', visit: 60, every: 365, level: 'none', rule: 'within-rhythm' },
  { because: '120 days are nothing to them either', visit: 120, every: 365, level: 'none', rule: 'within-rhythm' },
  { because: 'one day within their rhythm', visit: 99, every: 100, level: 'none', rule: 'within-rhythm' },
  { because: 'their interval has passed', visit: 100, every: 100, level: 'l3', rule: 'days-and-rhythm' },
  { because: 'nearly twice their interval, days not reached', visit: 59, every: 30, level: 'none', rule: 'fixed-days' },
  { because: 'twice their interval raises by one', visit: 60, every: 30, level: 'l3', rule: 'long-overdue' },
  { because: 'from nothing to level 1', visit: 40, every: 20, level: 'l1', rule: 'long-overdue' },
  { because: 'at most level 3', visit: 90, every: 20, level: 'l3', rule: 'days-and-rhythm' },
  { because: 'high is told by the days', visit: 120, every: 20, level: 'high', rule: 'days-and-rhythm' },
] as const)('both: $because', ({ visit, every, level, rule }) => {
  expect(ladderLevel(silent({ daysSinceVisit: visit, expectedIntervalDays: every }), both)).toEqual({ level, rule })
})

test('both: level 1 is the same for everybody, and twice the interval raises it to level 2', () => {
  const waiting = silent({ daysSinceContact: 30, daysSinceVisit: 45, expectedIntervalDays: 365 })
  expect(ladderLevel(waiting, both).level).toBe('l1')
  expect(ladderLevel({ ...waiting, daysSinceVisit: 70 }, both).level).toBe('l1')
  expect(ladderLevel({ ...waiting, expectedIntervalDays: 22 }, both).level).toBe('l2')
})

test.each([
  { because: 'fixed in the first 90 days', first: 89, visit: 89, every: 365, level: 'l2' },
  { because: 'and their own rhythm after', first: 90, visit: 90, every: 365, level: 'none' },
  { because: 'not raised either', first: 80, visit: 50, every: 10, level: 'none' },
  { because: 'no interval is known: fixed', first: 700, visit: 60, every: null, level: 'l2' },
] as const)('both: $because', ({ first, visit, every, level }) => {
  const silence = silent({ daysSinceFirstVisit: first, daysSinceVisit: visit, expectedIntervalDays: every })
  expect(ladderLevel(silence, both).level).toBe(level)
})

test.each([
  { visit: 99, every: 100, level: 'none' },
  { visit: 100, every: 100, level: 'l2' },
  { visit: 150, every: 100, level: 'l3' },
  { visit: 180, every: 90, level: 'high' },
  { visit: 20, every: 20, level: 'l2' },
  { visit: 366, every: 4000, level: 'lapsed' },
] as const)('rhythm alone: $visit days at one visit every $every: $level', ({ visit, every, level }) => {
  expect(ladderLevel(silent({ daysSinceVisit: visit, expectedIntervalDays: every }), rhythm).level).toBe(level)
})

test.each([
  { contact: 29, level: 'none' },
  { contact: 30, level: 'l1' },
  { contact: 2000, level: 'l1' },
  { contact: null, level: 'none' },
] as const)('never visited, $contact days of silence: $level', ({ contact, level }) => {
  const silence = silent({
    daysSinceVisit: null,
    daysSinceFirstVisit: null,
    daysSinceContact: contact,
    expectedIntervalDays: 30,
    f: null,
    m: null,
  })
  for (const policy of [fixed, both, rhythm]) expect(ladderLevel(silence, policy).level).toBe(level)
})

test('longer silence never lowers the level, once rhythm counts or as long as it does not', () => {
  const order = Object.keys(ladderLevelLabels)
  const anySilence = fc.record({
    daysSinceVisit: fc.integer({ min: 0, max: 800 }),
    daysSinceFirstVisit: fc.integer({ min: 90, max: 3000 }),
    daysSinceContact: fc.integer({ min: 0, max: 800 }),
    expectedIntervalDays: fc.option(fc.integer({ min: 1, max: 1000 })),
    f: fc.constantFrom(1, 3, 5),
    m: fc.constantFrom(1, 3, 5),
  })
  fc.assert(
    fc.property(
      anySilence,
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom(fixed, both, rhythm),
      (now, days, policy) => {
        const then = {
          ...now,
          daysSinceVisit: now.daysSinceVisit + days,
          daysSinceContact: now.daysSinceContact + days,
        }
        expect(order.indexOf(ladderLevel(then, policy).level)).toBeGreaterThanOrEqual(
          order.indexOf(ladderLevel(now, policy).level),
        )
      },
    ),
    { numRuns: 2000 },
  )
})

test('a level lasts until the day of the next one, and is another on it', () => {
  const days = fc.option(fc.integer({ min: 0, max: 900 }))
  const fifth = fc.constantFrom(1, 2, 3, 4, 5)
  const interval = fc.option(fc.integer({ min: 7, max: 500 }))
  const anySilence = fc
    .record({ since: days, earlier: fc.integer({ min: 0, max: 900 }), contact: days, interval, f: fifth, m: fifth })
    .map(({ since, earlier, contact, interval: expectedIntervalDays, f, m }): Silence => {
      const daysSinceFirstVisit = since === null ? null : since + earlier
      const daysSinceContact = contact ?? since
      return { daysSinceVisit: since, daysSinceFirstVisit, daysSinceContact, expectedIntervalDays, f, m }
    })
  fc.assert(
    fc.property(anySilence, fc.constantFrom(both, fixed, rhythm), (silence, ladder) => {
      const levelAfter = (more: number) => ladderLevel(silenceAfter(silence, more), ladder).level
      const next = daysToNextLevel(levelAfter(0), silence, { ...defaultPolicy, ladder })
      for (let more = 1; more < Math.min(next, 1500); more++) expect(levelAfter(more)).toBe(levelAfter(0))
      if (next !== Infinity) expect(levelAfter(next)).not.toBe(levelAfter(0))
    }),
  )
})
