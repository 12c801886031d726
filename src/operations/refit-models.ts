import { addDays, dayFromNumber, dayNumber, daysBetween, type Day } from '#domain/calendar.ts'
import { mondayOf } from '#domain/lifetime-value/outlook.ts'
import type { ModelPolicy } from '#domain/value-model/model-settings.ts'
import type { Store } from '#store/connect.ts'
import { countVisitDays } from '#store/fit-histories.ts'
import { figuresOf } from '#store/scores.ts'
import type { Reader } from '#store/transaction.ts'
import { fitInForce, latestAttempt } from '#store/value-fits.ts'
import { checkFit } from '#operations/check-fit.ts'
import { fitModels } from '#operations/fit-models.ts'
import type { JobOutcome } from '#operations/job-runs.ts'
import type { NightOf } from '#operations/nightly.ts'
import { policiesOf } from '#operations/policies.ts'
import { rescore } from '#operations/rescore.ts'

/**
 * Fits a group anew where its time has come or its visits have grown, holds the last fit to what happened since, and
 * scores everybody by a new fit. What was refused is kept with its reason: the fit before it, or the formula, goes on.
 */
export async function refitModels(store: Store, { groupId, today }: NightOf): Promise<JobOutcome> {
  const policy = (await policiesOf(store.reader, groupId)).of(null)
  const fitted = (await isDue(store.reader, groupId, today, policy.model))
    ? await fitModels(store, { groupId, today })
    : null
  const check = await checkFit(store, groupId, addDays(today, -1))
  const isBehind = await scoresAreBehind(store.reader, groupId, today)
  const customers = isBehind ? await rescore(store, { groupId, today }, () => undefined) : 0
  if (customers === null) return { problem: 'somebody else is scoring' }
  if (fitted === null && check === null && !isBehind) return { detail: null }
  return { detail: { ...fitted, isWorse: check?.findings.isWorse ?? null, customers } }
}

/** Counted from the Monday before the last attempt, so that new fits come on the day on which values move anyway. */
async function isDue(
  reader: Reader,
  groupId: number,
  today: Day,
  { refitDays, refitGrowthShare }: ModelPolicy,
): Promise<boolean> {
  const last = await latestAttempt(reader, groupId)
  if (last === null) return true
  const since = dayFromNumber(mondayOf(dayNumber(last.asOf) + 1))
  if (daysBetween(since, today) >= refitDays) return true
  const visitDays = await countVisitDays(reader, groupId, addDays(today, -1))
  return visitDays > last.visitDays * (1 + refitGrowthShare)
}

/** Whether the live scores of some centre were worked out without the fit that is in force now. */
async function scoresAreBehind(reader: Reader, groupId: number, today: Day): Promise<boolean> {
  const fit = await fitInForce(reader, groupId, today)
  if (fit === null) return false
  const figures = await figuresOf(reader, groupId)
  return [...figures.values()].some((kept) => kept.figures.fit?.fitId !== fit.fitId)
}
