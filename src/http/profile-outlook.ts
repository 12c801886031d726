import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import type { CustomerOutlook } from '#domain/lifetime-value/customer-outlook.ts'
import { cohortLabel } from '#domain/value-model/cohort.ts'
import { day, fen } from '#http/shapes.ts'
import { label } from '#http/task-shapes.ts'

/** What the fitted model says of one customer. */
export const outlookShape = z.object({
  fitId: z.int(),
  fitAsOf: day.describe('The last day that the fit knows.'),
  cohort: label.nullable().describe('Whom the fit was made on; null: everybody.'),
  pActive: z.number(),
  chanceWithinYear: z.number().describe('Of at least one visit in twelve months.'),
  intervalDays: z.int().describe("Their own interval, shrunk towards the group's."),
  intervalFromDays: z.int().describe('The middle half of it.'),
  intervalToDays: z.int(),
  overdue: z.number().describe('Days since the last visit ÷ that interval.'),
  dueOn: day,
  nextVisit: z
    .object({ fromOn: day, medianOn: day, toOn: day })
    .describe('Of one who stays: the middle half, counted from today.'),
  lapseOn: z.nullable(day).describe('First day with P(active) < 0.5 if nobody comes; null: not within ten years.'),
  visits: z
    .object({ monthsAhead: z.int(), expected: z.number(), low: z.number(), high: z.number() })
    .describe('To the horizon; 80 % interval.'),
  activeCurve: z.array(z.object({ on: day, pActive: z.number() })).describe('From the last visit on, if nobody comes.'),
  value: z
    .object({
      potentialFen: fen,
      lowFen: fen,
      highFen: fen,
      marginPerVisitFen: fen,
      points: z
        .array(z.object({ months: z.int(), on: day, expectedFen: fen, lowFen: fen, highFen: fen }))
        .describe('Added up from today to the horizon.'),
    })
    .nullable()
    .describe('Null without the right to see money.'),
})

/** As a viewer may see it. */
export function outlookFor(viewer: Viewer, outlook: CustomerOutlook | null): z.input<typeof outlookShape> | null {
  if (outlook === null) return null
  const { value, activeCurve, cohort, ...rest } = outlook
  return {
    ...rest,
    cohort: cohort && cohortLabel(cohort),
    activeCurve: [...activeCurve],
    value: mayUse(viewer, 'money.read') ? { ...value, points: [...value.points] } : null,
  }
}
