import type { Feed } from '#store/imports/feed.ts'

export const vehicles: Feed = {
  kind: 'vehicles',
  key: ['vin'],
  belongs: 'number',
  targets: [
    {
      table: 'car_owners',
      called: { zh: '车辆归属', en: 'ownership of the car' },
      knownBy: ['vin'],
      isKeyedByCustomer: false,
      key: { group_id: 'r.group_id', vin: 'r.vin', owned_from: 'r.owned_from' },
      columns: { customer_id: 'r.customer_id', owned_to: 'r.owned_to' },
    },
    {
      table: 'cars',
      called: { zh: '车辆', en: 'car' },
      knownBy: ['vin'],
      key: { vin: 'r.vin', owned_from: 'r.owned_from' },
      holds: true,
      columns: {
        owned_to: 'r.owned_to',
        plate: 'r.plate',
        model: 'r.model',
        color: 'r.color',
        delivered_on: 'r.delivery_date',
        warranty_ends_on: 'r.warranty_end',
        battery_warranty_ends_on: 'r.battery_warranty_end',
        sold_on: 'r.sold_date',
      },
      clearedBy: {
        delivered_on: 'delivery_date',
        warranty_ends_on: 'warranty_end',
        battery_warranty_ends_on: 'battery_warranty_end',
        sold_on: 'sold_date',
      },
    },
  ],
}
