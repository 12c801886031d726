import type { Day } from '#domain/calendar.ts'
import type { CarFacts } from '#domain/customer-facts.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { carModel, type DatedFact, isOpen, type Occasion, type OpenDays } from '#domain/playbook/dated-fact.ts'

export const warrantyEnd = {
  kind: 'date',
  label: { zh: '整车质保到期', en: 'End of warranty' },
  variables: carModel,
  isFixed: true,
  occasions: (view, open) => ends(view, open, (car) => car.warrantyEndsOn),
} as const satisfies DatedFact

export const batteryWarrantyEnd = {
  kind: 'date',
  label: { zh: '三电质保到期', en: 'End of battery warranty' },
  variables: carModel,
  isFixed: true,
  occasions: (view, open) => ends(view, open, (car) => car.batteryWarrantyEndsOn),
} as const satisfies DatedFact

function ends({ cars }: CustomerView, open: OpenDays, dayOf: (car: CarFacts) => Day | null): Occasion[] {
  return cars.flatMap((car) => {
    const on = dayOf(car)
    return on === null || !isOpen(on, open)
      ? []
      : [{ key: `${car.vin} ${on}`, on, variables: { car_model: car.model } }]
  })
}
