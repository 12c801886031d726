import { expect, test } from 'vitest'
import { faultSentence } from '#intake/playbook-fault.ts'
import { readPlaybook } from '#intake/playbook.ts'

const good = `id: P99
name: example
label: { zh: 示例, en: Example }
class: medium
purpose: service
trigger:
  date: warranty_end
  when: segment == "at_risk" && f >= 3
  window: { opens_days: -60, closes_days: -8 }
steps:
  - id: call
    kind: task
    role: advisor
    due_days: -45
    minutes: 15
    chance: 0.5
    benchmark: { zh: 示例, en: Example }
    stake: { of: [value_at_risk], otherwise_yuan: 3000 }
    done_when: [visit]
    reason:
      zh: '质保 {{ trigger_on | day }} 到期'
      en: 'Warranty ends {{ trigger_on | day }}'
    script:
      zh: |
        您好，{{ customer_name }}。
        {{ car_model }} 开得怎么样？
      en: |
        Hello {{ customer_name }}.
        How is the {{ car_model }}?
    checklist: []
`

function faultsIn(text: string): string[] {
  const playbook = readPlaybook(text, 'p99.yaml')
  return 'faults' in playbook ? playbook.faults.map((fault) => faultSentence(fault, 'en')) : []
}

test('a good file is a playbook', () => {
  const playbook = readPlaybook(good, 'p99.yaml')
  expect(playbook).toMatchObject({
    id: 'P99',
    trigger: { kind: 'date', fact: 'warranty_end', window: { opensDays: -60, closesDays: -8 } },
    steps: [
      {
        class: 'medium',
        stake: { sources: ['value_at_risk'], otherwiseFen: 300_000 },
        reads: ['trigger_on', 'car_model'],
      },
    ],
  })
})

