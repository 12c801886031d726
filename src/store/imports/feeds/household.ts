import type { Feed } from '#store/imports/feed.ts'

export const household: Feed = {
  kind: 'household',
  key: ['customer_id', 'name'],
  belongs: 'number',
  other: { column: 'member_customer_no' },
  targets: [
    {
      table: 'household_members',
      called: { zh: '家庭成员', en: 'family member' },
      knownBy: ['name'],
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
