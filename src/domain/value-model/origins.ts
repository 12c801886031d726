import { daysOf, historyIn, type CustomerHistory, type VisitLog, type Window } from '#domain/value-model/visit-log.ts'

/** The customers of a log as they stood on a day, with what they did after it. */
export interface Origin {
  readonly window: Window
  /** Places in the log. */
  readonly customers: readonly number[]
  readonly histories: readonly CustomerHistory[]
}

export function originAt(log: VisitLog, window: Window): Origin {
  const [customers, histories]: [number[], CustomerHistory[]] = [[], []]
  for (let customer = 0; customer < log.customers.length; customer++) {
    const history = historyIn(log, customer, window)
    if (history === null) continue
    customers.push(customer)
    histories.push(history)
  }
  return { window, customers, histories }
}

/** At most so many customers, taken evenly: enough to score a forecast. */
export function thinnedOrigin(origin: Origin, most: number): Origin {
  const n = origin.customers.length
  if (n <= most) return origin
  const take = <T>(list: readonly T[]): T[] =>
    Array.from({ length: most }, (_, i) => list[Math.floor((i * n) / most)]).flatMap((each) =>
      each === undefined ? [] : [each],
    )
  return { ...origin, customers: take(origin.customers), histories: take(origin.histories) }
}

/**
 * Earlier days from which to look ahead within what is known on the last one: as far as is wanted, or half of the log where it is
 * shorter. At most three, and none with less than half of the log's span behind it, of which little could be learned.
 */
export function innerOrigins(log: VisitLog, last: number, ahead: number, daysPerUnit: number): Window[] {
  const first = daysOf(log)?.first ?? last
  const span = last - first
  const length = Math.min(ahead, Math.floor(span / 2))
  if (length < 7) return []
  return [1, 1.5, 2, 0.5]
    .map((back) => last - Math.round(back * length))
    .filter((day) => day - first >= 0.49 * span)
    .slice(0, 3)
    .map((day) => ({ calibrationEnd: day, holdoutEnd: Math.min(last, day + length), daysPerUnit }))
}
