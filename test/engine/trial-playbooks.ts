/** Playbooks that use every kind of step, trigger and exit, for trying the engine; none is of the catalogue. */
const states = ['l1', 'l2', 'l3', 'high', 'win_back', 'lapsed']

const call = (id: string, more = ''): string => `
  - id: ${id}
    kind: task
    role: advisor
    due_days: 3
    minutes: 10
    chance: 0.3
    benchmark: { zh: 试, en: trial }
    stake: { of: [potential], otherwise_yuan: 500 }
    done_when: [visit]
    reason: { zh: '联系客户', en: 'Contact them' }
    script: { zh: '您好', en: 'Hello' }
    checklist: []
${more}`

const message = (id: string, topic: string, more = ''): string => `
  - id: ${id}
    kind: message
    channel: sms
    purpose: service
    topic: ${topic}
    variants: [{ zh: '一', en: 'One' }, { zh: '二', en: 'Two' }]
${more}`

const head = (id: string, name: string, more: string): string => `
id: ${id}
name: ${name}
label: { zh: ${name}, en: ${name} }
class: medium
purpose: service
${more}
steps:`

/** A state with every kind of step; failed, it hands over to T2. */
const state =
  head(
    'T1',
    'state-of-all-kinds',
    `trigger: { state: 'ladder_level in ${JSON.stringify(states)}', since: ladder_level }
reentry_days: 30
success: { events: [visit], within_days: 10, label: { zh: 到店, en: A visit } }
failures:
  - { when: 'result == "declined"', hand_over_to: T2 }`,
  ) +
  call('call', `    unanswered: { channel: sms, topic: missed, text: { zh: '没打通', en: 'Missed you' } }`) +
  `
  - { id: heard, kind: wait, until: result, at_most_days: 5 }
  - id: by_result
    kind: branch
    cases:
      - if: 'result == "reached"'
        steps:
          - { id: voucher, kind: offer, label: { zh: 检查, en: Check }, value_yuan: 100, cost_yuan: 40, valid_days: 30 }
          - { id: noted, kind: set, tag: reached-once, key_event: { zh: 已联系, en: Reached } }
    otherwise:
      - { id: boss, kind: escalate, minutes: 5, reason: { zh: 没有结果, en: No result } }` +
  message('tell', 'after-call')

/** Nothing but messages, and only where another playbook failed or a person says so. */
const handedOver =
  head('T2', 'handed-over', `trigger: { state: 'visits_24m < 0' }`) +
  message('first', 'wake-up') +
  `
  - { id: later, kind: wait, day: 14 }` +
  message('second', 'wake-up-again')

/** A date that comes round for every car, each on its own. */
const date =
  head(
    'T3',
    'each-car',
    `own_service: true
on_new_occasion: beside
trigger: { date: maintenance_due, window: { opens_days: -30, closes_days: 60 } }
success: { events: [visit], within_days: 30, label: { zh: 到店, en: A visit } }`,
  ) +
  message('early', 'due-soon') +
  call('remind', `    day: -7\n    last_day: 30`) +
  message('late', 'still-due', '    day: 7\n    last_day: 40')

/** A state that takes the place of the one before, kept from one in five. */
const replacing =
  head(
    'T4',
    'replacing',
    `on_new_occasion: replace
holdout: 0.2
trigger: { state: 'ladder_level != "none"', since: ladder_level }`,
  ) +
  message('care', 'care', '    when: days_since_visit > 30') +
  call('ask')

export const trialPlaybooks: Readonly<Record<string, string>> = { T1: state, T2: handedOver, T3: date, T4: replacing }
