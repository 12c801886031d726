import { z } from 'zod'
import type { Viewer } from '#domain/access/viewer.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import type { ForeseenContact } from '#domain/task/foreseen-contact.ts'
import type { ActionRow } from '#store/figures/action-list.ts'
import { foreseenFor, foreseenShape } from '#http/foreseen-shapes.ts'
import { keyOf } from '#http/figure-place.ts'
import { maskedMoney, maskedName, maskedPhone, maskedPlate } from '#http/masked.ts'
import { day, fen, id } from '#http/shapes.ts'

const label = z.object({ zh: z.string(), en: z.string() })

/** One contact of the week as a viewer may see it. */
export const actionRow = z.object({
  customerId: id,
  actionNo: z.int(),
  customerNo: z.string(),
  name: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  plate: z.string().nullable(),
  model: z.string().nullable(),
  advisor: z.object({ staffId: id, name: z.string() }).nullable(),
  class: keyOf(actionClassLabels),
  role: z.enum(['advisor', 'manager']),
  opensOn: day,
  dueOn: day,
  closesOn: day.nullable(),
  minutes: z.int(),
  stakeFen: fen.nullable(),
  reasons: z.array(
    z.object({
      playbook: z.string(),
      label,
      step: z.string(),
      class: keyOf(actionClassLabels),
      dueOn: day,
      because: label,
      became: foreseenShape,
    }),
  ),
})

/** `becameOf` says what has become of a contact by customer and playbook; without it nothing is told of that. */
export function rowFor(
  viewer: Viewer,
  row: ActionRow,
  becameOf: (customerId: number, playbookId: string) => ForeseenContact | null = () => null,
): z.input<typeof actionRow> {
  const { advisorId, advisorName } = row
  return {
    customerId: row.customerId,
    actionNo: row.actionNo,
    customerNo: row.customerNo,
    name: maskedName(viewer, row.name),
    phoneMasked: maskedPhone(row.phone),
    plate: maskedPlate(viewer, row.plate),
    model: row.model,
    advisor: advisorId === null ? null : { staffId: advisorId, name: advisorName ?? '' },
    class: row.class,
    role: row.role,
    opensOn: row.opensOn,
    dueOn: row.dueOn,
    closesOn: row.closesOn,
    minutes: row.minutes,
    stakeFen: maskedMoney(viewer, row.stakeFen),
    reasons: row.reasons.map((reason) => ({
      ...reason,
      became: foreseenFor(becameOf(row.customerId, reason.playbook)),
    })),
  }
}
