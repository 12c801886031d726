import { addMonths, monthOf, yearOf, type Day } from '#domain/calendar.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { DatedFact, Occasion } from '#domain/playbook/dated-fact.ts'

/** Counted from the day on which they became a customer, so that not everybody is called on the first of January. */
export const everyQuarter = {
  kind: 'date',
  label: { zh: '每满一季度（自成为客户起）', en: 'Every three months since they became a customer' },
  variables: {},
  occasions: (view) => turns(view, 3),
} as const satisfies DatedFact

export const everyMonth = {
  kind: 'date',
  label: { zh: '每满一月（自成为客户起）', en: 'Every month since they became a customer' },
  variables: {},
  occasions: (view) => turns(view, 1),
} as const satisfies DatedFact

function turns(view: CustomerView, months: number): Occasion[] {
  const since = customerSince(view)
  if (since === null) return []
  const passed = (yearOf(view.today) - yearOf(since)) * 12 + monthOf(view.today) - monthOf(since)
  const last = Math.floor(passed / months)
  return [last - 1, last, last + 1].flatMap((turn) => {
    const on = addMonths(since, turn * months)
    return turn < 1 ? [] : [{ key: on, on, variables: {} }]
  })
}

function customerSince({ facts }: CustomerView): Day | null {
  let first: Day | null = facts.visits[0]?.on ?? null
  for (const { deliveredOn, ownedFrom } of facts.cars) {
    const from = deliveredOn ?? ownedFrom
    if (first === null || from < first) first = from
  }
  return first
}
