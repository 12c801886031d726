import type { Feed } from '#store/imports/feed.ts'

export const recommendations: Feed = {
  kind: 'recommendations',
  key: ['source_id', 'order_no', 'item'],
  belongs: 'order',
  targets: [
    {
      table: 'recommendations',
      called: { zh: '建议项目', en: 'recommendation' },
      knownBy: ['order_no', 'item'],
      key: { source_id: 'r.source_id', order_no: 'r.order_no', item: 'r.item' },
      columns: { state: 'r.state', due_on: 'r.due_date', due_mileage_km: 'r.due_mileage', price_fen: 'r.price' },
      clearedBy: { due_on: 'due_date', due_mileage_km: 'due_mileage', price_fen: 'price' },
    },
  ],
}
