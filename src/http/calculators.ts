import { z } from 'zod'
import { defaultsOf, readInput, readInputs } from '#domain/calculator/calculator.ts'
import { calculators } from '#domain/calculator/calculators.ts'
import { policiesOf } from '#operations/policies.ts'
import { route } from '#http/route.ts'

const code = z.enum(calculators.map((one) => one.code) as [string, ...string[]])
const label = z.object({ zh: z.string(), en: z.string() })
const value = z.union([z.number(), z.string(), z.array(z.number()).readonly()])

export const calculatorList = route({
  method: 'GET',
  path: '/calculators',
  summary: 'The calculators with their formulas and inputs',
  right: 'signed-in',
  reply: z.object({
    rows: z.array(
      z.object({
        calculator: code,
        label,
        formula: label,
        inputs: z.array(
          z.object({
            name: z.string(),
            label,
            unit: z.string(),
            min: z.number().nullable(),
            max: z.number().nullable(),
          }),
        ),
      }),
    ),
  }),
  handle: async () => ({
    rows: calculators.map((one) => ({
      calculator: one.code,
      label: one.label,
      formula: one.formula,
      inputs: Object.entries(one.inputs).map(([name, input]) => ({
        name,
        label: input.label,
        unit: input.unit,
        min: 'choices' in input ? null : input.min,
        max: 'choices' in input ? null : input.max,
      })),
    })),
  }),
})

export const workCalculator = route({
  method: 'POST',
  path: '/calculators/{calculator}',
  summary: 'Work a calculator; inputs that are left out have their defaults, under the policy of one’s centre',
  right: 'signed-in',
  params: z.object({ calculator: code }),
  body: z.object({ inputs: z.record(z.string().max(60), z.union([z.number(), z.string().max(60)])).optional() }),
  reply: z.object({
    inputs: z.record(z.string(), value),
    result: z.unknown().describe('Money in yuan, shares 0–1.'),
  }),
  handle: async ({ viewer: { scope }, params, body: { inputs: given = {} } }, { store }) => {
    const chosen = calculators.find((one) => one.code === params.calculator)
    if (chosen === undefined) return { fault: 'not-found' }
    const texts = Object.fromEntries(Object.entries(given).map(([name, input]) => [name, String(input)]))
    for (const [name, text] of Object.entries(texts)) {
      const input = Object.hasOwn(chosen.inputs, name) ? chosen.inputs[name] : undefined
      if (input === undefined || readInput(input, text) === null)
        return { fault: 'request-unfit', detail: `body.inputs.${name}` }
    }
    const policies = await policiesOf(store.reader, scope.groupId)
    const policy = policies.of(scope.of === 'group' ? null : scope.centreId)
    const inputs = readInputs(chosen, texts, defaultsOf(chosen, policy))
    return { inputs, result: chosen.work(inputs) }
  },
})
