import type { Feed } from '#store/imports/feed.ts'
import { instant, recordKey } from '#store/imports/snippets.ts'

export const appointments: Feed = {
  kind: 'appointments',
  key: ['source_id', 'appointment_no'],
  belongs: 'number',
  record: { kind: 'appointment', no: 'appointment_no', tables: ['appointments'] },
  targets: [
    recordKey('appointment', 'appointment_no'),
    {
      table: 'appointments',
      called: { zh: '预约', en: 'appointment' },
      knownBy: ['appointment_no'],
      key: { source_id: 'r.source_id', appointment_no: 'r.appointment_no' },
      columns: {
        vin: 'r.vin',
        appointed_on: 'r.time::date',
        appointed_at: instant('time'),
        kind: 'r.kind',
        state: 'r.state',
      },
    },
  ],
}
