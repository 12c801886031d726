import { z } from 'zod'
import type { Day } from '#domain/calendar.ts'
import { policyChapterLabels } from '#domain/policy-chapters.ts'
import type { PolicyGroup } from '#domain/policy.ts'
import { rulesChanged, type RulesInForce } from '#domain/report/rules-changed.ts'
import { liveFigures, snapshotFigures } from '#store/figures/kept-figures.ts'
import type { Reader } from '#store/transaction.ts'
import { keyOf, type FigurePlace } from '#http/figure-place.ts'

/** Beside every change on an earlier day. */
export const rulesChangedShape = z
  .array(keyOf(policyChapterLabels))
  .nullable()
  .describe('Chapters of the policy that were otherwise then: a change is theirs too. Null: not known.')

/** Which rules were others on the day of a snapshot than on a later one (`until` null: than today). */
export async function rulesSince(
  reader: Reader,
  place: FigurePlace,
  { since, until }: { readonly since: Day | null; readonly until: Day | null },
): Promise<PolicyGroup[] | null> {
  if (since === null) return null
  const then = await rulesOn(reader, place, since)
  const now = await rulesOn(reader, place, until)
  return then === null || now === null ? null : rulesChanged(then, now)
}

async function rulesOn(reader: Reader, place: FigurePlace, on: Day | null): Promise<RulesInForce | null> {
  if (on === null) return (await liveFigures<RulesInForce>(reader, place, 'rules'))?.figures ?? null
  const kept = await snapshotFigures<RulesInForce>(reader, { ...place, until: on }, 'rules')
  return kept?.asOf === on ? kept.figures : null
}
