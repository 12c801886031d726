import { carModel, type DatedFact } from '#domain/playbook/dated-fact.ts'
import { dayAtMileage, mileageAt } from '#domain/playbook/mileage-trend.ts'

/** Marks lie this far apart. */
const everyKm = 5000

/** The last mark that a car has passed, by its projected mileage: a mark that was skipped between two looks is past. */
export const mileagePassed = {
  kind: 'event',
  label: { zh: '里程达到（每 5,000 公里）', en: 'Mileage passed (every 5,000 km)' },
  variables: { ...carModel, passed_km: { type: 'int', zh: '达到的里程（公里）', en: 'Mileage passed, km' } },
  occasions: ({ dueServices, today }) =>
    dueServices.flatMap(({ car, trend }) => {
      const passed = trend === null ? 0 : Math.floor(mileageAt(trend, today) / everyKm) * everyKm
      const on = trend === null || passed === 0 ? null : dayAtMileage(trend, passed)
      if (on === null) return []
      const variables = { car_model: car.model, passed_km: passed }
      return [{ key: `${car.vin} ${passed}`, on: on < today ? on : today, variables }]
    }),
} as const satisfies DatedFact
