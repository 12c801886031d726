import type { Feed } from '#store/imports/feed.ts'

export const appActivity: Feed = {
  kind: 'app_activity',
  key: ['customer_id', 'date'],
  belongs: 'number',
  targets: [{ table: 'app_days', key: { used_on: 'r.date' }, columns: { sessions: 'r.sessions' } }],
}
