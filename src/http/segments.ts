import { z } from 'zod'
import { addDays, type Day } from '#domain/calendar.ts'
import { nobodyInSegment, type StandingCounts } from '#domain/report/standing-counts.ts'
import { expectedShares, segmentLabels, type Segment } from '#domain/segment/segment.ts'
import { playbookLabels } from '#operations/playbooks.ts'
import { figureState, liveFigures, snapshotDays, snapshotFigures } from '#store/figures/kept-figures.ts'
import { segmentFlow, type Flow } from '#store/figures/segment-flow.ts'
import { firstOfMonth } from '#http/cockpit.ts'
import type { Reader } from '#store/transaction.ts'
import { figurePlace, freshness, freshnessOf, keyOf, ofCentre, type FigurePlace } from '#http/figure-place.ts'
import { maskedMoney } from '#http/masked.ts'
import { route } from '#http/route.ts'
import { rulesChangedShape, rulesSince } from '#http/rules-since.ts'
import { day, fen } from '#http/shapes.ts'

const segment = keyOf(segmentLabels)

export const segments = route({
  method: 'GET',
  path: '/segments',
  summary:
    'The eight segments: how many, against the expected share, what they spend and are worth; cells of R, F and M',
  right: 'figures.read',
  query: z.object(ofCentre),
  reply: z.object({
    freshness,
    since: day.nullable().describe('The day of last month’s snapshot.'),
    rulesChanged: rulesChangedShape,
    customers: z.int(),
    rows: z.array(
      z.object({
        segment,
        customers: z.int(),
        before: z.int().nullable(),
        share: z.number().nullable(),
        expected: z.tuple([z.number(), z.number()]),
        spend24mFen: fen.nullable().describe('On average, in 24 months.'),
        visits24m: z.number().nullable().describe('On average, in 24 months.'),
        healthScore: z.number().nullable().describe('On average, of those known.'),
        totalFen: fen.nullable().describe('Lifetime value on average, of those known.'),
        valueAtRiskFen: fen.nullable().describe('Of all of them together.'),
      }),
    ),
    cells: z.record(z.string(), z.int()).describe('Customers by R, F and M in this order: `453`.'),
    neverCame: z.int(),
    playbooks: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })).describe('Those in force.'),
    snapshots: z.array(day).describe('Days between which movements can be shown, latest first.'),
  }),
  faults: ['unknown-centre', 'no-scores-yet'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const kept = await liveFigures<StandingCounts>(reader, place, 'standing')
    if (kept === null) return { fault: 'no-scores-yet' }
    const { figures, asOf } = kept
    const last = await snapshotFigures<StandingCounts>(
      reader,
      { ...place, until: addDays(firstOfMonth(asOf), -1) },
      'standing',
    )
    const money = (amount: number | null): number | null => maskedMoney(viewer, amount)
    const inCells = Object.values(figures.cells).reduce((sum, each) => sum + each, 0)
    return {
      freshness: freshnessOf(await figureState(reader, place.groupId)),
      since: last?.asOf ?? null,
      rulesChanged: await rulesSince(reader, place, { since: last?.asOf ?? null, until: null }),
      customers: figures.customers,
      rows: (Object.keys(segmentLabels) as Segment[]).map((each) => ({
        ...segmentRow(each, figures, money),
        before: last === null ? null : (last.figures.segments[each]?.customers ?? 0),
      })),
      cells: { ...figures.cells },
      neverCame: figures.customers - inCells,
      playbooks: await playbookLabels(reader, viewer.scope.groupId),
      snapshots: await snapshotDays(reader, place.groupId),
    }
  },
})

function segmentRow(each: Segment, figures: StandingCounts, money: (amount: number | null) => number | null) {
  const counts = figures.segments[each] ?? nobodyInSegment
  const { customers } = counts
  const [low, high] = expectedShares[each]
  const expected: [number, number] = [low, high]
  return {
    segment: each,
    customers,
    share: mean(customers, figures.customers),
    expected,
    spend24mFen: money(rounded(mean(counts.spend24mFen, customers))),
    visits24m: mean(counts.visits24m, customers),
    healthScore: mean(counts.healthSum, counts.healthKnown),
    totalFen: money(rounded(mean(counts.totalFen, counts.totalKnown))),
    valueAtRiskFen: money(counts.valueAtRiskFen),
  }
}

function mean(sum: number, of: number): number | null {
  return of === 0 ? null : sum / of
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value)
}

export const segmentMoves = route({
  method: 'GET',
  path: '/segments/moves',
  summary: 'Who moved from which segment to which between the snapshots of two days',
  right: 'figures.read',
  query: z.object({
    ...ofCentre,
    from: day.describe('The day of a snapshot.'),
    to: day.optional().describe('The day of a later one; today’s scores unless given.'),
  }),
  reply: z.object({
    from: day,
    to: day,
    rulesChanged: rulesChangedShape,
    flows: z.array(
      z.object({
        from: segment.nullable().describe('Null: was no customer then.'),
        to: segment.nullable().describe('Null: is none any more.'),
        customers: z.int(),
      }),
    ),
  }),
  faults: ['unknown-centre', 'unknown-snapshot'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const days = await snapshotDays(reader, place.groupId)
    const { from, to } = query
    if (!days.includes(from) || (to !== undefined && (!days.includes(to) || to <= from)))
      return { fault: 'unknown-snapshot' }
    const { asOf } = await figureState(reader, place.groupId)
    return {
      from,
      to: to ?? asOf ?? today,
      rulesChanged: await rulesSince(reader, place, { since: from, until: to ?? null }),
      flows: await movesFrom(reader, place, { from, to: to ?? null }),
    }
  },
})

/** Those from last month until today are kept; any others are counted when somebody asks. */
async function movesFrom(reader: Reader, place: FigurePlace, days: { from: Day; to: Day | null }) {
  if (days.to === null) {
    const kept = await liveFigures<{ from: Day; flows: Flow[] }>(reader, place, 'moves')
    if (kept?.figures.from === days.from) return kept.figures.flows
  }
  return segmentFlow(reader, place.scope, days)
}
