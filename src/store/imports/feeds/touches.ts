import type { Feed } from '#store/imports/feed.ts'
import { instant, recordKey } from '#store/imports/snippets.ts'

export const touches: Feed = {
  kind: 'touches',
  key: ['source_id', 'touch_no'],
  belongs: 'number',
  record: { kind: 'touch', no: 'touch_no', tables: ['touches'] },
  targets: [
    recordKey('touch', 'touch_no'),
    {
      table: 'touches',
      called: { zh: '触达记录', en: 'touch' },
      knownBy: ['touch_no'],
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
