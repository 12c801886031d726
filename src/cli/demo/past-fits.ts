import { percent } from '#cli/amounts.ts'
import { addDays, addMonths, type Day } from '#domain/calendar.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'
import { checkFit } from '#operations/check-fit.ts'
import { fitModels } from '#operations/fit-models.ts'
import type { Store } from '#store/connect.ts'
import { fitInForce, fitNumbered, type KeptFit, latestAttempt } from '#store/value-fits.ts'

/** Months ago a demo was fitted first: enough to see how that fit has fared since. */
const monthsAgo = 4

/** Days into the month after which the first fit is held to what happened: by then the second one knows better. */
const checkedAfter = 20

/** A demo does not keep anybody waiting: without the models that take longest and hardly ever speak. */
const earlyNames: readonly TimingModelName[] = ['mbg-cnbd-k']
const names: readonly TimingModelName[] = ['mbg-nbd', 'mbg-cnbd-k', 'mbg-cnbd-mix']

/** What a group that has used Longrange for a while would have: a fit of some months ago, held to what happened, and a new one. Null where it was refused. */
export async function fitPast(store: Store, groupId: number, today: Day): Promise<KeptFit | null> {
  if ((await latestAttempt(store.reader, groupId)) === null) {
    await fitModels(store, { groupId, today: addMonths(today, -monthsAgo), names: earlyNames })
    // What last month’s snapshot and today are scored by: or their difference would be that of two fits.
    const lastMonth = addMonths(`${today.slice(0, 7)}-01` as Day, -1)
    await fitModels(store, { groupId, today: lastMonth, names })
    await checkFit(store, groupId, addDays(lastMonth, checkedAfter))
  }
  const fit = await fitInForce(store.reader, groupId, today)
  return fit === null ? null : fitNumbered(store.reader, groupId, fit.fitId)
}

/** The models that speak together: `mbg-cnbd-3 16 %`. */
export function speakersOf({ report }: KeptFit): string[] {
  return report.members.map(
    ({ model, k, share }) => `${model.endsWith('-k') ? model.replace(/k$/, String(k)) : model} ${percent(share, 0)}`,
  )
}
