import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { carModel, type DatedFact, type Occasion } from '#domain/playbook/dated-fact.ts'
import { mileageAt } from '#domain/playbook/mileage-trend.ts'

const variables = {
  ...carModel,
  by_mileage: { type: 'bool', zh: '按里程到期（真/假）', en: 'Due by mileage (true or false)' },
  last_service_on: { type: 'string', zh: '上次保养日', en: 'Day of the last service' },
  projected_km: { type: 'int', zh: '到期时推算里程（公里）', en: 'Projected mileage when due, km' },
} as const

export const firstServiceDue = {
  kind: 'date',
  label: { zh: '首保到期', en: 'First service due' },
  variables,
  occasions: (view) => servicesDue(view, true),
} as const satisfies DatedFact

export const maintenanceDue = {
  kind: 'date',
  label: { zh: '保养到期', en: 'Maintenance due' },
  variables,
  occasions: (view) => servicesDue(view, false),
} as const satisfies DatedFact

function servicesDue({ dueServices }: CustomerView, isFirst: boolean): Occasion[] {
  return dueServices
    .filter(({ which }) => (which === 'first') === isFirst)
    .map(({ car, dueOn, isByMileage, lastServiceOn, trend }) => ({
      // The service that it counts from, not the due day: a new mileage reading moves the day, not the occasion.
      key: `${car.vin} ${lastServiceOn ?? car.deliveredOn ?? ''}`,
      on: dueOn,
      variables: {
        car_model: car.model,
        by_mileage: isByMileage,
        last_service_on: lastServiceOn,
        projected_km: trend === null ? null : mileageAt(trend, dueOn),
      },
    }))
}
