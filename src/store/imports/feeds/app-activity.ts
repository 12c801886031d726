import type { Feed } from '#store/imports/feed.ts'

export const appActivity: Feed = {
  kind: 'app_activity',
  key: ['customer_id', 'date'],
  belongs: 'number',
  targets: [
    {
      table: 'app_days',
      called: { zh: 'App 使用', en: 'app use' },
      knownBy: ['used_on'],
      key: { used_on: 'r.date' },
      columns: { sessions: 'r.sessions' },
    },
  ],
}
