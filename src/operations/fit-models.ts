import { addDays, dayNumber, type Day } from '#domain/calendar.ts'
import type { CohortHistories } from '#domain/value-model/cohort-fits.ts'
import type { FitFault } from '#domain/value-model/fit-refusals.ts'
import type { FittedGroup, GroupVisits } from '#domain/value-model/fitted-group.ts'
import { fittingDays } from '#domain/value-model/fitting-days.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'
import type { Store } from '#store/connect.ts'
import { comingsOf, countVisitDays, gatherFitDays, originsOf, type Origins, spendsOf } from '#store/fit-histories.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { addFit } from '#store/value-fits.ts'
import { fitInThread } from '#operations/fit-in-thread.ts'
import { policiesOf } from '#operations/policies.ts'

export interface FitWish {
  readonly groupId: number
  /** The fit knows the days before it: today's visits are still coming. */
  readonly today: Day
  /** Models that may speak; all unless given. */
  readonly names?: readonly TimingModelName[]
}

/** What came of fitting: the number under which it is kept, and why there is no fit where there is none. */
export interface Fitted {
  readonly fitId: number
  readonly refusal: FitFault | null
}

/** More customers hardly make parameters better known: of larger groups so many are taken evenly. */
const mostCustomers = 50_000

/**
 * Learns from a group's visits up to yesterday when its customers come and what a visit brings, and keeps what was
 * learned or why nothing could be. Scores follow with the next full run.
 */
export async function fitModels(store: Store, { groupId, today, names }: FitWish): Promise<Fitted> {
  const began = performance.now()
  const asOf = addDays(today, -1)
  const { visits, customers, visitDays } = await inTransaction(store, (writer) => gather(writer, groupId, asOf))
  const fitted = visits === null ? { fault: 'no-customers' as const } : await fitInThread(withNames(visits, names))
  const attempt = {
    groupId,
    asOf,
    customers,
    historyRows: visits?.histories.now.customers.length ?? 0,
    visitDays,
    seconds: (performance.now() - began) / 1000,
    outcome: outcomeOf(fitted),
  }
  const fitId = await inTransaction(store, (writer) => addFit(writer, attempt))
  return { fitId, refusal: attempt.outcome.refusal }
}

function withNames(visits: GroupVisits, names: readonly TimingModelName[] | undefined): GroupVisits {
  return names === undefined ? visits : { ...visits, names }
}

function outcomeOf(fitted: FittedGroup | { readonly fault: FitFault }) {
  return 'fault' in fitted ? { refusal: fitted.fault } : { refusal: null, ...fitted }
}

/** Null visits: nobody has ever come. */
async function gather(
  writer: Writer,
  groupId: number,
  asOf: Day,
): Promise<{ visits: GroupVisits | null; customers: number; visitDays: number }> {
  const policy = (await policiesOf(writer, groupId)).of(null)
  const visitDays = await countVisitDays(writer, groupId, asOf)
  const wish = { groupId, asOf, marginShare: policy.value.marginShare, most: mostCustomers }
  const { customers, firstDay } = await gatherFitDays(writer, wish)
  if (firstDay === null) return { visits: null, customers, visitDays }
  const until = dayNumber(asOf)
  const { ahead, earlier } = fittingDays(firstDay, until)
  const origins: Origins[] = []
  for (const day of earlier) origins.push(await originsOf(writer, { day, until: day + ahead, ahead }))
  const now = await originsOf(writer, { day: until, until, ahead })
  const spends = await spendsOf(writer)
  const [latest] = earlier
  const comings = latest === undefined ? null : await comingsOf(writer, { calibrationEnd: latest, until })
  const histories = { now: now.everybody, earlier: origins.map(({ everybody }) => everybody) }
  return { visits: { histories, cohorts: cohortsIn(now, origins), spends, comings }, customers, visitDays }
}

/** Each cohort of now with what was known of it on the earlier days, as far back as there was anybody in it. */
function cohortsIn({ cohorts }: Origins, earlier: readonly Origins[]): CohortHistories[] {
  return cohorts.map(({ by, value, origin: now }) => {
    const before = earlier.map((origins) =>
      origins.cohorts.find((cohort) => cohort.by === by && cohort.value === value),
    )
    const since = before.findIndex((cohort) => cohort === undefined)
    const known = since < 0 ? before : before.slice(0, since)
    return { by, value, histories: { now, earlier: known.flatMap((cohort) => cohort?.origin ?? []) } }
  })
}
