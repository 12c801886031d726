import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { everyStep, type Step } from '#domain/playbook/step.ts'
import { readCatalogue } from '#intake/playbook-catalogue.ts'

const folder = new URL('../../playbooks/', import.meta.url)
const { playbooks } = readCatalogue(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
)

function playbook(id: string): Playbook {
  const found = playbooks.find((each) => each.id === id)
  if (found === undefined) throw new Error(`${id} is not shipped`)
  return found
}

/** The terms of a playbook in a line: what the specification says of it. */
function termsOf(each: Playbook): string {
  const { trigger, class: rank, purpose } = each
  return [`${trigger.kind} ${trigger.fact ?? 'first seen'}`, rank, purpose, ...aimOf(each), ...rulesOf(each)].join(', ')
}

function aimOf({ success }: Playbook): string[] {
  if (success === null) return ['no success']
  const { events, withinDays, benchmark } = success
  const shares = benchmark === null ? [] : [...new Set([benchmark.low, benchmark.high])]
  return [`${events.join('+') || 'when'} in ${withinDays}`, ...(shares.length > 0 ? [shares.join('-')] : [])]
}

function rulesOf(each: Playbook): string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [each.isOwnService, 'own'],
    [each.isByValueTier, 'tiers'],
    [each.holdout > 0, `holdout ${each.holdout}`],
    [each.onNewOccasion !== 'wait', each.onNewOccasion],
    [each.reentryDays > 0, `again after ${each.reentryDays}`],
    [each.notWhile.length > 0, `not while ${each.notWhile.join(' ')}`],
    [!each.startsOn, 'off'],
  ]
  return rules.filter(([holds]) => holds).map(([, rule]) => rule)
}

test.each([
  ['P1', 'event delivery, high, value, when in 7, own, beside'],
  ['P2', 'date first_service_due, medium, service, visit in 30, 0.78-0.95, own, beside'],
  ['P3', 'event first_service_closed, medium, value, visit in 90, 0.7, own, beside'],
  ['P4', 'state ladder_level, high, service, visit in 30, 0.15-0.65, tiers, replace'],
  ['P5', 'state ladder_level, high, service, visit in 30, 0.3-0.4, tiers, again after 180'],
  ['P6', 'date warranty_end, medium, sales, purchase in 30, 0.4-0.6, own, beside'],
  ['P7', 'date maintenance_due, medium, service, visit in 30, 0.78, own, replace'],
  ['P8', 'date birthday, low, value, no success, beside'],
  ['P9', 'date anniversary, medium, value, visit in 60, holdout 0.1, beside'],
  ['P10', 'date season, low, value, booking in 30, 0.32, holdout 0.1, replace'],
  ['P11', 'event mileage_passed, medium, value, visit in 30, holdout 0.1'],
  ['P12', 'date every_quarter, low, sales, visit in 30, holdout 0.1, again after 55, not while P5 P13'],
  [
    'P13',
    'state first seen, medium, service, visit in 60, 0.15-0.7, tiers, holdout 0.1, again after 365, not while P5',
  ],
  ['P14', 'date every_quarter, medium, value, when in 30, replace'],
  ['P15', 'date every_month, low, value, when in 30, holdout 0.1, replace'],
  ['P16', 'event visit_closed, low, service, purchase in 30, holdout 0.1, replace, off'],
  ['P17', 'date every_month, low, value, no success, holdout 0.1, replace'],
  ['P18', 'state first seen, low, service, no success, replace'],
  ['P19', 'event visit_closed, medium, service, survey in 7, own, replace, not while P2'],
  ['P20', 'date recommendation_due, medium, service, visit in 30, own, beside'],
  ['P21', 'date promise_due, high, service, when in 7, own, beside'],
  ['P22', 'event complaint_opened, high, service, when in 14, own, beside'],
  ['P23', 'date anniversary, low, sales, when in 60, holdout 0.1, again after 180'],
  ['P24', 'date festival, low, value, no success, holdout 0.1, replace'],
  ['P25', 'date appointment, medium, service, when in 7, own, beside, off'],
  ['P26', 'event by_hand, low, service, visit in 45, off'],
  ['P27', 'state first seen, medium, service, when in 90, holdout 0.1, again after 90, not while P4 P5'],
  ['P28', 'event software_bought, medium, service, when in 14, beside'],
  ['P29', 'event by_hand, high, service, when in 7, own, beside'],
  ['P30', 'event interest_recorded, medium, service, when in 30, beside'],
] as const)('%s: %s', (id, terms) => {
  expect(termsOf(playbook(id))).toBe(terms)
})

