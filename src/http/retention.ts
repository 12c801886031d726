import { z } from 'zod'
import type { Day } from '#domain/calendar.ts'
import type { RetentionCounts } from '#domain/report/retention-counts.ts'
import type { SurvivalStep } from '#domain/report/kaplan-meier.ts'
import { ratingLabels, ratingOf } from '#domain/report/retention-rating.ts'
import { shareInterval, shareOfCounts, type ShareCounts } from '#domain/report/share-counts.ts'
import type { WorkCounts } from '#domain/report/work-counts.ts'
import type { Policy } from '#domain/policy.ts'
import { policiesOf } from '#operations/policies.ts'
import { figureState, liveFamilies, snapshotDays, snapshotFamilies } from '#store/figures/kept-figures.ts'
import type { Reader } from '#store/transaction.ts'
import {
  figurePlace,
  freshness,
  freshnessOf,
  keyOf,
  ofCentre,
  shareShape,
  type FigurePlace,
} from '#http/figure-place.ts'
import { route } from '#http/route.ts'
import { day, fen } from '#http/shapes.ts'

const rating = keyOf(ratingLabels).nullable()
const told = shareShape.extend({
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %.'),
})
const rated = told.extend({ rating })

interface RetentionFigures {
  readonly retention: RetentionCounts
  readonly work: WorkCounts
  readonly waiting: readonly SurvivalStep[]
}

const families = ['retention', 'work', 'waiting'] as const

export const retention = route({
  method: 'GET',
  path: '/retention',
  summary: 'Who comes back: funnel with ratings, cohorts, the curve to the second visit, recall',
  right: 'figures.read',
  query: z.object({ ...ofCentre, asOf: day.optional().describe('The day of a snapshot; today’s unless given.') }),
  reply: z.object({
    freshness,
    asOf: day,
    within: z.object({ d90: rated, d180: told, d365: rated }),
    active: z.object({ y1: told, y3: told, y5: told }),
    firstServiceShow: told,
    secondServiceReturn: told,
    early: z.object({ back: told, notBack: told }),
    recall: told.describe('Of customers lapsed 90 days before: who have come since, called or not.'),
    year: z.object({
      activeCustomers: z.int(),
      visitsPerCustomer: z.number().nullable(),
      rating,
      spendFenPerCustomer: fen.nullable(),
      attachShare: z.number().nullable(),
    }),
    cohorts: z.record(z.string(), z.record(z.string(), z.object({ of: z.int(), who: z.int() }))),
    waiting: z
      .array(
        z.object({
          days: z.int(),
          atRisk: z.int(),
          events: z.int(),
          survival: z.number(),
          low: z.number(),
          high: z.number(),
        }),
      )
      .describe('Share without a second visit by days since the first; Kaplan–Meier with a 95 % interval.'),
    snapshots: z.array(day),
  }),
  faults: ['unknown-centre', 'unknown-snapshot', 'no-scores-yet'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const snapshots = await snapshotDays(reader, place.groupId)
    if (query.asOf !== undefined && !snapshots.includes(query.asOf)) return { fault: 'unknown-snapshot' }
    const found = await figuresOn(reader, place, query.asOf)
    if (found === null) return { fault: 'no-scores-yet' }
    const policy = (await policiesOf(reader, place.groupId)).of(place.centreId === 0 ? null : place.centreId)
    const state = await figureState(reader, place.groupId)
    const shown = retentionReply(found.figures, policy.retention)
    return { freshness: freshnessOf(state), asOf: found.asOf, snapshots, ...shown }
  },
})

/** Of the live scores, or of the snapshot of a day. */
async function figuresOn(reader: Reader, place: FigurePlace, asOf: Day | undefined) {
  if (asOf !== undefined) return snapshotFamilies<RetentionFigures>(reader, { ...place, until: asOf }, families)
  return liveFamilies<RetentionFigures>(reader, place, families)
}

function tell(counts: ShareCounts) {
  return { ...shareOfCounts(counts), interval: shareInterval(counts) }
}

function rate(counts: ShareCounts, cuts: readonly number[]) {
  const { share } = shareOfCounts(counts)
  return { ...tell(counts), rating: share === null ? null : ratingOf(share, cuts) }
}

function retentionReply({ retention: counts, work, waiting }: RetentionFigures, policy: Policy['retention']) {
  const { within, active, early, year } = counts
  const visits = year.activeCustomers === 0 ? null : year.visits / year.activeCustomers
  return {
    within: {
      d90: rate(within.d90, policy.ninetyDays),
      d180: tell(within.d180),
      d365: rate(within.d365, policy.oneYear),
    },
    active: { y1: tell(active.y1), y3: tell(active.y3), y5: tell(active.y5) },
    firstServiceShow: tell(counts.firstServiceShow),
    secondServiceReturn: tell(counts.secondServiceReturn),
    early: { back: tell(early.back), notBack: tell(early.notBack) },
    recall: tell(work.recall),
    year: {
      activeCustomers: year.activeCustomers,
      visitsPerCustomer: visits,
      rating: visits === null ? null : ratingOf(visits, policy.visitsPerCustomer),
      spendFenPerCustomer: visits === null ? null : Math.round(year.spendFen / year.activeCustomers),
      attachShare: year.visits === 0 ? null : year.attachedVisits / year.visits,
    },
    cohorts: counts.cohorts,
    waiting: [...waiting],
  }
}
