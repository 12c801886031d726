import type { Appraised } from '#domain/appraised.ts'
import { dayFromNumber } from '#domain/calendar.ts'
import type { Change, Reason } from '#domain/explanation.ts'
import type { RuleCode } from '#domain/rule-labels.ts'
import { spendFenPerYear, visitsPerYear } from '#domain/segment/rfm.ts'

export function rfmReasons(told: Appraised): { r: Reason; f: Reason; m: Reason } {
  return { r: recencyReason(told), f: frequencyReason(told), m: moneyReason(told) }
}

function recencyReason({ features, standing, centre, policy }: Appraised): Reason {
  const { daysSinceVisit } = features.buying
  const cuts = centre.quintiles.recencyDays ?? policy.rfm.recencyDays
  return {
    value: standing.rfm.r,
    rule: ruleOf(daysSinceVisit, centre.quintiles.recencyDays, policy.rfm.recencyBy),
    inputs: { lastVisitOn: features.visits.lastOn, daysSinceVisit },
    thresholds: { cuts, quintileCustomers: policy.rfm.quintileCustomers },
    wouldChange:
      daysSinceVisit === null
        ? [{ to: 5, by: 'visit' }]
        : [...later(cuts, daysSinceVisit, features.asOf.todayNumber), ...byVisit(standing.rfm.r)],
  }
}

function later(cuts: readonly number[], daysSinceVisit: number, today: number): Change[] {
  const at = cuts.findIndex((cut) => daysSinceVisit <= cut)
  const cut = cuts[at]
  return cut === undefined ? [] : [{ to: 4 - at, by: 'time', on: dayFromNumber(today + cut - daysSinceVisit + 1) }]
}

function byVisit(r: number | null): Change[] {
  return r === 5 ? [] : [{ to: 5, by: 'visit' }]
}

function frequencyReason({ features, standing, centre, policy }: Appraised): Reason {
  const { buying } = features
  const { visitsTotal, visitsInWindow, observedMonths, daysSinceVisit } = buying
  const ranked = centre.quintiles.visitsPerYear
  const perYear = ranked?.toReversed() ?? policy.rfm.visitsPerYear
  const rule = ruleOf(daysSinceVisit, ranked, policy.rfm.frequencyBy)
  const needs = (cut: number): number =>
    ranked ? Math.floor((cut * observedMonths) / 12) + 1 : Math.ceil((cut * observedMonths) / 12)
  return {
    value: standing.rfm.f,
    rule: visitsTotal === 1 ? 'one-visit-ever' : rule,
    inputs: {
      visitsTotal,
      visitsInWindow,
      observedMonths,
      visitsPerYear: daysSinceVisit === null ? null : visitsPerYear(buying),
    },
    thresholds: { cuts: perYear, quintileCustomers: policy.rfm.quintileCustomers },
    wouldChange: higher(standing.rfm.f, perYear, (cut) => ({
      input: 'visitsInWindow',
      reaching: Math.max(needs(cut), visitsInWindow + 1),
    })),
  }
}

function moneyReason({ features, standing, centre, policy }: Appraised): Reason {
  const { buying } = features
  const { spendInWindowFen, observedMonths, daysSinceVisit } = buying
  const ranked = centre.quintiles.spendFenPerYear
  const perYear = ranked?.toReversed() ?? policy.rfm.spendYuanPerYear.map((yuan) => yuan * 100)
  const needs = (cut: number): number =>
    ranked ? Math.floor((cut * observedMonths) / 12) + 1 : Math.ceil((cut * observedMonths) / 12)
  return {
    value: standing.rfm.m,
    rule: ruleOf(daysSinceVisit, ranked, policy.rfm.moneyBy),
    inputs: {
      spendInWindowFen,
      observedMonths,
      spendFenPerYear: daysSinceVisit === null ? null : spendFenPerYear(buying),
    },
    thresholds: { cuts: perYear, quintileCustomers: policy.rfm.quintileCustomers },
    wouldChange: higher(standing.rfm.m, perYear, (cut) => ({ input: 'spendInWindowFen', reaching: needs(cut) })),
  }
}

/** What the next higher score takes. `cuts` stand from score 5 down to score 2. */
function higher(
  score: number | null,
  cuts: readonly number[],
  takes: (cut: number) => { input: 'visitsInWindow' | 'spendInWindowFen'; reaching: number },
): Change[] {
  const cut = score === null ? undefined : cuts[4 - score]
  return cut === undefined || score === null ? [] : [{ to: score + 1, by: 'input', ...takes(cut) }]
}

function ruleOf(daysSinceVisit: number | null, ranked: readonly number[] | null, by: 'fixed' | 'quintile'): RuleCode {
  if (daysSinceVisit === null) return 'never-visited'
  if (ranked) return 'fifths-of-centre'
  return by === 'quintile' ? 'too-few-for-fifths' : 'fixed-thresholds'
}
