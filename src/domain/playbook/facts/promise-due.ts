import type { DatedFact } from '#domain/playbook/dated-fact.ts'

export const promiseDue = {
  kind: 'date',
  label: { zh: '承诺到期', en: 'Promise due' },
  variables: { promise_text: { type: 'string', zh: '承诺内容', en: 'What was promised' } },
  isFixed: true,
  occasions: ({ facts }) =>
    facts.promises.map(({ text, dueOn }) => ({
      key: `${dueOn} ${text}`,
      on: dueOn,
      variables: { promise_text: text },
    })),
} as const satisfies DatedFact