test('all thirty are there, and no more', () => {
  const ids = playbooks.map(({ id }) => Number(id.slice(1))).toSorted((a, b) => a - b)
  expect(ids).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
})

/** What a step does and on which day of the trigger: `d-10 call reminder_call`. */
function told(step: Step): string {
  switch (step.kind) {
    case 'task': {
      const by = step.dueHours === null ? '' : ` in ${step.dueHours} h`
      return `d${step.dueDays} ${step.role} ${step.class} ${step.id}${by}`
    }
    case 'message':
      return `d${step.day ?? ' at once'} ${step.channel} ${step.id}`
    case 'offer':
      return `${step.id} ¥${step.costFen / 100} for ${step.validDays} d`
    case 'wait':
      return `wait ${step.until ?? (step.day === null ? `${step.atMostDays} d` : `d${step.day}`)}`
    default:
      return `${step.kind} ${step.id}`
  }
}

test.each([
  ['P1', 'd7 advisor high call|wait result'],
  [
    'P2',
    'd-7 wechat invite|d-3 advisor medium call|wait result|branch booked|d0 advisor medium visit_care|wait visit|branch after_visit|wait 1 d|d-7 advisor medium follow_up in 4 h|wait result',
  ],
  [
    'P3',
    'd7 wechat tips|d15 app season_tip|d30 wechat check_in|d45 advisor medium questions|d60 app reminder|free_check ¥40 for 30 d|d75 wechat agree_time',
  ],
  ['P6', 'd-90 wechat explain|d-45 advisor medium needs_call|d-31 wechat follow_up|d-7 wechat last_reminder'],
  ['P7', 'd-30 wechat tip|d-20 wechat how_is_it|d-10 advisor medium reminder_call|d-7 wechat confirm'],
  ['P12', 'half_price ¥150 for 60 d|d at once sms message'],
  ['P18', 'set gone|wait visit|set returned'],
  ['P20', 'd-7 advisor medium reminder_call|d-7 wechat message'],
  ['P21', 'd0 advisor high keep|wait result|escalate overdue'],
  [
    'P22',
    'escalate tell_manager|d0 advisor high first_response in 2 h|wait result|escalate not_answered|d3 advisor high solve|wait complaint_resolved|escalate not_solved|branch after_solution|d0 manager high manager_call|wait 7 d|d7 advisor high follow_up|wait survey',
  ],
  ['P28', 'd1 advisor medium first_call|d7 advisor medium session|d30 advisor medium in_use|wait result'],
] as const)('the steps of %s: %s', (id, steps) => {
  expect(everyStep(playbook(id).steps).map(told).join('|')).toBe(steps)
})

test('what a playbook that goes by value tiers gives stays under the cost that each tier allows', () => {
  for (const each of playbooks.filter(({ isByValueTier }) => isByValueTier)) {
    const costs = everyStep(each.steps).flatMap((step) =>
      step.kind === 'offer' ? [[step.id, step.costFen] as const] : [],
    )
    expect(costs.filter(([id, costFen]) => costFen > (id.startsWith('low_') ? 5_000 : 20_000))).toEqual([])
  }
})

test('nobody is called, written to or given anything where nothing is to be spent', () => {
  expect(new Set(everyStep(playbook('P18').steps).map(({ kind }) => kind))).toEqual(new Set(['set', 'wait']))
  expect(everyStep(playbook('P12').steps).filter(({ kind }) => kind === 'task')).toEqual([])
})
