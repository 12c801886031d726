import type { Feed } from '#store/imports/feed.ts'

const recordKey = (kind: string, no: string) => ({
  table: 'record_keys',
  isKeyedByCustomer: false as const,
  key: { source_id: 'r.source_id', kind: `'${kind}'`, record_no: `r.${no}` },
  columns: { customer_id: 'r.customer_id' },
})

/** A civil time of the centre as an instant. */
const instant = (column: string) => `r.${column} AT TIME ZONE r.zone`

const customers: Feed = {
  kind: 'customers',
  key: ['source_id', 'customer_no'],
  belongs: 'itself',
  targets: [
    {
      table: 'customer_keys',
      isKeyedByCustomer: false,
      key: { source_id: 'r.source_id', customer_no: 'r.customer_no' },
      columns: { customer_id: 'r.customer_id' },
    },
    {
      table: 'customers',
      key: {},
      holds: true,
      columns: {
        group_id: 'r.group_id',
        source_id: 'r.source_id',
        customer_no: 'r.customer_no',
        named_centre_id: 'r.centre_id',
        named_advisor_id: 'r.advisor_id',
        home_centre_id: 'r.centre_id',
        tags: 'r.tags',
      },
      clearedBy: { named_centre_id: 'centre', named_advisor_id: 'advisor' },
      defaults: { tags: `'{}'::text[]` },
      fixed: ['group_id', 'source_id', 'customer_no'],
    },
    {
      table: 'people',
      key: {},
      holds: true,
      columns: {
        name: 'r.name',
        phone: 'r.phone',
        wechat: 'r.wechat',
        email: 'r.email',
        gender: 'r.gender',
        birthday: 'r.birthday',
        city: 'r.city',
        address: 'r.address',
      },
    },
    {
      table: 'consents',
      key: { channel: `'any'`, purpose: `'marketing'` },
      holds: true,
      columns: { state: `CASE WHEN r.consent_marketing THEN 'granted' ELSE 'refused' END`, how: `'import'` },
      where: 'r.consent_marketing IS NOT NULL',
      // A refusal stands until the customer takes it back with us; no file does.
      updateIf: `t.state <> 'refused'`,
    },
  ],
}

