import { addDays, type Day } from '#domain/calendar.ts'
import { driftOf } from '#domain/value-model/drift.ts'
import { studyOfSummary } from '#domain/value-model/study.ts'
import type { Store } from '#store/connect.ts'
import { gatherFitDays, originsOf, windowBetween } from '#store/fit-histories.ts'
import { inTransaction } from '#store/transaction.ts'
import { addFitCheck, fitChecks, type FitCheck, fitInForce } from '#store/value-fits.ts'

/** Less than so many days after a fit say nothing about it. */
const leastDays = 28
/** More customers do not make a score more certain than a fit is. */
const mostCustomers = 20_000

/**
 * Once a month: scores the fit that was in force four weeks ago on what customers have done since, beside the one in
 * force now, and keeps what came of it. Null where there is nothing to look at yet, or it was done this month.
 */
export async function checkFit(store: Store, groupId: number, asOf: Day): Promise<FitCheck | null> {
  const [latest] = await fitChecks(store.reader, groupId, 1)
  if (latest !== undefined && latest.untilOn.slice(0, 7) >= asOf.slice(0, 7)) return null
  const kept = await fitInForce(store.reader, groupId, addDays(asOf, -leastDays))
  const later = await fitInForce(store.reader, groupId, asOf)
  if (kept === null || later === null || kept.fitId === later.fitId) return null
  return inTransaction(store, async (writer) => {
    await gatherFitDays(writer, { groupId, asOf, marginShare: 0, most: mostCustomers })
    const window = windowBetween(kept.asOf, asOf)
    const weeks = window.ahead / 7
    const { customers, weights } = (await originsOf(writer, window)).everybody
    const { holdout } = studyOfSummary(customers, weights, weeks)
    const findings = driftOf(kept.timing, later.timing, holdout?.customers ?? [], weeks)
    if (findings === null) return null
    const check = { fitId: kept.fitId, untilOn: asOf, laterFitId: later.fitId, findings }
    await addFitCheck(writer, check)
    return check
  })
}
