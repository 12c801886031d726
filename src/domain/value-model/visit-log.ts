import { at, wholeAt } from '#domain/value-model/column.ts'
import type { History } from '#domain/value-model/histories.ts'

/** Visits of many customers, packed: a day on which somebody came is one visit, whatever they bought. */
export interface VisitLog {
  /** In order of first appearance. */
  readonly customers: readonly string[]
  /** Where each customer's visits begin; one more than customers. */
  readonly starts: Int32Array
  /** Day numbers, ascending per customer. */
  readonly days: Int32Array
  /** Amount of each visit, NaN where unknown; null where no visit has one. */
  readonly amounts: Float64Array | null
}

/** Takes purchases one by one, in any order. */
export interface VisitLogBuilder {
  /** `day` as a day number; `amount` null where unknown. */
  readonly add: (customer: string, day: number, amount: number | null) => void
  readonly done: () => VisitLog
}

/** Up to when is history, to when it is compared, and in what unit the models count time. */
export interface Window {
  /** Day numbers. */
  readonly calibrationEnd: number
  readonly holdoutEnd: number
  /** 7 for weeks, 1 for days. */
  readonly daysPerUnit: number
}

/** What the log says about one customer up to the calibration day, and of the days after it. */
export interface CustomerHistory extends History {
  readonly customer: string
  /** Mean amount of a repeat visit, all purchases of one day being one visit; null without repeats or amounts. */
  readonly meanAmount: number | null
  /** Visits after the calibration day, to the end of the holdout; 0 without a holdout. */
  readonly xStar: number
}

export function visitLogBuilder(): VisitLogBuilder {
  const numbers = new Map<string, number>()
  let [who, on, paid] = [new Int32Array(1024), new Int32Array(1024), new Float64Array(1024)]
  let size = 0
  return {
    add(customer, day, amount) {
      if (size === who.length) {
        who = grown(who, new Int32Array(size * 2))
        on = grown(on, new Int32Array(size * 2))
        paid = grown(paid, new Float64Array(size * 2))
      }
      const number = numbers.get(customer) ?? numbers.size
      if (number === numbers.size) numbers.set(customer, number)
      who[size] = number
      on[size] = day
      paid[size++] = amount ?? Number.NaN
    },
    done: () =>
      packed([...numbers.keys()], {
        who: who.subarray(0, size),
        on: on.subarray(0, size),
        paid: paid.subarray(0, size),
      }),
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

interface Purchases {
  readonly who: Int32Array
  readonly on: Int32Array
  readonly paid: Float64Array
}

function packed(customers: readonly string[], { who, on, paid }: Purchases): VisitLog {
  const starts = new Int32Array(customers.length + 1)
  for (const customer of who) starts[customer + 1] = wholeAt(starts, customer + 1) + 1
  for (let i = 0; i < customers.length; i++) starts[i + 1] = wholeAt(starts, i + 1) + wholeAt(starts, i)
  const next = starts.slice()
  const order = new Int32Array(who.length)
  for (let purchase = 0; purchase < who.length; purchase++) {
    const customer = wholeAt(who, purchase)
    const place = wholeAt(next, customer)
    order[place] = purchase
    next[customer] = place + 1
  }
  const [days, amounts, visitStarts] = [new Int32Array(who.length), new Float64Array(who.length), starts.slice()]
  let visits = 0
  for (let customer = 0; customer < customers.length; customer++) {
    const own = order.subarray(wholeAt(starts, customer), wholeAt(starts, customer + 1))
    own.sort((a, b) => wholeAt(on, a) - wholeAt(on, b) || a - b)
    visitStarts[customer] = visits
    for (const purchase of own) {
      const isNew = visits === visitStarts[customer] || days[visits - 1] !== wholeAt(on, purchase)
      if (isNew) {
        days[visits] = wholeAt(on, purchase)
        amounts[visits++] = at(paid, purchase)
      } else amounts[visits - 1] = together(at(amounts, visits - 1), at(paid, purchase))
    }
  }
  visitStarts[customers.length] = visits
  const known = amounts.subarray(0, visits).some((amount) => !Number.isNaN(amount))
  return {
    customers,
    starts: visitStarts,
    days: days.slice(0, visits),
    amounts: known ? amounts.slice(0, visits) : null,
  }
}

/** Two amounts of one day; what is unknown adds nothing. */
function together(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b
}

/** A customer's history as known at the calibration day; null of one who had not come by then. */
export function historyIn(log: VisitLog, customer: number, window: Window): CustomerHistory | null {
  const { calibrationEnd, holdoutEnd, daysPerUnit } = window
  const [from, to] = [wholeAt(log.starts, customer), wholeAt(log.starts, customer + 1)]
  const first = wholeAt(log.days, from)
  if (from === to || first > calibrationEnd) return null
  let [last, litt, x, xStar, paid, payments] = [first, 0, 0, 0, 0, 0]
  for (let visit = from + 1; visit < to; visit++) {
    const day = wholeAt(log.days, visit)
    if (day > holdoutEnd) break
    if (day > calibrationEnd) {
      xStar += 1
      continue
    }
    x += 1
    litt += Math.log((day - last) / daysPerUnit)
    last = day
    const amount = log.amounts === null ? Number.NaN : at(log.amounts, visit)
    if (Number.isNaN(amount)) continue
    paid += amount
    payments += 1
  }
  return {
    customer: log.customers[customer] ?? '',
    x,
    tx: (last - first) / daysPerUnit,
    T: (calibrationEnd - first) / daysPerUnit,
    litt,
    meanAmount: payments === 0 ? null : paid / payments,
    xStar,
  }
}

/** Everybody's history, in the order of the log. */
export function historiesIn(log: VisitLog, window: Window): CustomerHistory[] {
  return log.customers.flatMap((_, customer) => historyIn(log, customer, window) ?? [])
}

/** First and last day of the log, as day numbers; null where it is empty. */
export function daysOf({ days }: VisitLog): { readonly first: number; readonly last: number } | null {
  if (days.length === 0) return null
  let [first, last] = [Infinity, -Infinity]
  for (const day of days) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return { first, last }
}
