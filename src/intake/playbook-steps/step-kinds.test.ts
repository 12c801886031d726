import { expect, test } from 'vitest'
import { faultSentence } from '#intake/playbook-fault.ts'
import { readPlaybook } from '#intake/playbook.ts'

/** A playbook with every kind of step and every key. */
const eventful = `id: P99
name: example
label: { zh: 示例, en: Example }
class: medium
purpose: service
about: { zh: 说明, en: What for }
own_service: true
on_new_occasion: beside
reentry_days: 180
holdout: 0.1
not_while: [P4]
starts_on: false
trigger:
  date: warranty_end
  when: segment == "at_risk" && f >= 3
  window: { opens_days: -60, closes_days: -8 }
success: { events: [visit], within_days: 30, benchmark: { low: 0.3, high: 0.4 }, label: { zh: 到店, en: A visit } }
failures:
  - { when: 'result == "declined"', hand_over_to: P12 }
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
    due_hours: 2
    objections: [{ says: { zh: 太贵, en: Too dear }, answer: { zh: 明白, en: I see } }]
    unanswered: { channel: sms, topic: missed-you, text: { zh: '{{ customer_name }}您好', en: 'Hello {{ customer_name }}' } }
  - { id: heard, kind: wait, until: result, at_most_days: 14 }
  - id: by_reason
    kind: branch
    cases:
      - if: reason == "service"
        steps:
          - { id: boss, kind: escalate, minutes: 15, reason: { zh: '{{ car_model }}', en: '{{ car_model }}' } }
          - { id: voucher, kind: offer, label: { zh: 抵用券, en: Voucher }, percent: 30, cost_yuan: 500, valid_days: 30 }
    otherwise:
      - { id: tell, kind: message, when: attempts >= 3, channel: email, topic: tip, subject: { zh: 主题, en: Subject }, quiet_days: 30, variants: [{ zh: 一, en: One }, { zh: 二, en: Two }] }
  - { id: note, kind: set, tag: price-sensitive, key_event: { zh: '{{ car_model }}', en: '{{ car_model }}' } }
  - { id: later, kind: wait, day: -10 }
`

function faultsIn(text: string): string[] {
  const playbook = readPlaybook(text, 'p99.yaml')
  return 'faults' in playbook ? playbook.faults.map((fault) => faultSentence(fault, 'en')) : []
}

test('every kind of step and every key of a playbook is read', () => {
  expect(faultsIn(eventful)).toEqual([])
  expect(readPlaybook(eventful, 'p99.yaml')).toMatchObject({
    about: { en: 'What for' },
    isOwnService: true,
    onNewOccasion: 'beside',
    reentryDays: 180,
    holdout: 0.1,
    notWhile: ['P4'],
    startsOn: false,
    success: { events: ['visit'], when: null, withinDays: 30, benchmark: { low: 0.3, high: 0.4 } },
    failures: [{ handOverTo: 'P12' }],
    steps: [
      {
        dueHours: 2,
        objections: [{ says: { en: 'Too dear' } }],
        unanswered: { channel: 'sms', topic: 'missed-you', reads: [] },
      },
      { kind: 'wait', until: 'result', atMostDays: 14 },
      {
        kind: 'branch',
        cases: [
          {
            steps: [
              { kind: 'escalate', minutes: 15, reads: ['car_model'] },
              { kind: 'offer', valueFen: null, share: 0.3, costFen: 50_000, validDays: 30 },
            ],
          },
        ],
        otherwise: [{ kind: 'message', purpose: 'service', quietDays: 30, variants: { length: 2 } }],
      },
      { kind: 'set', tag: 'price-sensitive' },
      { kind: 'wait', until: null, day: -10, atMostDays: 0 },
    ],
  })
})

test.each([
  {
    swap: ['until: result', 'until: reslt'],
    says: /^p99\.yaml:44:37: until cannot be reslt; expected result, .*; did you mean result\?$/,
  },
  {
    swap: ['minutes: 15, reason', 'minuets: 15, reason'],
    says: /p99\.yaml:50:41: There is no key called minuets here; expected one of id, kind, when, day, last_day, minutes, reason; did you mean minutes\?/,
  },
  {
    swap: ['reason == "service"', 'reason == "servise"'],
    says: /p99\.yaml:48:23: reason is never servise; expected .*; did you mean service\?/,
  },
  {
    swap: ['segment == "at_risk"', 'attempts > 3'],
    says: /p99\.yaml:15:9: There is no feature called attempts/,
  },
  { swap: [', at_most_days: 14', ''], says: /p99\.yaml:44:5: A wait for an event needs the most days/ },
  { swap: [', day: -10', ''], says: /: A wait needs day or at_most_days; expected at_most_days: …$/ },
  { swap: ['percent: 30', 'percent: 30, value_yuan: 5'], says: /: Either value_yuan or percent, not both$/ },
  { swap: ['id: boss', 'id: note'], says: /p99\.yaml:\d+:\d+: Step note is there twice$/ },
  {
    swap: ['tag: price-sensitive, key_event', 'key_evnt'],
    says: /no key called key_evnt here; .*did you mean key_event/,
  },
  {
    swap: ['variants: [{ zh: 一, en: One }, { zh: 二, en: Two }]', ''],
    says: /: A message has either text or variants/,
  },
  { swap: ['subject: { zh: 主题, en: Subject }, ', ''], says: /: An e-mail needs a subject$/ },
  { swap: ['{ zh: 二, en: Two }', '{ zh: "{{ nmae }}", en: Two }'], says: /no variable called nmae here/ },
  { swap: ['day: -10', 'day: 3'], says: /: The day lies outside the window of the trigger; expected -60 to -8$/ },
  { swap: ['day: -10', 'day: -10, last_day: -12'], says: /: It lies before the day of the step; expected ≥ -10$/ },
  { swap: ['hand_over_to: P12', 'hand_over_to: P99'], says: /: It cannot name itself$/ },
  { swap: ['events: [visit], ', ''], says: /: A success needs events or when; expected events: \[visit\]$/ },
  { swap: ['low: 0.3', 'low: 0.5'], says: /: low is above high$/ },
] as const)('$swap.1: $says', ({ swap: [from, to], says }) => {
  expect(eventful).toContain(from)
  expect(faultsIn(eventful.replace(from, to)).join('\n')).toMatch(says)
})
