import { addMonths, yearOf, type Day } from '#domain/calendar.ts'
import type { CarFacts } from '#domain/customer-facts.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { carModel, type DatedFact, type Occasion } from '#domain/playbook/dated-fact.ts'

export const anniversary = {
  kind: 'date',
  label: { zh: '交车周年', en: 'Anniversary of the delivery' },
  variables: {
    ...carModel,
    years: { type: 'int', zh: '第几个周年', en: 'Years since delivery' },
    visits_of_year: { type: 'int', zh: '这一年到店次数', en: 'Visits in that year' },
  },
  occasions: (view) =>
    view.cars.flatMap((car) => (car.deliveredOn === null ? [] : yearsOf(car, car.deliveredOn, view))),
} as const satisfies DatedFact

function yearsOf({ vin, model }: CarFacts, deliveredOn: Day, { facts, today }: CustomerView): Occasion[] {
  const soFar = yearOf(today) - yearOf(deliveredOn)
  return [soFar - 1, soFar, soFar + 1].flatMap((years) => {
    if (years < 1) return []
    const on = addMonths(deliveredOn, 12 * years)
    return [
      {
        key: `${vin} ${years}`,
        on,
        // Seldom asked for: most anniversaries are far away.
        get variables() {
          const before = addMonths(deliveredOn, 12 * (years - 1))
          const visits = facts.visits.filter((visit) => visit.on > before && visit.on <= on).length
          return { car_model: model, years, visits_of_year: visits }
        },
      },
    ]
  })
}
