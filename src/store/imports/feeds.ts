import type { Feed, Target } from '#store/imports/feed.ts'
import { appActivity } from '#store/imports/feeds/app-activity.ts'
import { appointments } from '#store/imports/feeds/appointments.ts'
import { complaints } from '#store/imports/feeds/complaints.ts'
import { customers } from '#store/imports/feeds/customers.ts'
import { household } from '#store/imports/feeds/household.ts'
import { promises } from '#store/imports/feeds/promises.ts'
import { recommendations } from '#store/imports/feeds/recommendations.ts'
import { referrals } from '#store/imports/feeds/referrals.ts'
import { surveys } from '#store/imports/feeds/surveys.ts'
import { touches } from '#store/imports/feeds/touches.ts'
import { vehicles } from '#store/imports/feeds/vehicles.ts'
import { visitLines } from '#store/imports/feeds/visit-lines.ts'
import { visits } from '#store/imports/feeds/visits.ts'

/** Every kind that belongs to customers, in the order in which files of one run are taken. */
export const feeds: readonly Feed[] = [
  customers,
  vehicles,
  visits,
  visitLines,
  surveys,
  complaints,
  appActivity,
  touches,
  referrals,
  promises,
  recommendations,
  appointments,
  household,
]

export function feedOf(kind: string): Feed {
  const feed = feeds.find((each) => each.kind === kind)
  if (feed === undefined) throw new Error(`no feed takes rows of kind ${kind}`)
  return feed
}

/** The target that writes a table; null for tables that no file fills. */
export function targetOf(table: string): Target | null {
  return feeds.flatMap(({ targets }) => targets).find((target) => target.table === table) ?? null
}