const vehicles: Feed = {
  kind: 'vehicles',
  key: ['vin'],
  belongs: 'number',
  targets: [
    {
      table: 'car_owners',
      isKeyedByCustomer: false,
      key: { group_id: 'r.group_id', vin: 'r.vin', owned_from: 'r.owned_from' },
      columns: { customer_id: 'r.customer_id', owned_to: 'r.owned_to' },
    },
    {
      table: 'cars',
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

const visits: Feed = {
  kind: 'visits',
  key: ['source_id', 'order_no'],
  belongs: 'number-or-car',
  carDay: 's.check_in::date',
  record: { kind: 'order', no: 'order_no', tables: ['orders', 'order_lines', 'recommendations'] },
  targets: [
    recordKey('order', 'order_no'),
    {
      table: 'orders',
      key: { source_id: 'r.source_id', order_no: 'r.order_no' },
      columns: {
        vin: 'r.vin',
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
      clearedBy: { checked_out_at: 'check_out', promised_at: 'promised', mileage_km: 'mileage', advisor_id: 'advisor', paid_fen: 'paid', state: 'status' },
      defaults: { state: `'closed'` },
    },
  ],
}

const visitLines: Feed = {
  kind: 'visit_lines',
  key: ['source_id', 'order_no', 'line_no'],
  belongs: 'order',
  targets: [
    {
      table: 'order_lines',
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

const surveys: Feed = {
  kind: 'surveys',
  key: ['source_id', 'survey_no'],
  belongs: 'order-or-number',
  record: { kind: 'survey', no: 'survey_no', tables: ['surveys'] },
  targets: [
    recordKey('survey', 'survey_no'),
    {
      table: 'surveys',
      key: { source_id: 'r.source_id', survey_no: 'r.survey_no' },
      columns: { order_no: 'r.order_no', answered_on: 'r.date', score: 'r.score', comment: 'r.comment' },
    },
  ],
}

const complaints: Feed = {
  kind: 'complaints',
  key: ['source_id', 'complaint_no'],
  belongs: 'number',
  record: { kind: 'complaint', no: 'complaint_no', tables: ['complaints'] },
  targets: [
    recordKey('complaint', 'complaint_no'),
    {
      table: 'complaints',
      key: { source_id: 'r.source_id', complaint_no: 'r.complaint_no' },
      columns: {
        opened_on: 'r.opened::date',
        opened_at: instant('opened'),
        first_response_at: instant('first_response'),
        resolved_at: instant('resolved'),
        severity: 'r.severity',
        reason: 'r.reason',
        compensation_fen: 'r.compensation',
      },
      clearedBy: { first_response_at: 'first_response', resolved_at: 'resolved', compensation_fen: 'compensation' },
    },
  ],
}

const appActivity: Feed = {
  kind: 'app_activity',
  key: ['customer_id', 'date'],
  belongs: 'number',
  targets: [{ table: 'app_days', key: { used_on: 'r.date' }, columns: { sessions: 'r.sessions' } }],
}

const touches: Feed = {
  kind: 'touches',
  key: ['source_id', 'touch_no'],
  belongs: 'number',
  record: { kind: 'touch', no: 'touch_no', tables: ['touches'] },
  targets: [
    recordKey('touch', 'touch_no'),
    {
      table: 'touches',
      key: { source_id: 'r.source_id', touch_no: 'r.touch_no' },
      columns: {
        touched_on: 'r.time::date',
        touched_at: instant('time'),
        channel: 'r.channel',
        direction: 'r.direction',
        purpose: 'r.purpose',
        result: 'r.result',
        note: 'r.note',
      },
      defaults: { direction: `'out'` },
    },
  ],
}

const referrals: Feed = {
  kind: 'referrals',
  key: ['source_id', 'referral_no'],
  belongs: 'number',
  record: { kind: 'referral', no: 'referral_no', tables: ['referrals'] },
  targets: [
    recordKey('referral', 'referral_no'),
    {
      table: 'referrals',
      key: { source_id: 'r.source_id', referral_no: 'r.referral_no' },
      columns: { referred: 'r.referred', referred_customer_id: 'r.other_customer_id', referred_on: 'r.date', state: 'r.state' },
      defaults: { state: `'lead'` },
    },
  ],
}

const promises: Feed = {
  kind: 'promises',
  key: ['customer_id', 'due', 'text'],
  belongs: 'number',
  targets: [{ table: 'promises', key: { due_on: 'r.due', text: 'r.text' }, columns: { made_by: 'r.made_by' } }],
}

const recommendations: Feed = {
  kind: 'recommendations',
  key: ['source_id', 'order_no', 'item'],
  belongs: 'order',
  targets: [
    {
      table: 'recommendations',
      key: { source_id: 'r.source_id', order_no: 'r.order_no', item: 'r.item' },
      columns: { state: 'r.state', due_on: 'r.due_date', due_mileage_km: 'r.due_mileage', price_fen: 'r.price' },
      clearedBy: { due_on: 'due_date', due_mileage_km: 'due_mileage', price_fen: 'price' },
    },
  ],
}

const appointments: Feed = {
  kind: 'appointments',
  key: ['source_id', 'appointment_no'],
  belongs: 'number',
  record: { kind: 'appointment', no: 'appointment_no', tables: ['appointments'] },
  targets: [
    recordKey('appointment', 'appointment_no'),
    {
      table: 'appointments',
      key: { source_id: 'r.source_id', appointment_no: 'r.appointment_no' },
      columns: { vin: 'r.vin', appointed_on: 'r.time::date', appointed_at: instant('time'), kind: 'r.kind', state: 'r.state' },
    },
  ],
}

const household: Feed = {
  kind: 'household',
  key: ['customer_id', 'name'],
  belongs: 'number',
  targets: [
    {
      table: 'household_members',
      key: { name: 'r.name' },
      columns: {
        relation: 'r.relation',
        birthday: 'r.birthday',
        member_customer_no: 'r.member_customer_no',
        member_customer_id: 'r.other_customer_id',
      },
    },
  ],
}

/** Every kind that belongs to customers, in the order in which files of one run are taken. */
export const feeds: readonly Feed[] = [
  customers,
  vehicles,
  visits,
  visitLines,
  surveys,
  complaints,
  appActivity,
  touches,
  referrals,
  promises,
  recommendations,
  appointments,
  household,
]

export function feedOf(kind: string): Feed {
  const feed = feeds.find((each) => each.kind === kind)
  if (feed === undefined) throw new Error(`no feed takes rows of kind ${kind}`)
  return feed
}
