import { z } from 'zod'
import { becauseLabels } from '#domain/enrolment/journal.ts'
import type { Label } from '#domain/label.ts'
import { awaited } from '#domain/playbook/step.ts'
import { type ForeseenContact, foreseenStateLabels } from '#domain/task/foreseen-contact.ts'
import { putOffLabels } from '#domain/task/open-reason.ts'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { keyOf } from '#http/figure-place.ts'
import { day } from '#http/shapes.ts'
import { instant, label } from '#http/task-shapes.ts'

/** What has become of a contact that a playbook foresees. */
export const foreseenShape = z
  .object({
    state: keyOf(foreseenStateLabels),
    who: z.string().nullable().describe('Whose task it is.'),
    on: day.nullable().describe('When it was done or closed.'),
    until: instant.nullable().describe('To when it was put off.'),
    why: label.nullable().describe('What was said of it, or why it is so.'),
  })
  .nullable()
  .describe('What has become of it; null: the engine has not looked at it.')

const whys: Readonly<Record<string, Label>> = {
  ...becauseLabels,
  ...awaited,
  ...putOffLabels,
  ...taskResultLabels,
}

export function foreseenFor(became: ForeseenContact | null): z.input<typeof foreseenShape> {
  if (became === null) return null
  return { ...became, why: became.why === null ? null : (whys[became.why] ?? null) }
}
