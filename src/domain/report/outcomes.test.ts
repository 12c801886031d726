import { expect, test } from 'vitest'
import { outcomeReport, type OutcomeSources } from '#domain/report/outcomes.ts'
import { aPlaybook } from '#test/actions.ts'

const success = {
  events: ['visit' as const],
  when: null,
  withinDays: 30,
  isAfterSteps: false,
  benchmark: { low: 0.3, high: 0.4 },
  label: { zh: '到店', en: 'Visit' },
}
const playbooks = [aPlaybook({ id: 'P5', success }), aPlaybook({ id: 'P7', success }), aPlaybook({ id: 'P9' })]
const sources: OutcomeSources = {
  outcomes: [
    {
      playbookId: 'P5',
      level: 'l2',
      staffId: 1,
      touched: 40,
      matured: 30,
      came: 12,
      credited: 10,
      creditedFen: 1_000_000,
    },
    { playbookId: 'P5', level: 'l3', staffId: 2, touched: 10, matured: 10, came: 1, credited: 1, creditedFen: 100_000 },
    {
      playbookId: 'P7',
      level: null,
      staffId: 1,
      touched: 20,
      matured: 20,
      came: 14,
      credited: 12,
      creditedFen: 900_000,
    },
  ],
  work: [
    { playbookId: 'P5', staffId: 1, attempts: 60, reached: 40, booked: 9, minutes: 600 },
    { playbookId: 'P7', staffId: 1, attempts: 25, reached: 20, booked: 11, minutes: 150 },
  ],
  vouchers: [{ playbookId: 'P5', used: 3, costFen: 150_000 }],
  firstActions: [{ playbookId: 'P5', of: 50, within72h: 45, late: 2, medianHours: 20 }],
  holdouts: [
    { playbookId: 'P5', isHeld: false, of: 300, came: 120 },
    { playbookId: 'P5', isHeld: true, of: 40, came: 6 },
  ],
}
const report = outcomeReport(sources, playbooks, { advisorYuanPerHour: 80, marginShare: 0.5 })

test('a playbook: who came of those whose time is over, what it cost, what it brought', () => {
  expect(report.byPlaybook.map(({ playbookId }) => playbookId)).toEqual(['P5', 'P7'])
  expect(report.byPlaybook[0]).toMatchObject({
    touched: 50,
    came: { of: 40, who: 13 },
    credited: 11,
    costFen: 80_000 + 150_000,
    returnFen: 550_000,
    benchmark: { low: 0.3, high: 0.4 },
    firstAction: { within72h: 45 },
    holdout: { held: { of: 40, who: 6 }, uplift: { verdict: 'helps' } },
  })
  expect(report.byPlaybook[1]?.holdout).toBeNull()
})

test('every cut adds up to the same visits and the same money', () => {
  for (const cut of [report.byPlaybook, report.byLevel, report.byAdvisor]) {
    expect(cut.reduce((sum, { credited }) => sum + credited, 0)).toBe(report.total.credited)
    expect(cut.reduce((sum, { returnFen }) => sum + returnFen, 0)).toBe(report.total.returnFen)
  }
  expect(report.total).toMatchObject({ touched: 70, credited: 23, costFen: 100_000 + 150_000 })
})

test('nobody was reached yet: nothing is known, and nothing is divided by nothing', () => {
  const empty = outcomeReport({ outcomes: [], work: [], vouchers: [], firstActions: [], holdouts: [] }, playbooks, {
    advisorYuanPerHour: 80,
    marginShare: 0.5,
  })
  expect(empty.byPlaybook).toEqual([])
  expect(empty.total).toMatchObject({ touched: 0, interval: null, costFen: 0, returnFen: 0 })
})
