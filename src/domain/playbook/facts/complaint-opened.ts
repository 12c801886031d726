import { severityLabels } from '#domain/complaint/severity.ts'
import type { DatedFact } from '#domain/playbook/dated-fact.ts'

export const complaintOpened = {
  kind: 'event',
  label: { zh: '收到投诉', en: 'Complaint opened' },
  variables: { severity: { type: 'string', zh: '严重程度', en: 'Severity', choices: severityLabels } },
  occasions: ({ facts }) =>
    facts.complaints.map(({ openedOn, no, severity }, index) => ({
      key: no ?? `${openedOn} ${index + 1}`,
      on: openedOn,
      variables: { severity },
    })),
} as const satisfies DatedFact
