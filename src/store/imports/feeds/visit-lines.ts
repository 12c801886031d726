import type { Feed } from '#store/imports/feed.ts'

export const visitLines: Feed = {
  kind: 'visit_lines',
  key: ['source_id', 'order_no', 'line_no'],
  belongs: 'order',
  targets: [
    {
      table: 'order_lines',
      called: { zh: '工单明细', en: 'order line' },
      knownBy: ['order_no', 'line_no', 'item'],
      replaces: true,
      key: { source_id: 'r.source_id', order_no: 'r.order_no', line_no: 'r.line_no' },
      columns: {
        category: 'r.category',
        item: 'r.item',
        list_price_fen: 'r.list_price',
        paid_fen: 'r.paid',
        payer: 'r.payer',
        cost_fen: 'r.cost',
      },
      clearedBy: { list_price_fen: 'list_price', cost_fen: 'cost' },
      defaults: { payer: `'customer'` },
    },
  ],
}
