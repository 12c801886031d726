import { z } from 'zod'
import { mayUse, narrowed } from '#domain/access/viewer.ts'
import { addDays, addMonths, type Day } from '#domain/calendar.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import type { OutcomeLine } from '#domain/report/outcomes.ts'
import { verdictLabels } from '#domain/report/holdout-verdict.ts'
import { outcomesOf } from '#operations/review-month.ts'
import { nowAt } from '#operations/work-day.ts'
import { staffOf } from '#store/staff.ts'
import { keyOf, ofCentre } from '#http/figure-place.ts'
import { route } from '#http/route.ts'
import { day, fen, id } from '#http/shapes.ts'
import { label } from '#http/task-shapes.ts'

const counts = z.object({ of: z.int(), who: z.int() })
const interval = z.object({ low: z.number(), high: z.number() }).nullable()

export const outcomeLine = z.object({
  touched: z.int().describe('Enrolments that reached the customer.'),
  came: counts.describe('Of those whose time is over, who visited in it.'),
  interval: interval.describe('95 % interval of that share.'),
  credited: z.int().describe('Visits, each counted once however many playbooks were at work.'),
  attempts: z.int(),
  reached: z.int(),
  booked: z.int(),
  minutes: z.int(),
  costFen: fen.nullable().describe('Advisors’ time and used vouchers.'),
  returnFen: fen.nullable().describe('Margin of the credited visits.'),
})

export const outcomes = route({
  method: 'GET',
  path: '/outcomes',
  summary: 'What came of contacts: by playbook, warning level and advisor, with cost, return and those left alone',
  right: 'figures.read',
  query: z.object({
    ...ofCentre,
    from: day.optional().describe('First day of the first contacts; three months before unless given.'),
    to: day.optional(),
  }),
  reply: z.object({
    from: day,
    to: day,
    total: outcomeLine,
    byPlaybook: z.array(
      outcomeLine.extend({
        playbookId: z.string(),
        label,
        class: keyOf(actionClassLabels).nullable().describe('Null: the group no longer has this playbook.'),
        benchmark: interval,
        firstAction: z
          .object({ of: z.int(), within72h: z.int(), late: z.int(), medianHours: z.number().nullable() })
          .nullable(),
        holdout: z
          .object({
            enrolled: counts,
            held: counts,
            difference: z.number().nullable(),
            interval,
            verdict: keyOf(verdictLabels),
          })
          .nullable()
          .describe('Against customers who were left alone; null where nobody is.'),
      }),
    ),
    byLevel: z.array(outcomeLine.extend({ level: keyOf(ladderLevelLabels).nullable() })),
    byAdvisor: z.array(outcomeLine.extend({ advisor: z.object({ staffId: id, name: z.string() }).nullable() })),
  }),
  faults: ['unknown-centre', 'request-unfit'],
  handle: async ({ viewer, today, query }, { store: { reader }, now: clock }) => {
    const scope = narrowed(viewer.scope, query.centre ?? null, today)
    if (scope === null) return { fault: 'unknown-centre' }
    const period = periodOf(query, today)
    if (period === null) return { fault: 'request-unfit', detail: 'query.from' }
    const { groupId } = viewer.scope
    const centreId = query.centre ?? null
    const now = await nowAt(reader, { groupId, centreId, today, clock: clock() })
    const report = await outcomesOf(reader, { scope, centreId, period, now })
    const names = new Map((await staffOf(reader, groupId)).map(({ staffId, name }) => [staffId, name]))
    const maySeeMoney = mayUse(viewer, 'money.read')
    const told = <L extends OutcomeLine>(of: L) => (maySeeMoney ? of : { ...of, costFen: null, returnFen: null })
    return {
      from: period.from,
      to: period.to,
      total: told(report.total),
      byPlaybook: report.byPlaybook.map(({ holdout, ...of }) => ({
        ...told(of),
        holdout: holdout === null ? null : { enrolled: holdout.enrolled, held: holdout.held, ...holdout.uplift },
      })),
      byLevel: report.byLevel.map(({ level, ...of }) => ({ ...told(of), level: ladderLevel(level) })),
      byAdvisor: report.byAdvisor.map(({ staffId, ...of }) => ({
        ...told(of),
        advisor: staffId === null ? null : { staffId, name: names.get(staffId) ?? '' },
      })),
    }
  },
})

function periodOf(query: { from?: Day | undefined; to?: Day | undefined }, today: Day) {
  const to = query.to ?? today
  const from = query.from ?? addDays(addMonths(to, -3), 1)
  return from <= to ? { from, to, today } : null
}

function ladderLevel(text: string | null): keyof typeof ladderLevelLabels | null {
  return text !== null && text in ladderLevelLabels ? (text as keyof typeof ladderLevelLabels) : null
}
