import { addMonths, yearOf, type Day } from '#domain/calendar.ts'
import type { CarFacts } from '#domain/customer-facts.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { carModel, type DatedFact, isOpen, type Occasion, type OpenDays } from '#domain/playbook/dated-fact.ts'

export const anniversary = {
  kind: 'date',
  label: { zh: '交车周年', en: 'Anniversary of the delivery' },
  variables: {
    ...carModel,
    years: { type: 'int', zh: '第几个周年', en: 'Years since delivery' },
    visits_of_year: { type: 'int', zh: '这一年到店次数', en: 'Visits in that year' },
  },
  occasions: (view, open) => {
    const found: Occasion[] = []
    for (const car of view.cars) if (car.deliveredOn !== null) found.push(...yearsOf(car, car.deliveredOn, view, open))
    return found
  },
} as const satisfies DatedFact

function yearsOf({ vin, model }: CarFacts, deliveredOn: Day, { facts }: CustomerView, open: OpenDays): Occasion[] {
  const found: Occasion[] = []
  const delivered = yearOf(deliveredOn)
  for (let year = Math.max(delivered + 1, yearOf(open.from)); year <= yearOf(open.to); year++) {
    const years = year - delivered
    const on = addMonths(deliveredOn, 12 * years)
    if (!isOpen(on, open)) continue
    const before = addMonths(deliveredOn, 12 * (years - 1))
    const visits = facts.visits.filter((visit) => visit.on > before && visit.on <= on).length
    found.push({ key: `${vin} ${years}`, on, variables: { car_model: model, years, visits_of_year: visits } })
  }
  return found
}
