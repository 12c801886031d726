import type { Feed } from '#store/imports/feed.ts'
import { recordKey } from '#store/imports/snippets.ts'

export const surveys: Feed = {
  kind: 'surveys',
  key: ['source_id', 'survey_no'],
  belongs: 'order-or-number',
  record: { kind: 'survey', no: 'survey_no', tables: ['surveys'] },
  targets: [
    recordKey('survey', 'survey_no'),
    {
      table: 'surveys',
      called: { zh: '满意度问卷', en: 'survey' },
      knownBy: ['survey_no'],
      key: { source_id: 'r.source_id', survey_no: 'r.survey_no' },
      columns: { order_no: 'r.order_no', answered_on: 'r.date', score: 'r.score', comment: 'r.comment' },
    },
  ],
}
