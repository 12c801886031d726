import type { DatedFact } from '#domain/playbook/dated-fact.ts'

/** For what no record says: a breakdown that is reported on the phone, a software update for some cars. */
export const byHand = {
  kind: 'event',
  label: { zh: '由人工加入', en: 'Somebody enrols the customer' },
  variables: {},
  occasions: () => [],
} as const satisfies DatedFact
