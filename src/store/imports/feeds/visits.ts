import type { Feed } from '#store/imports/feed.ts'
import { instant, recordKey } from '#store/imports/snippets.ts'

/** How an order is told by number, and where it stands. */
export const orderRecord: NonNullable<Feed['record']> = {
  kind: 'order',
  no: 'order_no',
  tables: ['orders', 'order_lines', 'recommendations'],
}

export const visits: Feed = {
  kind: 'visits',
  key: ['source_id', 'order_no'],
  belongs: 'number-or-car',
  carDay: 's.check_in::date',
  record: orderRecord,
  targets: [
    recordKey('order', 'order_no'),
    {
      table: 'orders',
      called: { zh: '工单', en: 'order' },
      knownBy: ['order_no', 'vin'],
      key: { source_id: 'r.source_id', order_no: 'r.order_no' },
      columns: {
        vin: 'r.vin',
        by_car: 'r.customer_no IS NULL',
        centre_id: 'r.centre_id',
        checked_in_on: 'r.check_in::date',
        checked_in_at: instant('check_in'),
        checked_out_at: instant('check_out'),
        promised_at: instant('promised'),
        mileage_km: 'r.mileage',
        kind: 'r.kind',
        advisor_id: 'r.advisor_id',
        paid_fen: 'r.paid',
        state: 'r.status',
        waiting_minutes: 'r.waiting_minutes',
        advisor_minutes: 'r.advisor_minutes',
        bay_minutes: 'r.bay_minutes',
      },
      clearedBy: {
        checked_out_at: 'check_out',
        promised_at: 'promised',
        mileage_km: 'mileage',
        advisor_id: 'advisor',
        paid_fen: 'paid',
        state: 'status',
      },
      defaults: { state: `'closed'` },
    },
  ],
}
