import { z } from 'zod'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import type { StandingCounts } from '#domain/report/standing-counts.ts'
import type { ValueFigures } from '#domain/report/value-figures.ts'
import { figureState, liveFamilies } from '#store/figures/kept-figures.ts'
import { figurePlace, freshness, freshnessOf, ofCentre } from '#http/figure-place.ts'
import { route } from '#http/route.ts'
import { fen } from '#http/shapes.ts'
import { valueMethod } from '#http/value-method.ts'

const share = z.number().nullable()

export const value = route({
  method: 'GET',
  path: '/value',
  summary: 'How lifetime value is spread: distribution, concentration, tiers, value at risk',
  right: 'figures.read',
  query: z.object(ofCentre),
  reply: z.object({
    freshness,
    method: z.enum(['formula', 'model']).describe('Where potential comes from.'),
    known: z.int(),
    unknown: z.int(),
    totalFen: fen,
    medianFen: fen.nullable(),
    meanFen: fen.nullable(),
    valueAtRiskFen: fen,
    aboveHundredThousand: z.int(),
    bins: z.array(z.object({ fromFen: fen, toFen: fen.nullable(), customers: z.int() })),
    lorenz: z.array(z.object({ share: z.number(), ofValue: z.number() })),
    concentration: z.object({ valueOfTop: share, costOfTop: share, overlap: share }),
    tiers: z.array(z.object({ tier: z.enum(['high', 'medium', 'low', 'unknown']), customers: z.int(), totalFen: fen })),
    vips: z.int(),
    falseHighValue: z.int(),
    neglectedHighValue: z.int(),
  }),
  faults: ['unknown-centre', 'no-scores-yet'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const found = await liveFamilies<{ value: ValueFigures; standing: StandingCounts }>(reader, place, [
      'value',
      'standing',
    ])
    if (found === null) return { fault: 'no-scores-yet' }
    const method = await valueMethod(reader, place.groupId, today)
    return { freshness: freshnessOf(await figureState(reader, place.groupId)), method, ...valueReply(found.figures) }
  },
})

function valueReply({ value: figures, standing }: { value: ValueFigures; standing: StandingCounts }) {
  const { known, totalFen, bins } = figures
  return {
    known,
    unknown: figures.unknown,
    totalFen,
    medianFen: figures.medianFen,
    meanFen: known === 0 ? null : Math.round(totalFen / known),
    valueAtRiskFen: Object.values(standing.levels).reduce((sum, each) => sum + each.valueAtRiskFen, 0),
    aboveHundredThousand: figures.aboveHundredThousand,
    bins: bins.map((bin, at) => ({ ...bin, toFen: bins[at + 1]?.fromFen ?? null })),
    lorenz: [...figures.lorenz],
    concentration: figures.concentration,
    tiers: [...(Object.keys(valueTierLabels) as (keyof typeof valueTierLabels)[]), 'unknown' as const].map((tier) => ({
      tier,
      customers: standing.tiers[tier]?.customers ?? 0,
      totalFen: standing.tiers[tier]?.totalFen ?? 0,
    })),
    vips: standing.vips,
    falseHighValue: standing.falseHighValue,
    neglectedHighValue: standing.neglectedHighValue,
  }
}
