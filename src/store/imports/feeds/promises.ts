import type { Feed } from '#store/imports/feed.ts'

export const promises: Feed = {
  kind: 'promises',
  key: ['customer_id', 'due', 'text'],
  belongs: 'number',
  targets: [
    {
      table: 'promises',
      called: { zh: '承诺', en: 'promise' },
      knownBy: ['due_on'],
      key: { due_on: 'r.due', text: 'r.text' },
      columns: { made_by: 'r.made_by' },
    },
  ],
}
