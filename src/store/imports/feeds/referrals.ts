import type { Feed } from '#store/imports/feed.ts'
import { recordKey } from '#store/imports/snippets.ts'

export const referrals: Feed = {
  kind: 'referrals',
  key: ['source_id', 'referral_no'],
  belongs: 'number',
  customerColumn: 'referrer',
  other: { column: 'referred', mayNotBeSelf: true },
  record: { kind: 'referral', no: 'referral_no', tables: ['referrals'] },
  targets: [
    recordKey('referral', 'referral_no'),
    {
      table: 'referrals',
      called: { zh: '转介绍', en: 'referral' },
      knownBy: ['referral_no'],
      key: { source_id: 'r.source_id', referral_no: 'r.referral_no' },
      columns: {
        referred: 'r.referred',
        referred_customer_id: 'r.other_customer_id',
        referred_on: 'r.date',
        state: 'r.state',
      },
      defaults: { state: `'lead'` },
    },
  ],
}
