import { z } from 'zod'
import { goalMetricNames, goalMetrics, type GoalFigures } from '#domain/goal/goal-metric.ts'
import { meanInterval } from '#domain/report/mean-interval.ts'
import { rulesChanged, type RulesInForce } from '#domain/report/rules-changed.ts'
import { tooFew } from '#domain/report/share-counts.ts'
import type { ValueFigures } from '#domain/report/value-figures.ts'
import { centreFamilies, figureState, type CentreFamilies } from '#store/figures/kept-figures.ts'
import { centresOf } from '#store/groups.ts'
import { figurePlace, freshness, freshnessOf, keyOf } from '#http/figure-place.ts'
import { maskedMoney } from '#http/masked.ts'
import { route } from '#http/route.ts'
import { rulesChangedShape } from '#http/rules-since.ts'
import { day, fen, id } from '#http/shapes.ts'

const families = ['standing', 'retention', 'work', 'service', 'value', 'rules'] as const

type Compared = GoalFigures & { readonly value: ValueFigures; readonly rules?: RulesInForce }

export const centres = route({
  method: 'GET',
  path: '/centres',
  summary: 'Centres side by side by every metric of the goals, with base and interval; under 20 is too few',
  right: 'figures.read',
  reply: z.object({
    freshness,
    centres: z.array(
      z.object({
        centreId: id,
        name: z.string(),
        asOf: day.nullable(),
        customers: z.int(),
        rulesChanged: rulesChangedShape,
        meanTotal: z.object({
          fen: fen.nullable(),
          base: z.int().describe('Customers whose value is known.'),
          interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %, fen.'),
          isTooFew: z.boolean(),
        }),
        valueAtRiskFen: fen.nullable(),
        metrics: z.array(
          z.object({
            metric: keyOf(goalMetrics),
            value: z.number().nullable(),
            before: z.number().nullable().describe('In the snapshot before; null without one.'),
            base: z.int(),
            interval: z.object({ low: z.number(), high: z.number() }).nullable(),
            isTooFew: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  handle: async ({ viewer, today }, { store: { reader } }) => {
    const place = figurePlace(viewer, undefined, today)
    if (place === null) return { fault: 'unknown-centre' }
    const known = await centresOf(reader, place.groupId)
    const seen = known.filter(({ centreId }) => place.centreId === 0 || centreId === place.centreId)
    const kept = await centreFamilies<Compared>(reader, place.groupId, families)
    const money = (amount: number | null): number | null => maskedMoney(viewer, amount)
    return {
      freshness: freshnessOf(await figureState(reader, place.groupId)),
      centres: seen.map(({ centreId, name }) => ({
        centreId,
        name,
        ...compared(
          kept.find((each) => each.centreId === centreId),
          money,
        ),
      })),
    }
  },
})

const nothingKnown = {
  asOf: null,
  customers: 0,
  rulesChanged: null,
  meanTotal: { fen: null, base: 0, interval: null, isTooFew: true },
  valueAtRiskFen: null,
  metrics: [],
}

function compared(kept: CentreFamilies<Compared> | undefined, money: Money) {
  if (kept === undefined) return nothingKnown
  const { standing, value } = kept.figures
  const atRisk = Object.values(standing.levels).reduce((sum, level) => sum + level.valueAtRiskFen, 0)
  return {
    asOf: kept.asOf,
    customers: standing.customers,
    rulesChanged: rulesSinceBefore(kept),
    meanTotal: meanTotal(value, money),
    valueAtRiskFen: money(atRisk),
    metrics: goalMetricNames.map((metric) => {
      const reached = goalMetrics[metric].measure(kept.figures)
      const before = kept.before === null ? null : goalMetrics[metric].measure(kept.before).value
      const isTooFew = reached.base < tooFew
      const shown = isTooFew ? { value: null, interval: null, before: null } : { ...reached, before }
      return { metric, ...shown, base: reached.base, isTooFew }
    }),
  }
}

function rulesSinceBefore({ figures, before }: CentreFamilies<Compared>) {
  return before?.rules === undefined || figures.rules === undefined ? null : rulesChanged(before.rules, figures.rules)
}

type Money = (amount: number | null) => number | null

function meanTotal({ known, totalFen, squares }: ValueFigures, money: Money) {
  if (known < tooFew) return { fen: null, base: known, interval: null, isTooFew: true }
  const told = meanInterval({ of: known, sum: totalFen, squares })
  // Who may not see money sees nothing of its spread either; figures of an earlier release have no squares.
  const [low, high] = [money(told?.low ?? null), money(told?.high ?? null)]
  const interval = low === null || high === null || Number.isNaN(low) ? null : { low, high }
  return { fen: money(Math.round(totalFen / known)), base: known, interval, isTooFew: false }
}
