import { z } from 'zod'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { datedFacts, type DatedFactId } from '#domain/playbook/dated-facts.ts'
import { settlers, stakeSources } from '#domain/playbook/step.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'

const text = z.string().min(1)
const label = z.strictObject({ zh: text, en: text })
const template = label.meta({ description: 'Liquid, both languages. Variables: docs/playbooks.md.' })
const condition = text.meta({
  description: 'CEL over the features of docs/playbooks.md; an unknown feature makes it not true.',
})
const days = z.int().min(-730).max(730)
const yuan = z.number().min(0).max(1_000_000)

const window = z
  .strictObject({ opens_days: days, closes_days: days.optional() })
  .meta({ description: 'Days before (negative) and after the trigger day in which the playbook makes sense.' })

const trigger = z
  .strictObject({
    state: condition.optional().meta({ description: 'CEL: begins when this becomes true; needs `since`.' }),
    since: z
      .enum(factsOf('state'))
      .optional()
      .meta({ description: 'The dated fact that says since when the state holds.' }),
    date: z.enum(factsOf('date')).optional().meta({ description: 'A day known beforehand.' }),
    event: z.enum(factsOf('event')).optional().meta({ description: 'Something that has happened.' }),
    when: condition
      .optional()
      .meta({ description: 'CEL: only for those for whom this is true (with `date` or `event`).' }),
    window: window.optional(),
  })
  .meta({
    oneOf: [{ required: ['state', 'since'] }, { required: ['date', 'window'] }, { required: ['event', 'window'] }],
  })

const step = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  kind: z.literal('task').meta({
    description:
      'Only `task` for now; message, wait, branch, offer, set and escalate are reserved and not supported yet.',
  }),
  class: z.enum(keysOf(actionClassLabels)).optional().meta({ description: "The playbook's class where left out." }),
  role: z.enum(['advisor', 'manager']),
  when: condition.optional(),
  due_days: days.meta({ description: 'Days after the trigger day (negative: before) by which it should be done.' }),
  minutes: z.int().min(1).max(240),
  chance: z
    .number()
    .min(0)
    .max(1)
    .meta({ description: 'Chance 0–1 that the touch changes the outcome, from the benchmark.' }),
  benchmark: label.meta({ description: 'Where the chance comes from.' }),
  stake: z
    .union([yuan, z.strictObject({ of: z.array(z.enum(keysOf(stakeSources))).min(1), otherwise_yuan: yuan })])
    .meta({
      description: 'Yuan at stake: a number, or the first source that is known and the yuan that hold where none is.',
    }),
  done_when: z.array(z.enum(keysOf(settlers))).meta({
    description: 'What settles the step when it happens on or after the day the window opens; [] = only its own state.',
  }),
  reason: template,
  script: template,
  checklist: z.array(label).max(12),
})

/** The shape of a playbook file; the rules between its parts are in `playbook-rules.ts`. */
export const playbookShape = z
  .strictObject({
    id: z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/),
    name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
    label,
    class: z.enum(keysOf(actionClassLabels)),
    purpose: z.enum(keysOf(touchPurposeLabels)),
    by_value_tier: z.boolean().optional().meta({
      description: 'High value tier: the manager does it. Low: automatic steps replace the person (spec §3.3).',
    }),
    trigger,
    steps: z.array(step).min(1).max(30),
  })
  .meta({ title: 'Longrange playbook', description: 'One playbook, both languages. Reference: docs/playbooks.md.' })

export type PlaybookFile = z.infer<typeof playbookShape>
export type StepFile = PlaybookFile['steps'][number]
export type TriggerFile = PlaybookFile['trigger']

/** The published JSON Schema of playbook files, as `playbooks/schema.json` holds it. */
export function playbookSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(playbookShape, { target: 'draft-2020-12' }) }
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): [K, ...K[]] {
  return Object.keys(record) as [K, ...K[]]
}

function factsOf(kind: 'state' | 'date' | 'event'): [DatedFactId, ...DatedFactId[]] {
  return keysOf(datedFacts).filter((id) => datedFacts[id].kind === kind) as [DatedFactId, ...DatedFactId[]]
}
