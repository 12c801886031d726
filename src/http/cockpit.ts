import { z } from 'zod'
import { addDays, type Day } from '#domain/calendar.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import type { StandingCounts } from '#domain/report/standing-counts.ts'
import { expectedShares, segmentLabels } from '#domain/segment/segment.ts'
import { playbookLabels } from '#operations/playbooks.ts'
import { nowAt } from '#operations/work-day.ts'
import { actionSums, type ActionSum } from '#store/figures/action-list.ts'
import { figureState, liveFigures, snapshotFigures } from '#store/figures/kept-figures.ts'
import { moversOf, newsOf } from '#store/figures/news.ts'
import type { Reader } from '#store/transaction.ts'
import { figurePlace, freshness, freshnessOf, keyOf, ofCentre, type FigurePlace } from '#http/figure-place.ts'
import { todayOf, todayShape } from '#http/cockpit-today.ts'
import { goalRow, goalRowsOf } from '#http/goal-rows.ts'
import { maskedMoney, maskedName } from '#http/masked.ts'
import { route } from '#http/route.ts'
import { rulesChangedShape, rulesSince } from '#http/rules-since.ts'
import { day, fen, id } from '#http/shapes.ts'

const customers = z.int()
const before = z.int().nullable().describe('In the snapshot of last month; null without one.')
const newsKind = z.enum(['stage', 'segment', 'warning', 'recovery'])

export const cockpit = route({
  method: 'GET',
  path: '/cockpit',
  summary: 'How a centre stands: stages, segments, warnings, this week’s work, goals, news',
  right: 'figures.read',
  query: z.object(ofCentre),
  reply: z.object({
    freshness,
    since: day.nullable().describe('The day of last month’s snapshot.'),
    rulesChanged: rulesChangedShape,
    customers: z.object({ now: customers, before }),
    stages: z.array(z.object({ stage: keyOf(stageLabels), customers, before })),
    segments: z.array(
      z.object({
        segment: keyOf(segmentLabels),
        customers,
        before,
        share: z.number().nullable(),
        expected: z.tuple([z.number(), z.number()]),
      }),
    ),
    levels: z.array(z.object({ level: keyOf(ladderLevelLabels), customers, before, valueAtRiskFen: fen.nullable() })),
    today: todayShape,
    attention: z.object({ vips: customers, falseHighValue: customers, neglectedHighValue: customers }),
    actions: z.array(
      z.object({
        class: keyOf(actionClassLabels),
        contacts: z.int(),
        minutes: z.int(),
        stakeFen: fen.nullable(),
        playbooks: z.array(z.object({ playbook: z.string(), contacts: z.int() })),
      }),
    ),
    playbooks: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
    goals: z.array(goalRow),
    news: z.object({
      on: day,
      moves: z.array(z.object({ what: newsKind, before: z.string(), after: z.string(), customers })),
    }),
  }),
  faults: ['unknown-centre', 'no-scores-yet'],
  handle: async ({ viewer, today, query }, { store: { reader }, now: wall }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const now = await liveFigures<StandingCounts>(reader, place, 'standing')
    if (now === null) return { fault: 'no-scores-yet' }
    const last = await lastMonth(reader, place, now.asOf)
    const moment = await nowAt(reader, { groupId: place.groupId, centreId: query.centre ?? null, today, clock: wall() })
    const money = (amount: number): number | null => maskedMoney(viewer, amount)
    const sums = await actionSums(reader, place.scope)
    return {
      freshness: freshnessOf(await figureState(reader, place.groupId)),
      since: last?.asOf ?? null,
      rulesChanged: await rulesSince(reader, place, { since: last?.asOf ?? null, until: null }),
      ...standing(now.figures, last?.figures ?? null, money),
      today: await todayOf(reader, place.scope, { today, now: moment }),
      actions: classSums(sums, money),
      playbooks: await playbookLabels(reader, viewer.scope.groupId),
      goals: await goalRowsOf(reader, { ...place, month: firstOfMonth(today), today }),
      news: { on: now.asOf, moves: await newsOf(reader, place.scope, now.asOf) },
    }
  },
})

export function firstOfMonth(on: Day): Day {
  return `${on.slice(0, 8)}01` as Day
}

/** The latest snapshot of an earlier month. */
function lastMonth(reader: Reader, place: FigurePlace, asOf: Day) {
  return snapshotFigures<StandingCounts>(reader, { ...place, until: addDays(firstOfMonth(asOf), -1) }, 'standing')
}

function standing(now: StandingCounts, last: StandingCounts | null, money: (amount: number) => number | null) {
  const was = (count: number | undefined): number | null => (last === null ? null : (count ?? 0))
  const all = now.customers
  return {
    customers: { now: all, before: was(last?.customers) },
    stages: keysOf(stageLabels).map((stage) => ({
      stage,
      customers: now.stages[stage] ?? 0,
      before: was(last?.stages[stage]),
    })),
    segments: keysOf(segmentLabels).map((segment) => {
      const count = now.segments[segment]?.customers ?? 0
      const [low, high] = expectedShares[segment]
      const expected: [number, number] = [low, high]
      const share = all === 0 ? null : count / all
      return { segment, customers: count, before: was(last?.segments[segment]?.customers), share, expected }
    }),
    levels: keysOf(ladderLevelLabels).map((level) => ({
      level,
      customers: now.levels[level]?.customers ?? 0,
      before: was(last?.levels[level]?.customers),
      valueAtRiskFen: money(now.levels[level]?.valueAtRiskFen ?? 0),
    })),
    attention: {
      vips: now.vips,
      falseHighValue: now.falseHighValue,
      neglectedHighValue: now.neglectedHighValue,
    },
  }
}

function keysOf<K extends string>(labels: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(labels) as K[]
}

function classSums(sums: readonly ActionSum[], money: (amount: number) => number | null) {
  return keysOf(actionClassLabels).map((each) => {
    const own = sums.filter((sum) => sum.class === each)
    const byPlaybook = Map.groupBy(own, ({ playbook }) => playbook)
    return {
      class: each,
      contacts: total(own, 'contacts'),
      minutes: total(own, 'minutes'),
      stakeFen: money(total(own, 'stakeFen')),
      playbooks: [...byPlaybook]
        .map(([playbook, of]) => ({ playbook, contacts: total(of, 'contacts') }))
        .toSorted((a, b) => b.contacts - a.contacts),
    }
  })
}

function total(sums: readonly ActionSum[], what: 'contacts' | 'minutes' | 'stakeFen'): number {
  return sums.reduce((sum, each) => sum + each[what], 0)
}

/** Nobody reads further. */
const mostMovers = 200

export const movers = route({
  method: 'GET',
  path: '/cockpit/movers',
  summary: 'Who stands elsewhere than the day before; those with most at risk first, at most 200',
  right: 'figures.read',
  query: z.object({ ...ofCentre, what: newsKind, on: day.optional() }),
  reply: z.object({
    on: day,
    rows: z.array(
      z.object({
        customerId: id,
        name: z.string().nullable(),
        before: z.string(),
        after: z.string(),
        valueAtRiskFen: fen.nullable(),
      }),
    ),
  }),
  faults: ['unknown-centre', 'no-scores-yet'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const on = query.on ?? (await figureState(reader, place.groupId)).asOf
    if (on === null) return { fault: 'no-scores-yet' }
    const rows = await moversOf(reader, place.scope, { on, what: query.what, most: mostMovers })
    return {
      on,
      rows: rows.map((row) => ({
        ...row,
        name: maskedName(viewer, row.name),
        valueAtRiskFen: maskedMoney(viewer, row.valueAtRiskFen),
      })),
    }
  },
})
