import { z, type ZodType } from 'zod'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import type { ActionFilter } from '#store/figures/action-list.ts'
import { keyOf } from '#http/figure-place.ts'
import { day } from '#http/shapes.ts'

/** A parameter that may stand there several times: any of the values will do. */
function several<T extends ZodType>(one: T) {
  return z.union([z.array(one).max(100), one.transform((value) => [value])]).optional()
}

/** By what the list of contacts is narrowed. */
export const actionFilters = {
  class: several(keyOf(actionClassLabels)),
  playbook: several(z.string().max(40)).describe('By id: `P5`.'),
  advisor: several(z.coerce.number<string>().int().positive()).describe('By number of staff.'),
  role: z.enum(['advisor', 'manager']).optional().describe('Who should make the contact.'),
  dueUntil: day.optional(),
}

const shape = z.object(actionFilters)

export function filterOf(query: z.output<typeof shape>): ActionFilter {
  const { class: classes, playbook: playbooks, advisor: advisorIds, role, dueUntil } = query
  return {
    ...(classes === undefined ? {} : { classes }),
    ...(playbooks === undefined ? {} : { playbooks }),
    ...(advisorIds === undefined ? {} : { advisorIds }),
    ...(role === undefined ? {} : { role }),
    ...(dueUntil === undefined ? {} : { dueUntil }),
  }
}
