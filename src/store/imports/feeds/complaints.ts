import type { Feed } from '#store/imports/feed.ts'
import { instant, recordKey } from '#store/imports/snippets.ts'

export const complaints: Feed = {
  kind: 'complaints',
  key: ['source_id', 'complaint_no'],
  belongs: 'number',
  record: { kind: 'complaint', no: 'complaint_no', tables: ['complaints'] },
  targets: [
    recordKey('complaint', 'complaint_no'),
    {
      table: 'complaints',
      called: { zh: '投诉', en: 'complaint' },
      knownBy: ['complaint_no'],
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
