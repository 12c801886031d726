import { dayFromNumber } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { type Change, scoreReason } from '#domain/reason.ts'
import { spendFenPerYear, visitsPerYear } from '#domain/segment/rfm.ts'
import { sharedEvidence as shared } from '#domain/shared-evidence.ts'

/** How a fifth was found. */
const rfmRuleLabels = {
  'fixed-thresholds': { zh: '固定阈值', en: 'Fixed thresholds' },
  'too-few-for-fifths': { zh: '客户数不足，沿用固定阈值', en: 'Too few customers for fifths: fixed thresholds' },
  'fifths-of-centre': { zh: '本店五等分', en: 'Fifths of the centre' },
  'never-visited': { zh: '从未到店', en: 'Never visited' },
} as const satisfies Record<string, Label>

export const recencyReason = scoreReason({
  ruleLabels: rfmRuleLabels,
  evidenceLabels: {
    daysSinceVisit: shared.daysSinceVisit,
    cuts: shared.cuts,
    quintileCustomers: shared.quintileCustomers,
    lastVisitOn: { zh: '上次到店', en: 'Last visit' },
  },
  tell({ features, standing, centre, policy }) {
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
  },
})

function later(cuts: readonly number[], daysSinceVisit: number, today: number): Change<never>[] {
  const at = cuts.findIndex((cut) => daysSinceVisit <= cut)
  const cut = cuts[at]
  return cut === undefined ? [] : [{ to: 4 - at, by: 'time', on: dayFromNumber(today + cut - daysSinceVisit + 1) }]
}

function byVisit(r: number | null): Change<never>[] {
  return r === 5 ? [] : [{ to: 5, by: 'visit' }]
}

export const frequencyReason = scoreReason({
  ruleLabels: { ...rfmRuleLabels, 'one-visit-ever': { zh: '仅到店一次，F 为 1', en: 'One visit ever: F is 1' } },
  evidenceLabels: {
    visitsTotal: shared.visitsTotal,
    observedMonths: shared.observedMonths,
    cuts: shared.cuts,
    quintileCustomers: shared.quintileCustomers,
    visitsInWindow: { zh: '窗口内到店次数', en: 'Visits in the window' },
    visitsPerYear: { zh: '年均到店次数', en: 'Visits a year' },
  },
  tell({ features, standing, centre, policy }) {
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
  },
})

export const moneyReason = scoreReason({
  ruleLabels: rfmRuleLabels,
  evidenceLabels: {
    observedMonths: shared.observedMonths,
    cuts: shared.cuts,
    quintileCustomers: shared.quintileCustomers,
    spendInWindowFen: { zh: '窗口内消费', en: 'Spend in the window' },
    spendFenPerYear: { zh: '年均消费', en: 'Spend a year' },
  },
  tell({ features, standing, centre, policy }) {
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
  },
})

/** What the next higher score takes. `cuts` stand from score 5 down to score 2. */
function higher<Name extends string>(
  score: number | null,
  cuts: readonly number[],
  takes: (cut: number) => { input: Name; reaching: number },
): Change<Name>[] {
  const cut = score === null ? undefined : cuts[4 - score]
  return cut === undefined || score === null ? [] : [{ to: score + 1, by: 'input', ...takes(cut) }]
}

function ruleOf(
  daysSinceVisit: number | null,
  ranked: readonly number[] | null,
  by: 'fixed' | 'quintile',
): keyof typeof rfmRuleLabels {
  if (daysSinceVisit === null) return 'never-visited'
  if (ranked) return 'fifths-of-centre'
  return by === 'quintile' ? 'too-few-for-fifths' : 'fixed-thresholds'
}
