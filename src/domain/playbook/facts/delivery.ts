import { carModel, type DatedFact } from '#domain/playbook/dated-fact.ts'

export const delivery = {
  kind: 'event',
  label: { zh: '交车', en: 'Delivery' },
  variables: carModel,
  occasions: ({ cars }) =>
    cars.flatMap(({ vin, model, deliveredOn }) =>
      deliveredOn === null ? [] : [{ key: vin, on: deliveredOn, variables: { car_model: model } }],
    ),
} as const satisfies DatedFact
