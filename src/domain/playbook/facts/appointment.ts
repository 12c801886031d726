import type { DatedFact } from '#domain/playbook/dated-fact.ts'

/** Files say when a customer is expected, not when that was agreed: the day counts from there. */
export const appointment = {
  kind: 'date',
  label: { zh: '预约到店', en: 'Appointed visit' },
  variables: {
    appointed_for: { type: 'string', zh: '预约事项', en: 'What it is for' },
    visit_no: { type: 'int', zh: '将是第几次到店', en: 'Which visit of theirs it will be' },
  },
  occasions: ({ facts }) =>
    facts.appointments.map(({ no, on, purpose }) => ({
      key: no,
      on,
      variables: { appointed_for: purpose, visit_no: facts.visits.filter((visit) => visit.on < on).length + 1 },
    })),
} as const satisfies DatedFact
