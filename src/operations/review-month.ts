import type { Scope } from '#domain/access/viewer.ts'
import { addDays, addMonths, type Day, daysBetween } from '#domain/calendar.ts'
import { type MonthlyReview, monthlyReview } from '#domain/report/monthly-review.ts'
import { type OutcomeReport, outcomeReport } from '#domain/report/outcomes.ts'
import {
  firstActionsIn,
  holdoutsIn,
  type OutcomePeriod,
  type OutcomeWindows,
  outcomesIn,
  voucherCostIn,
  workIn,
} from '#store/figures/outcomes.ts'
import { segmentMonths, segmentPlaybooks } from '#store/figures/segment-months.ts'
import { snapshotDays } from '#store/figures/kept-figures.ts'
import type { Reader } from '#store/transaction.ts'
import { playbooksInForce } from '#operations/playbooks.ts'
import { policiesOf } from '#operations/policies.ts'

/** Where a playbook does not say: how long a visit counts for a contact (spec §2.9). */
const usualWindowDays = 30

export interface OutcomesAsked {
  readonly scope: Scope
  /** Whose prices and margin; null = the group's. */
  readonly centreId: number | null
  readonly period: OutcomePeriod
  /** The moment that counts as now. */
  readonly now: string
}

/** What came of the contacts of a period. */
export async function outcomesOf(reader: Reader, asked: OutcomesAsked): Promise<OutcomeReport> {
  return (await reportAndWindows(reader, asked)).report
}

async function reportAndWindows(
  reader: Reader,
  { scope, centreId, period, now }: OutcomesAsked,
): Promise<{ report: OutcomeReport; windows: OutcomeWindows }> {
  const { groupId } = scope
  const playbooks = (await playbooksInForce(reader, groupId)).map(({ playbook }) => playbook)
  const windows: OutcomeWindows = {
    of: new Map(playbooks.flatMap(({ id, success }) => (success === null ? [] : [[id, success.withinDays]]))),
    otherwise: usualWindowDays,
  }
  const policy = (await policiesOf(reader, groupId)).of(centreId)
  const sources = {
    outcomes: await outcomesIn(reader, scope, period, windows),
    work: await workIn(reader, scope, period),
    vouchers: await voucherCostIn(reader, scope, period),
    firstActions: await firstActionsIn(reader, scope, period, now),
    holdouts: await holdoutsIn(reader, scope, period, windows),
  }
  return { report: outcomeReport(sources, playbooks, { ...policy.serving, ...policy.value }), windows }
}

/** A month looked back at. */
export interface ReviewOfMonth extends MonthlyReview {
  /** First and last day; the last is today in the month under way. */
  readonly from: Day
  readonly to: Day
  /** Days of the snapshots between which customers moved; null where there is no snapshot of its beginning. */
  readonly between: { readonly from: Day; readonly to: Day | null } | null
  readonly total: OutcomeReport['total']
}

/** What a month has shown, as far as it is kept; `month` is its first day. */
export async function reviewMonth(
  reader: Reader,
  asked: { scope: Scope; centreId: number | null; month: Day; today: Day; now: string },
): Promise<ReviewOfMonth> {
  const { scope, month, today } = asked
  const next = addMonths(month, 1)
  const to = next <= today ? addDays(next, -1) : today
  const period = { from: month, to, today }
  const { report, windows } = await reportAndWindows(reader, { ...asked, period })
  const days = await snapshotDays(reader, scope.groupId)
  const from = nearest(days, month)
  const until = nearest(days, next)
  const segments = from === null ? [] : await segmentMonths(reader, scope, { from, to: until, until: to })
  const contacts = from === null ? [] : await segmentPlaybooks(reader, scope, { period, windows, from })
  return {
    ...monthlyReview(segments, contacts, report),
    from: month,
    to,
    between: from === null ? null : { from, to: until },
    total: report.total,
  }
}

/** A snapshot so many days before or after the first of a month tells of its beginning. */
const nearDays = 6

function nearest(days: readonly Day[], first: Day): Day | null {
  const off = (day: Day): number => Math.abs(daysBetween(first, day))
  const [best] = days.filter((day) => off(day) <= nearDays).toSorted((a, b) => off(a) - off(b) || daysBetween(b, a))
  return best ?? null
}
