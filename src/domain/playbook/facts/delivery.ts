import { carModel, type DatedFact, isOpen } from '#domain/playbook/dated-fact.ts'

export const delivery = {
  kind: 'event',
  label: { zh: '交车', en: 'Delivery' },
  variables: carModel,
  occasions: ({ cars }, open) =>
    cars.flatMap(({ vin, model, deliveredOn }) =>
      deliveredOn === null || !isOpen(deliveredOn, open)
        ? []
        : [{ key: vin, on: deliveredOn, variables: { car_model: model } }],
    ),
} as const satisfies DatedFact
