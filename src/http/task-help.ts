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
    benchmarkValue: z.number(),
    benchmarkTouches: z.int().describe('Own contacts that the benchmark weighs as much as.'),
    touched: z.int().describe('Own contacts with customers of the same tier and level that it has learned from.'),
    succeeded: z.int().describe('Of them, those after which what the playbook wants came in its time.'),
  }),
})

/** Who is named in the texts. */
export interface Named {
  readonly person: Person
  readonly advisor: string
  readonly centre: string | null
  readonly benchmarkTouches: number
}

/** Null for what somebody wrote down, and for a step that its playbook no longer has. */
export function helpFor(
  viewer: Viewer,
  reason: OpenReason,
  playbook: Playbook | null,
  { person, advisor, centre, benchmarkTouches }: Named,
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
    chance: {
      value: reason.chance,
      benchmark: step?.benchmark ?? null,
      benchmarkValue: reason.benchmarkChance,
      benchmarkTouches,
      ...reason.seen,
    },
  }
}
