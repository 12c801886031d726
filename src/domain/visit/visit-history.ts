import type { AsOf } from '#domain/as-of.ts'
import { dayNumber, type Day } from '#domain/calendar.ts'
import type { VisitFacts } from '#domain/customer-facts.ts'
import type { Fen } from '#domain/money.ts'

/** A customer's visits, counted and added up for every window that a score looks through. */
export interface VisitHistory {
  readonly total: number
  readonly firstOn: Day | null
  readonly lastOn: Day | null
  /** One day number per visit, ascending. */
  readonly dayNumbers: readonly number[]
  readonly ever: Takings
  /** In the window of R, F and M. */
  readonly inWindow: Takings
  /** In the recent window. */
  readonly recent: Takings
}

/** What some visits brought. Margin = costed margin + the policy's rate × uncosted revenue. */
export interface Takings {
  visits: number
  spendFen: Fen
  costedMarginFen: Fen
  uncostedRevenueFen: Fen
}

/** `visits`: as known at the end of the day, ascending. */
export function visitHistory(visits: readonly VisitFacts[], asOf: AsOf): VisitHistory {
  const dayNumbers = new Array<number>(visits.length)
  const ever = noTakings()
  const inWindow = noTakings()
  const recent = noTakings()
  let at = 0
  for (const visit of visits) {
    const number = dayNumber(visit.on)
    dayNumbers[at++] = number
    add(ever, visit)
    if (number > asOf.scoringAfter) add(inWindow, visit)
    if (number > asOf.recentAfter) add(recent, visit)
  }
  const firstOn = visits[0]?.on ?? null
  const lastOn = visits[visits.length - 1]?.on ?? null
  return { total: visits.length, firstOn, lastOn, dayNumbers, ever, inWindow, recent }
}

export function marginFen({ costedMarginFen, uncostedRevenueFen }: Takings, marginShare: number): number {
  return costedMarginFen + uncostedRevenueFen * marginShare
}

function noTakings(): Takings {
  return { visits: 0, spendFen: 0, costedMarginFen: 0, uncostedRevenueFen: 0 }
}

function add(takings: Takings, visit: VisitFacts): void {
  takings.visits += 1
  takings.spendFen += visit.spendFen
  takings.costedMarginFen += visit.costedMarginFen
  takings.uncostedRevenueFen += visit.uncostedRevenueFen
}