test.each([
  {
    swap: ['segment ==', 'sgment =='],
    says: 'p99.yaml:8:9: There is no feature called sgment; expected one of the features listed in docs/playbooks.md; did you mean segment?',
    because: 'unknown feature',
  },
  {
    swap: ['f >= 3', 'f >= "3"'],
    says: 'p99.yaml:8:33: Types do not fit: no such overload: int >= string',
    because: 'a number is compared with a text',
  },
  {
    swap: ['"at_risk"', '"at_rsk"'],
    says: /^p99\.yaml:8:20: segment is never at_rsk; expected at_risk, champions, .*; did you mean at_risk\?$/,
    because: 'a value that the feature never has',
  },
  {
    swap: ['&& f >= 3', '&& f >='],
    says: /^p99\.yaml:8:\d+: Not a valid CEL expression/,
    because: 'half a condition',
  },
  {
    swap: ['when: segment == "at_risk" && f >= 3', 'when: f + m'],
    says: 'p99.yaml:8:9: The condition gives int, not true or false; expected a comparison, such as f >= 3',
    because: 'a condition that is a number',
  },
  {
    swap: ['minutes: 15', 'minuets: 15'],
    says: [
      'p99.yaml:11:5: minutes is missing; expected minutes: …',
      /^p99\.yaml:15:5: There is no key called minuets here; expected one of id, kind, .*; did you mean minutes\?$/,
    ],
    because: 'unknown key',
  },
  {
    swap: ['minutes: 15', 'minutes: a lot'],
    says: 'p99.yaml:15:14: minutes has the wrong type; expected a number',
    because: 'wrong type',
  },
  {
    swap: ['minutes: 15', 'minutes: 0'],
    says: 'p99.yaml:15:14: minutes is out of range: 0; expected ≥ 1',
    because: 'too small',
  },
  {
    swap: ['minutes: 15', 'minutes: 2.5'],
    says: 'p99.yaml:15:14: minutes has the wrong type; expected a whole number',
    because: 'half a minute',
  },
  {
    swap: ["      en: 'Warranty ends {{ trigger_on | day }}'\n", ''],
    says: 'p99.yaml:21:7: The English text is missing; expected en: …',
    because: 'missing language',
  },
  {
    swap: ['class: medium', 'class: hihg'],
    says: 'p99.yaml:4:8: class cannot be hihg; expected high, medium, low; did you mean high?',
    because: 'unknown class',
  },
  {
    swap: ['date: warranty_end', 'date: waranty_end'],
    says: /^p99\.yaml:7:9: date cannot be waranty_end; expected first_service_due, .*; did you mean warranty_end\?$/,
    because: 'unknown dated fact',
  },
  {
    swap: ['kind: task', 'kind: tusk'],
    says: /^p99\.yaml:12:11: kind cannot be tusk; expected task, .*; did you mean task\?$/,
    because: 'an unknown step kind',
  },
  {
    swap: ['due_days: -45', 'due_days: -5'],
    says: 'p99.yaml:14:15: The due day lies outside the window of the trigger; expected -60 to -8',
    because: 'due after the window has closed',
  },
  {
    swap: ['{{ car_model }} 开', '{{ car_modle }} 开'],
    says: 'p99.yaml:26:12: There is no variable called car_modle here; expected one of the variables listed in docs/playbooks.md; did you mean car_model?',
    because: 'unknown variable in a block of text',
  },
  {
    swap: ['质保 {{ trigger_on', '{{ customer_name }} 质保 {{ trigger_on'],
    says: /^p99\.yaml:21:15: There is no variable called customer_name here/,
    because: 'a name in the reason, which is kept',
  },
  {
    swap: ['How is the {{ car_model }}', 'How is the {{ car_model | shout }}'],
    says: 'p99.yaml:29:20: Not a valid Liquid template: undefined filter: shout',
    because: 'unknown filter',
  },
  {
    swap: ['How is the {{ car_model }}', '{% include "secrets" %}'],
    says: 'p99.yaml:29:9: Not a valid Liquid template: tag "include" not found',
    because: 'a tag that would read files',
  },
  {
    swap: ['How is the {{ car_model }}', '{% for each in (1..9999) %}{{ each }}{% endfor %}'],
    says: 'p99.yaml:29:9: Not a valid Liquid template: tag "for" not found',
    because: 'a loop',
  },
  {
    swap: ['How is the {{ car_model }}', `{% assign a = "xx" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`],
    says: /^p99\.yaml:29:\d+: Not a valid Liquid template: .*limit exceeded/,
    because: 'a text that grows without end',
  },
  {
    swap: ['How is the {{ car_model }}', `How is the {{ car_model }} ${'x'.repeat(21_000)}`],
    says: 'p99.yaml:28:9: Not a valid Liquid template: the text is too long; expected at most 20000 characters',
    because: 'a text of 21,000 characters',
  },
  {
    swap: ['stake: { of: [value_at_risk], otherwise_yuan: 3000 }', 'stake: lots'],
    says: 'p99.yaml:18:12: stake is not what it should be; expected a number of yuan, or { of: [sources…], otherwise_yuan: yuan }',
    because: 'no amount',
  },
  {
    swap: ['  date: warranty_end\n', '  date: warranty_end\n  event: delivery\n'],
    says: 'p99.yaml:7:3: A trigger is of exactly one kind; expected one of state, date, event',
    because: 'two triggers',
  },
  {
    swap: ['class: medium', 'class: medium\nclass: high'],
    says: 'p99.yaml:5:1: The same key is written twice',
    because: 'a key twice',
  },
  { swap: ['  date: warranty_end', '\tdate: warranty_end'], says: /^p99\.yaml:7:1: .*tab/i, because: 'a tab' },
] as const)('$because', ({ swap: [from, to], says }) => {
  expect(good).toContain(from)
  const faults = faultsIn(good.replace(from, to))
  const expected = Array.isArray(says) ? says : [says]
  expect(faults).toHaveLength(expected.length)
  for (const [index, each] of expected.entries()) {
    if (typeof each === 'string') expect(faults[index]).toBe(each)
    else expect(faults[index]).toMatch(each)
  }
})

test('every fault reads in Chinese as well', () => {
  const playbook = readPlaybook(good.replace('segment ==', 'sgment =='), 'p99.yaml')
  expect('faults' in playbook && playbook.faults.map((fault) => faultSentence(fault, 'zh'))).toEqual([
    'p99.yaml:8:9: 没有名为 sgment 的特征；应为：docs/playbooks.md 所列特征之一；是否想写 segment？',
  ])
})

test('all faults of a file come at once, in the order of its lines', () => {
  const bad = good.replace('segment ==', 'sgment ==').replace('{{ car_model }}?', '{{ car_modle }}?')
  expect(faultsIn(bad).map((each) => each.split(': ')[0])).toEqual(['p99.yaml:8:9', 'p99.yaml:29:23'])
})

test.each(['', '[]', 'just words', '- a\n- b', `a: &a [x]\nb: [${'*a,'.repeat(200)}]`, `x: ${'y'.repeat(300_000)}`])(
  'what is no playbook at all is refused with a place: %.20s',
  (text) => {
    expect(faultsIn(text)[0]).toMatch(/^p99\.yaml:\d+:\d+: \S/)
  },
)
