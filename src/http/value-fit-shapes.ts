import { z } from 'zod'
import { cohortKinds } from '#domain/value-model/cohort.ts'
import { keyOf } from '#http/figure-place.ts'
import { day } from '#http/shapes.ts'

/** Words in both languages. */
const sentence = z.object({ zh: z.string(), en: z.string() })
const number = z.number().nullable()

const parameter = z.object({
  name: z.string().describe("The papers' letter."),
  value: z.number(),
  standardError: number.describe('Null: the data do not feel the parameter.'),
  low: number.describe('95 % interval.'),
  high: number,
})

const difference = z.object({
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['better', 'worse', 'open']).describe('What the interval says of the first of the two.'),
})

const differences = z.object({ crps: difference, brier: difference, logLoss: difference })

const calibration = z.array(
  z.object({
    customers: z.int(),
    foretold: z.number(),
    happened: z.number(),
    low: z.number(),
    high: z.number(),
  }),
)

const fitShape = z.object({
  fitId: z.int(),
  asOf: day.describe('The last day that it knows.'),
  fittedAt: z.string(),
  customers: z.int(),
  rows: z.int().describe('Different histories among them.'),
  seconds: z.number(),
  logLikelihood: z.number(),
  members: z.array(
    z.object({
      model: z.string(),
      label: sentence,
      k: number,
      share: z.number(),
      logLikelihood: z.number(),
      iterations: z.int(),
      parameters: z.array(parameter),
    }),
  ),
  spend: z.object({
    by: z.enum(['gamma-gamma', 'frequency']),
    because: sentence,
    customers: z.int(),
    meanFen: z.int().nullable(),
    parameters: z.array(parameter),
    byFrequency: z.array(
      z.object({ repeats: z.int(), orMore: z.boolean(), customers: z.int(), marginFen: z.int().nullable() }),
    ),
    correlation: z.object({ pearson: z.number(), spearman: z.number() }).nullable(),
  }),
  warnings: z.array(z.object({ code: z.string(), sentence })),
  trust: z.array(sentence).describe('What to trust and what not, in plain words.'),
})

const score = {
  customers: z.int(),
  crps: z.number(),
  brier: z.number(),
  logLoss: z.number(),
  mae: z.number(),
  totalError: number.describe('Expected ÷ actual visits − 1.'),
}

export const valueFitShape = z.object({
  method: z.enum(['model', 'formula']),
  fit: fitShape.nullable(),
  refusal: z
    .object({ code: z.string(), sentence, asOf: day, triedAt: z.string() })
    .nullable()
    .describe('Why the latest attempt gave no fit; an older one may be in force.'),
  holdout: z
    .object({
      calibrationEndOn: day,
      untilOn: day,
      ...score,
      rmse: z.number(),
      auc: number,
      expectedVisits: z.number(),
      actualVisits: z.number(),
    })
    .nullable(),
  calibration: calibration.describe('Of at least one visit in the holdout, by tenths, lowest first.'),
  tracking: z.array(
    z.object({
      until: day,
      expected: z.number(),
      actual: z.number(),
      expectedSum: z.number(),
      actualSum: z.number(),
    }),
  ),
  comparison: z.array(
    z.object({
      name: z.string(),
      label: sentence,
      k: number,
      share: number,
      ...score,
      against: differences.nullable().describe('Chosen minus this one; null of the chosen one.'),
    }),
  ),
  cohorts: z
    .array(
      z.object({
        by: keyOf(cohortKinds),
        label: sentence,
        customers: z.int(),
        fault: sentence.nullable().describe('Why it could not be fitted or tried.'),
        against: differences.nullable().describe('Its own fit minus everybody’s, on its own customers in the holdout.'),
        isKept: z.boolean().describe('Its own fit speaks for its customers.'),
      }),
    )
    .describe('Separate fits that were tried.'),
  checks: z.array(
    z.object({
      fitId: z.int(),
      fitAsOf: day,
      untilOn: day,
      isWorse: z.boolean(),
      ...score,
      againstLater: differences.describe('That fit minus the later one.'),
      calibration,
    }),
  ),
})

export type ValueFit = z.input<typeof valueFitShape>
