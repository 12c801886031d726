import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { stakeSources } from '#domain/playbook/step.ts'
import type { OpenReason } from '#domain/task/open-reason.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { addressOf, textsOf } from '#operations/task-texts.ts'
import type { Person } from '#store/profile.ts'
import { keyOf } from '#http/figure-place.ts'
import { id } from '#http/shapes.ts'
import { label } from '#http/task-shapes.ts'

/** What a reason gives the person who makes the contact. */
export const taskHelp = z.object({
  reasonId: id,
  playbook: z.string(),
  about: label,
  script: label.nullable(),
  checklist: z.array(label),
  objections: z.array(z.object({ says: label, answer: label })),
  message: z
    .object({ channel: keyOf(touchChannelLabels), text: label })
    .nullable()
    .describe('Ready to send where nobody answers.'),
  stakeSource: z.enum([...(Object.keys(stakeSources) as (keyof typeof stakeSources)[]), 'stated']),
  chance: z.object({
    value: z.number().describe('0–1: that the contact changes the outcome.'),
    benchmark: label.nullable().describe('Where it begins from.'),
    touched: z.int().nullable().describe('Own contacts that it has learned from; null: none yet.'),
    succeeded: z.int().nullable(),
  }),
})

/** Who is named in the texts. */
export interface Named {
  readonly person: Person
  readonly advisor: string
  readonly centre: string | null
}

/** Null for what somebody wrote down, and for a step that its playbook no longer has. */
export function helpFor(
  viewer: Viewer,
  reason: OpenReason,
  playbook: Playbook | null,
  { person, advisor, centre }: Named,
): z.input<typeof taskHelp> | null {
  const seesNames = mayUse(viewer, 'names.read')
  const texts = textsOf(reason, playbook, (language) => ({
    customer_name: seesNames ? addressOf(person.name, person.gender, language) : null,
    advisor_name: advisor === '' ? null : advisor,
    centre_name: centre,
  }))
  if (texts === null) return null
  const { step, script, message } = texts
  return {
    reasonId: reason.reasonId,
    playbook: texts.playbook.id,
    about: texts.playbook.about,
    script,
    message,
    checklist: [...(step?.checklist ?? [])],
    objections: [...(step?.objections ?? [])],
    stakeSource: reason.stake.source,
    chance: { value: reason.chance, benchmark: step?.benchmark ?? null, touched: null, succeeded: null },
  }
}
