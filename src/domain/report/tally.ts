import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import type { Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import type { ValueAndCost } from '#domain/report/concentration.ts'
import { survivalCurve, type SurvivalStep, type Watched } from '#domain/report/kaplan-meier.ts'
import { addUp } from '#domain/report/number-tree.ts'
import { retentionCounts, type RetentionCounts } from '#domain/report/retention-counts.ts'
import { secondVisitWait } from '#domain/report/return-curves.ts'
import { standingCounts, type StandingCounts } from '#domain/report/standing-counts.ts'
import { valueFigures, type ValueFigures } from '#domain/report/value-figures.ts'
import { workCounts, type Known, type WorkCounts } from '#domain/report/work-counts.ts'

/** What the customers of a centre come to on one day, in parts that add up: a group's figures are those of the sum. */
export interface Tally {
  readonly counts: TallyCounts
  readonly worth: readonly ValueAndCost[]
  readonly waits: readonly Watched[]
}

export type TallyCounts = {
  readonly standing: StandingCounts
  readonly retention: RetentionCounts
  readonly work: WorkCounts
}

/** The figures of a centre or a group on one day, as they are kept. */
export interface CentreReport extends TallyCounts {
  readonly value: ValueFigures
  /** Share without a second visit by days since the first, thinned out to what a curve shows. */
  readonly waiting: readonly SurvivalStep[]
}

export function tallyOf(
  customers: readonly { readonly facts: FactsWithoutCentre; readonly assessment: Assessment }[],
  policy: Policy,
  today: Day,
): Tally {
  const known: Known[] = customers.map(({ facts, assessment }) => ({ facts: recordsUntil(facts, today), assessment }))
  const facts = known.map((each) => each.facts)
  return {
    counts: {
      standing: standingCounts(known.map(({ assessment }) => assessment)),
      retention: retentionCounts(facts, policy.retention, today),
      work: workCounts(known, today),
    },
    worth: known.map(({ assessment: { clv, costToServeFen } }) => ({ totalFen: clv.totalFen, costToServeFen })),
    waits: facts.map((each) => secondVisitWait(each, today)).filter((wait) => wait !== null),
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    counts: addUp(tallies.map(({ counts }) => counts)),
    worth: tallies.flatMap(({ worth }) => worth),
    waits: tallies.flatMap(({ waits }) => waits),
  }
}

export function reportOf({ counts, worth, waits }: Tally): CentreReport {
  return { ...counts, value: valueFigures(worth), waiting: thinned(survivalCurve(waits)) }
}

/** How far the curve is drawn, days, and the least step of it that is kept. */
const curveDays = 730
const curveStep = 5

/** The last step of every few days: what lies between is no wider than the line. */
function thinned(steps: readonly SurvivalStep[]): SurvivalStep[] {
  return steps.filter(({ days }, at) => {
    const next = steps[at + 1]
    const isLast = next === undefined || next.days > curveDays
    return days <= curveDays && (isLast || Math.floor(next.days / curveStep) !== Math.floor(days / curveStep))
  })
}
