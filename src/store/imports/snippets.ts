import type { Target } from '#store/imports/feed.ts'

/** Keeps whose a record is by its number: the target before the record itself. */
export function recordKey(kind: string, no: string): Target {
  return {
    table: 'record_keys',
    called: { zh: '记录编号', en: 'record number' },
    knownBy: ['record_no'],
    isKeyedByCustomer: false,
    key: { source_id: 'r.source_id', kind: `'${kind}'`, record_no: `r.${no}` },
    columns: { customer_id: 'r.customer_id' },
  }
}

/** A civil time of the centre as an instant. */
export function instant(column: string): string {
  return `r.${column} AT TIME ZONE r.zone`
}
