import type { Feed } from '#store/imports/feed.ts'

/** A merged number leads to the customer, and tells nothing of them but a refusal: their own number's rows do. */
const ownNumber = 'NOT r.is_alias'

export const customers: Feed = {
  kind: 'customers',
  key: ['source_id', 'customer_no'],
  belongs: 'itself',
  targets: [
    {
      table: 'customer_keys',
      called: { zh: '客户编号', en: 'customer number' },
      knownBy: ['customer_no'],
      isKeyedByCustomer: false,
      key: { source_id: 'r.source_id', customer_no: 'r.customer_no' },
      columns: { customer_id: 'r.customer_id' },
    },
    {
      table: 'customers',
      called: { zh: '客户', en: 'customer' },
      knownBy: ['customer_no'],
      key: {},
      where: ownNumber,
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
      called: { zh: '客户资料', en: 'personal data' },
      knownBy: ['name'],
      key: {},
      where: ownNumber,
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
      called: { zh: '联系同意', en: 'consent' },
      knownBy: [],
      key: { channel: `'any'`, purpose: `'marketing'` },
      holds: true,
      columns: { state: `CASE WHEN r.consent_marketing THEN 'granted' ELSE 'refused' END`, how: `'import'` },
      where: `r.consent_marketing IS NOT NULL AND (${ownNumber} OR NOT r.consent_marketing)`,
      // A refusal stands until the customer takes it back with us; no file does.
      updateIf: `t.state <> 'refused'`,
    },
  ],
}
