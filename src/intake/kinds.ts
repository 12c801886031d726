import type { KindOf } from '#intake/kind.ts'
import { appActivity } from '#intake/kinds/app-activity.ts'
import { appointments } from '#intake/kinds/appointments.ts'
import { complaints } from '#intake/kinds/complaints.ts'
import { customers } from '#intake/kinds/customers.ts'
import { household } from '#intake/kinds/household.ts'
import { promises } from '#intake/kinds/promises.ts'
import { recommendations } from '#intake/kinds/recommendations.ts'
import { referrals } from '#intake/kinds/referrals.ts'
import { repairOrders } from '#intake/kinds/repair-orders.ts'
import { staff } from '#intake/kinds/staff.ts'
import { surveys } from '#intake/kinds/surveys.ts'
import { touches } from '#intake/kinds/touches.ts'
import { vehicles } from '#intake/kinds/vehicles.ts'
import { visitLines } from '#intake/kinds/visit-lines.ts'
import { visits } from '#intake/kinds/visits.ts'

const all = [
  repairOrders,
  customers,
  vehicles,
  visits,
  visitLines,
  surveys,
  complaints,
  appActivity,
  touches,
  referrals,
  staff,
  promises,
  recommendations,
  appointments,
  household,
] as const

export type KindId = (typeof all)[number]['id']

export type Kind = KindOf<KindId>

/** Every kind of import file. Where headers fit two kinds equally well, the earlier one is taken. */
export const kinds: readonly Kind[] = all

/** The kind of this id, or null where there is none. */
export function kindOf(id: string): Kind | null {
  return kinds.find((kind) => kind.id === id) ?? null
}

/** The kind that surely exists. */
export function kindNamed(id: KindId): Kind {
  const kind = kindOf(id)
  if (kind === null) throw new Error(`no import kind ${id}`)
  return kind
}
