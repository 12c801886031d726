import { z } from 'zod'
import { stepKind } from '#intake/playbook-steps/step-kind.ts'
import { stepCondition } from '#intake/playbook-values.ts'

export const branchStep = stepKind({
  kind: 'branch',
  about: 'Follows the steps of the first case that is true, else those of `otherwise`; then the steps after it.',
  keys: (steps) => ({
    cases: z
      .array(z.strictObject({ if: stepCondition, steps }))
      .min(1)
      .max(12),
    otherwise: steps.optional(),
  }),
  inner: ({ cases, otherwise }) => [
    ...cases.map((each, index) => ({ path: ['cases', index, 'steps'], steps: each.steps, if: each.if })),
    { path: ['otherwise'], steps: otherwise ?? [], if: null },
  ],
  compile: ({ cases, otherwise }, base, { path, compiler, steps }) => ({
    kind: 'branch',
    ...base,
    cases: cases.map((each, index) => {
      const at = [...path, 'cases', index]
      // A condition that does not compile is a fault, and the playbook is refused.
      const condition = compiler.stepCondition([...at, 'if'], each.if) ?? (() => false)
      return { if: condition, steps: steps(each.steps, [...at, 'steps']) }
    }),
    otherwise: steps(otherwise ?? [], [...path, 'otherwise']),
  }),
  tell: () => [],
})
