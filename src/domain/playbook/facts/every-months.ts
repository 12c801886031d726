import { addMonths, monthOf, yearOf, type Day } from '#domain/calendar.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { type DatedFact, isOpen, type OpenDays } from '#domain/playbook/dated-fact.ts'
import { seasonLabels, seasonsAround, type Season } from '#domain/playbook/season.ts'

/** Counted from the day on which they became a customer, so that not everybody is called on the first of January. */
export const everyQuarter = {
  kind: 'date',
  label: { zh: '每满一季度（自成为客户起）', en: 'Every three months since they became a customer' },
  variables: {
    quarter_of_year: { type: 'int', zh: '他们一年中的第几个季度（1–4）', en: 'Quarter of their year, 1–4' },
  },
  isFixed: true,
  occasions: (view, open) =>
    turns(view, open, 3).map(({ turn, on }) => ({ key: on, on, variables: { quarter_of_year: within(turn, 4) } })),
} as const satisfies DatedFact

export const everyMonth = {
  kind: 'date',
  label: { zh: '每满一月（自成为客户起）', en: 'Every month since they became a customer' },
  variables: {
    month_of_year: { type: 'int', zh: '他们一年中的第几个月（1–12）', en: 'Month of their year, 1–12' },
    season: { type: 'string', zh: '季节', en: 'Season', choices: seasonLabels },
  },
  isFixed: true,
  occasions: (view, open) =>
    turns(view, open, 1).map(({ turn, on }) => ({
      key: on,
      on,
      variables: { month_of_year: within(turn, 12), season: seasonOn(on, view) },
    })),
} as const satisfies DatedFact

interface Turn {
  /** The first one is 1. */
  readonly turn: number
  readonly on: Day
}

function turns(view: CustomerView, open: OpenDays, months: number): Turn[] {
  const since = customerSince(view)
  if (since === null) return []
  const passed = (yearOf(view.today) - yearOf(since)) * 12 + monthOf(view.today) - monthOf(since)
  const last = Math.floor(passed / months)
  return [last - 1, last, last + 1].flatMap((turn) => {
    const on = addMonths(since, turn * months)
    return turn < 1 || !isOpen(on, open) ? [] : [{ turn, on }]
  })
}

/** The place of a turn in its year: the one after the last begins again at 1. */
function within(turn: number, turnsOfYear: number): number {
  return ((turn - 1) % turnsOfYear) + 1
}

/** Null where a centre has no seasons. */
function seasonOn(on: Day, { today, seasons }: CustomerView): Season | null {
  return seasonsAround(today, seasons).findLast((each) => each.on <= on)?.season ?? null
}

function customerSince({ facts }: CustomerView): Day | null {
  let first: Day | null = facts.visits[0]?.on ?? null
  for (const { deliveredOn, ownedFrom } of facts.cars) {
    const from = deliveredOn ?? ownedFrom
    if (first === null || from < first) first = from
  }
  return first
}
