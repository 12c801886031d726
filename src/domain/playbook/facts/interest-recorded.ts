import type { DatedFact } from '#domain/playbook/dated-fact.ts'

export const interestRecorded = {
  kind: 'event',
  label: { zh: '记录了兴趣', en: 'Interest recorded' },
  variables: { interest: { type: 'string', zh: '感兴趣的内容', en: 'What they are interested in' } },
  occasions: ({ facts }) =>
    facts.interests.map(({ interestId, text, recordedOn }) => ({
      key: String(interestId),
      on: recordedOn,
      variables: { interest: text },
    })),
} as const satisfies DatedFact
