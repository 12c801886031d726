import { expect, test } from 'vitest'
import { monthlyReview, type SegmentMonth } from '#domain/report/monthly-review.ts'
import { outcomeReport, type PlaybookOutcome } from '#domain/report/outcomes.ts'
import { upliftOf } from '#domain/report/holdout-verdict.ts'

const nothing = outcomeReport({ outcomes: [], work: [], vouchers: [], firstActions: [], holdouts: [] }, [], {
  advisorYuanPerHour: 80,
  marginShare: 0.4,
}).total

const usual: PlaybookOutcome = {
  ...nothing,
  playbookId: 'P7',
  label: { zh: '保养到期', en: 'Maintenance due' },
  class: 'medium',
  benchmark: { low: 0.3, high: 0.4 },
  firstAction: null,
  holdout: null,
  touched: 100,
  came: { of: 100, who: 35 },
  attempts: 120,
  reached: 90,
  credited: 30,
  costFen: 100_000,
  returnFen: 900_000,
}
const held = (of: number, who: number) => ({
  enrolled: usual.came,
  held: { of, who },
  uplift: upliftOf({ of: 900, who: 300 }, { of, who }),
})

test.each<{ name: string; about: Partial<PlaybookOutcome>; says: string[]; where: 'worked' | 'didNot' | 'open' }>([
  { name: 'as others report', about: {}, says: [], where: 'open' },
  { name: 'too few to judge', about: { came: { of: 10, who: 0 } }, says: [], where: 'open' },
  { name: 'clearly below', about: { came: { of: 100, who: 10 } }, says: ['rework'], where: 'didNot' },
  { name: 'clearly above', about: { came: { of: 100, who: 70 } }, says: ['extend'], where: 'worked' },
  { name: 'harms', about: { holdout: held(100, 60) }, says: ['switch_off'], where: 'didNot' },
  { name: 'better than nothing', about: { holdout: held(100, 10) }, says: [], where: 'worked' },
  { name: 'nobody answers', about: { attempts: 300 }, says: ['other_hours'], where: 'didNot' },
  { name: 'dear', about: { costFen: 1_000_000 }, says: ['costly'], where: 'didNot' },
  {
    name: 'late',
    about: { firstAction: { playbookId: 'P7', of: 50, within72h: 30, late: 20, medianHours: 60 } },
    says: ['sooner'],
    where: 'didNot',
  },
])('$name: $says', ({ about, says, where }) => {
  const review = monthlyReview([], [], { byPlaybook: [{ ...usual, ...about }] })
  expect(review[where].map(({ proposals }) => proposals)).toEqual([says])
})

test('each segment has the contacts with its customers, the most used playbook first', () => {
  const month: SegmentMonth = {
    segment: 'at_risk',
    before: 40,
    after: 30,
    came: { of: 40, who: 12 },
    rose: { of: 40, who: 9 },
    fell: { of: 40, who: 2 },
  }
  const contact = { segment: 'at_risk' as const, came: { of: 5, who: 1 } }
  const [segment] = monthlyReview(
    [month],
    [
      { ...contact, playbookId: 'P4', touched: 5 },
      { ...contact, playbookId: 'P5', touched: 9 },
      { ...contact, segment: 'loyal', playbookId: 'P7', touched: 99 },
    ],
    { byPlaybook: [] },
  ).segments
  expect(segment?.playbooks.map(({ playbookId }) => playbookId)).toEqual(['P5', 'P4'])
})
