import { z } from 'zod'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { datedFacts, type DatedFactId } from '#domain/playbook/dated-facts.ts'
import { onNewOccasion } from '#domain/playbook/playbook.ts'
import { awaited } from '#domain/playbook/step.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { stepsShape } from '#intake/playbook-steps/step-kinds.ts'
import { condition, days, kebab, keysOf, label, playbookId, stepCondition } from '#intake/playbook-values.ts'

const window = z
  .strictObject({ opens_days: days, closes_days: days.optional() })
  .meta({ description: 'Days before (negative) and after the trigger day in which the playbook makes sense.' })

const trigger = z
  .strictObject({
    state: condition.optional().meta({ description: 'CEL: begins when this becomes true.' }),
    since: z
      .enum(factsOf('state'))
      .optional()
      .meta({ description: 'The dated fact that says since when the state holds; without it, since first seen.' }),
    date: z.enum(factsOf('date')).optional().meta({ description: 'A day known beforehand.' }),
    event: z.enum(factsOf('event')).optional().meta({ description: 'Something that has happened.' }),
    when: condition
      .optional()
      .meta({ description: 'CEL: only for those for whom this is true (with `date` or `event`).' }),
    window: window.optional(),
  })
  .meta({ oneOf: [{ required: ['state'] }, { required: ['date', 'window'] }, { required: ['event', 'window'] }] })

const share = z.number().min(0).max(1)

const success = z.strictObject({
  events: z.array(z.enum(keysOf(awaited))).optional(),
  when: stepCondition.optional(),
  within_days: z.int().min(1).max(730).meta({ description: 'Days after the last touch in which it counts.' }),
  after_steps: z
    .boolean()
    .optional()
    .meta({ description: 'true: the steps are done first, though it was reached before.' }),
  benchmark: z
    .strictObject({ low: share, high: share })
    .optional()
    .meta({ description: 'Shares 0–1 that others reach.' }),
  label,
})

const failure = z.strictObject({
  when: stepCondition,
  hand_over_to: playbookId.optional().meta({ description: 'The playbook that takes over.' }),
})

/** The shape of a playbook file; the rules between its parts are in `playbook-rules.ts`. */
export const playbookShape = z
  .strictObject({
    id: playbookId,
    name: kebab,
    label,
    about: label.optional().meta({ description: 'What it is for, in a sentence or two.' }),
    class: z.enum(keysOf(actionClassLabels)),
    purpose: z.enum(keysOf(touchPurposeLabels)),
    by_value_tier: z.boolean().optional().meta({
      description: 'High value tier: the manager does it. Low: automatic steps replace the person (spec §3.3).',
    }),
    own_service: z.boolean().optional().meta({
      description: "The customer's own event or due service begins it: one contact in 7 days at most (spec §3.4).",
    }),
    on_new_occasion: z.enum(keysOf(onNewOccasion)).optional().meta({
      description: 'What a new occasion does while one enrolment lives; `wait` where left out.',
    }),
    reentry_days: z
      .int()
      .min(0)
      .max(3650)
      .optional()
      .meta({ description: 'Days after the end before the same customer can be enrolled again.' }),
    holdout: share.max(0.5).optional().meta({ description: 'Share left untouched, to learn what it brings.' }),
    not_while: z.array(playbookId).max(30).optional().meta({ description: 'Does not begin while one of these lives.' }),
    starts_on: z.boolean().optional().meta({ description: 'false: ships switched off.' }),
    trigger,
    success: success.optional(),
    failures: z.array(failure).max(12).optional(),
    steps: stepsShape,
  })
  .meta({ title: 'Longrange playbook', description: 'One playbook, both languages. Reference: docs/playbooks.md.' })

export type PlaybookFile = z.infer<typeof playbookShape>
export type TriggerFile = PlaybookFile['trigger']

/** The published JSON Schema of playbook files, as `playbooks/schema.json` holds it. */
export function playbookSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(playbookShape, { target: 'draft-2020-12' }) }
}

function factsOf(kind: 'state' | 'date' | 'event'): [DatedFactId, ...DatedFactId[]] {
  return keysOf(datedFacts).filter((id) => datedFacts[id].kind === kind) as [DatedFactId, ...DatedFactId[]]
}
