import type { Assessment } from '#domain/assessment.ts'
import { addDays, addMonths, type Day } from '#domain/calendar.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import type { ShareCounts } from '#domain/report/share-counts.ts'

/** What months are measured by besides retention (spec §6.1), in a form that adds up. */
export type WorkCounts = {
  /** Customers in the growth stage, and those of them with something of added value in 12 months. */
  readonly growthPenetration: ShareCounts
  /** Lapsed 90 days ago, and those of them who have come since. */
  readonly recall: ShareCounts
  /** Surveys of the last 90 days; of VIPs over 12 months, there are fewer. */
  readonly surveys: ScoreCounts
  readonly vipSurveys: ScoreCounts
}

export type ScoreCounts = { readonly answers: number; readonly scores: number; readonly squares: number }

export interface Known {
  readonly facts: FactsWithoutCentre
  readonly assessment: Assessment
}

const recentDays = 90
const lapsedDays = 365

export function workCounts(customers: readonly Known[], today: Day): WorkCounts {
  const yearAgo = addMonths(today, -12)
  const recentFrom = addDays(today, -recentDays)
  const growing = customers.filter(({ assessment }) => assessment.stage === 'growth')
  return {
    growthPenetration: {
      of: growing.length,
      who: growing.filter(({ facts }) => facts.visits.some((visit) => visit.hasValueAdded && visit.on > yearAgo))
        .length,
    },
    recall: recallOf(customers, today),
    surveys: scoresOf(customers, recentFrom),
    vipSurveys: scoresOf(
      customers.filter(({ assessment }) => assessment.isVip),
      yearAgo,
    ),
  }
}

function recallOf(customers: readonly Known[], today: Day): ShareCounts {
  const then = addDays(today, -recentDays)
  const silentSince = addDays(then, -lapsedDays)
  let [of, who] = [0, 0]
  for (const { facts } of customers) {
    const before = facts.visits.findLast(({ on }) => on <= then)?.on
    if (before === undefined || before >= silentSince) continue
    of += 1
    if (facts.visits.some(({ on }) => on > then)) who += 1
  }
  return { of, who }
}

function scoresOf(customers: readonly Known[], after: Day): ScoreCounts {
  let [answers, scores, squares] = [0, 0, 0]
  for (const { facts } of customers) {
    for (const { on, score } of facts.surveys) {
      if (on <= after) continue
      answers += 1
      scores += score
      squares += score * score
    }
  }
  return { answers, scores, squares }
}
