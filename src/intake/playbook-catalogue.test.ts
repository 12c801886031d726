import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { reasonOf, scriptOf, type CustomerActions } from '#domain/playbook/action.ts'
import { actionsFor } from '#domain/playbook/actions-for.ts'
import { nothingAsked, type ContactPermission } from '#domain/contact/consent.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { readCatalogue } from '#intake/playbook-catalogue.ts'
import { aCar, aCustomer, aUsualCentre, aVisit, visitsOn } from '#test/people.ts'

const folder = new URL('../../playbooks/', import.meta.url)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
const { playbooks } = readCatalogue(files)

const today = '2024-09-02'
const agreed: ContactPermission = {
  doNotContact: false,
  consents: [{ channel: 'any', purpose: 'marketing', state: 'granted' }],
}

function actionsOf(about: Partial<CustomerFacts>, permission = agreed, on: Day = today): CustomerActions {
  const facts = aCustomer({ centre: aUsualCentre(), ...about })
  return actionsFor({ facts, assessment: assess(facts, defaultPolicy, on), permission }, playbooks, defaultPolicy, on)
}

function firing(about: Partial<CustomerFacts>, permission = agreed): string[] {
  return actionsOf(about, permission).actions.map(({ playbook, step, dueOn }) => `${playbook.id} ${step.id} ${dueOn}`)
}

function ago(days: number): Day {
  return addDays(today, -days)
}

function ahead(days: number): Day {
  return addDays(today, days)
}

/** Came every `interval` days for two years, ¥2,000 each time, the last time so many days ago. */
function regular(lastDaysAgo: number, interval = 60): Partial<CustomerFacts> {
  const days = Array.from({ length: 12 }, (_, index) => ago(lastDaysAgo + interval * (11 - index)))
  return { cars: [aCar({ deliveredOn: ago(1500) })], visits: visitsOn(days, { kind: 'repair', spendFen: 200_000 }) }
}

const delivered = (days: number): Partial<CustomerFacts> => ({ cars: [aCar({ deliveredOn: ago(days) })] })
const called = (on: Day): Partial<CustomerFacts> => ({ contacts: [{ on, isPersonal: true, hasOverDelivery: false }] })
const bulk = (on: Day): Partial<CustomerFacts> => ({ contacts: [{ on, isPersonal: false, hasOverDelivery: false }] })

test.each([
  { who: delivered(0), fires: [], because: 'due on the eighth day from now, not this week yet' },
  { who: delivered(1), fires: ['P1 call 2024-09-08'], because: 'delivered yesterday: to be called within 7 days' },
  { who: delivered(10), fires: ['P1 call 2024-08-30'], because: 'overdue, and a welcome still makes sense' },
  { who: delivered(15), fires: [], because: 'a welcome after two weeks is none' },
  {
    who: { ...delivered(5), ...called(ago(5)) },
    fires: ['P1 call 2024-09-04'],
    because: 'hand-over is not the welcome call',
  },
  { who: { ...delivered(5), ...called(ago(2)) }, fires: [], because: 'reached already' },
  { who: { ...delivered(5), ...bulk(ago(2)) }, fires: ['P1 call 2024-09-04'], because: 'a bulk message is no call' },
] as const)('welcome: $because', ({ who, fires }) => {
  expect(firing(who)).toEqual(fires)
})

test.each([
  { days: 88, fires: ['P2 call 2024-09-03'], because: 'due in four days, called three days before' },
  { days: 70, fires: [], because: 'due in three weeks' },
  { days: 110, fires: ['P2 call 2024-08-12'], because: 'two weeks late still makes sense' },
  { days: 140, fires: [], because: 'more than 30 days late is no first-service call any more' },
] as const)('first service: $days days after delivery, $because', ({ days, fires }) => {
  expect(firing(delivered(days))).toEqual(fires)
})

test('first service: a visit while it is coming up settles it', () => {
  expect(firing({ ...delivered(88), visits: [aVisit(ago(1), { kind: 'repair' })] })).toEqual([])
})

test.each([
  { days: 59, fires: [], because: 'not yet 60 days' },
  {
    days: 62,
    fires: ['P4 call_l2 2024-09-07'],
    because: 'level 2 begins at 60 days: the advisor calls within the week',
  },
  { days: 91, fires: ['P4 call_l3 2024-09-04'], because: 'level 3 begins at 90 days: the manager calls' },
  { days: 121, fires: ['P4 call_high 2024-09-01'], because: 'high: the manager, the same day' },
  { days: 182, fires: ['P5 call 2024-09-04'], because: 'win-back within 72 hours of the 181st day' },
] as const)('ladder: $days days without a visit, $because', ({ days, fires }) => {
  expect(firing(regular(days))).toEqual(fires)
})

test('ladder: a personal contact since the level began settles it, one before does not', () => {
  expect(firing({ ...regular(95), ...called(ago(3)) })).toEqual([])
  expect(firing({ ...regular(95), ...called(ago(8)) })).toEqual(['P4 call_l3 2024-08-31'])
})

test('ladder: nobody is called about a car that is sold', () => {
  expect(firing({ ...regular(95), cars: [aCar({ deliveredOn: ago(1500), soldOn: ago(10) })] })).toEqual([])
})

test.each([
  { spendFen: 200_000, actions: ['P4 advisor'], leftOut: [], tier: 'medium' },
  { spendFen: 900_000, actions: ['P4 manager'], leftOut: [], tier: 'high' },
  { spendFen: 20_000, actions: [], leftOut: ['P4 automatic_instead'], tier: 'low' },
] as const)('ladder: the $tier value tier is looked after by $actions, left out $leftOut', (row) => {
  const level2 = regular(62)
  const visits = level2.visits?.map((visit) => ({ ...visit, spendFen: row.spendFen, uncostedRevenueFen: row.spendFen }))
  const { actions, leftOut } = actionsOf({ ...level2, visits: visits ?? [] })
  expect(actions.map(({ playbook, role }) => `${playbook.id} ${role}`)).toEqual(row.actions)
  expect(leftOut.map(({ playbook, because }) => `${playbook.id} ${because}`)).toEqual(row.leftOut)
})

test.each([
  { ends: ahead(50), fires: ['P6 needs_call 2024-09-07'], because: 'called 45 days before the end' },
  { ends: ahead(20), fires: ['P6 needs_call 2024-08-08'], because: 'overdue, still early enough to think about it' },
  { ends: ahead(7), fires: [], because: 'in the last week a call would be pressure' },
  { ends: ahead(80), fires: [], because: 'too early' },
] as const)('warranty: $because', ({ ends, fires }) => {
  expect(firing({ cars: [aCar({ deliveredOn: ago(1000), warrantyEndsOn: ends })] })).toEqual(fires)
})

test('maintenance: due a year after the last service, called ten days before', () => {
  const services = [aVisit('2022-06-01', { kind: 'first_service' }), aVisit('2022-12-01'), aVisit('2023-09-14')]
  const cars = [aCar({ deliveredOn: '2022-03-01' })]
  expect(firing({ cars, visits: services }).filter((each) => each.startsWith('P7'))).toEqual([
    'P7 reminder_call 2024-09-04',
  ])
  const lately = { ...called(ago(3)), cars, visits: services }
  expect(firing(lately).filter((each) => each.startsWith('P7'))).toEqual([])
})

test.each([
  {
    isVipByHand: true,
    birthdayOn: '1980-09-05',
    fires: ['P8 greeting_call 2024-09-05'],
    because: 'a VIP in three days',
  },
  { isVipByHand: true, birthdayOn: '1980-09-01', fires: ['P8 greeting_call 2024-09-01'], because: 'belated by a day' },
  { isVipByHand: true, birthdayOn: '1980-08-29', fires: [], because: 'four days late is too late' },
  { isVipByHand: false, birthdayOn: '1980-09-05', fires: [], because: 'others get an automatic greeting' },
] as const)('birthday: $because', ({ isVipByHand, birthdayOn, fires }) => {
  expect(firing({ isVipByHand, birthdayOn })).toEqual(fires)
})

test("birthday: a VIP's family counts as well", () => {
  const { actions } = actionsOf({
    isVipByHand: true,
    family: [{ name: '小宝', relation: '孩子', birthdayOn: '2016-09-03' }],
  })
  expect(actions.map((action) => reasonOf(action, 'zh'))).toEqual(['VIP 客户的家人（孩子） 2024年9月3日生日'])
  expect(JSON.stringify(actions)).not.toContain('小宝')
})

test('promise: neither a visit nor a call settles it, only its being kept', () => {
  const promise = { promises: [{ text: '补发脚垫', madeOn: ago(20), dueOn: ago(1), settledOn: null }] }
  expect(firing({ ...promise, ...called(today), visits: [aVisit(today)] })).toEqual(['P21 keep 2024-09-01'])
  expect(firing({ promises: [{ text: '补发脚垫', madeOn: ahead(1), dueOn: ahead(3), settledOn: null }] })).toEqual([])
})

test('deferred item: a week before it is due, worth the margin of its price', () => {
  const item = {
    item: '刹车片',
    recommendedOn: ago(60),
    state: 'yellow' as const,
    dueOn: ahead(9),
    dueMileageKm: null,
    priceFen: 88_000,
  }
  const { actions } = actionsOf({ recommendations: [item] })
  expect(actions).toMatchObject([{ dueOn: '2024-09-04', stake: { fen: 35_200, source: 'item_margin' } }])
  expect(actions.map((action) => reasonOf(action, 'en'))).toEqual([
    '"刹车片" (Yellow), recommended 4 Jul 2024, is due 11 Sep 2024, quoted at ¥880',
  ])
})

test('who may not be called is left out, with the reason', () => {
  const refused: ContactPermission = {
    doNotContact: false,
    consents: [{ channel: 'phone', purpose: 'service', state: 'refused' }],
  }
  const because = (permission: ContactPermission, about = regular(95)): string[] =>
    actionsOf(about, permission).leftOut.map(({ playbook, because: why }) => `${playbook.id} ${why}`)
  expect(because({ ...agreed, doNotContact: true })).toEqual(['P4 do_not_contact'])
  expect(because(refused)).toEqual(['P4 refused'])
  expect(because(nothingAsked)).toEqual([])
  expect(because(nothingAsked, { cars: [aCar({ deliveredOn: ago(1000), warrantyEndsOn: ahead(50) })] })).toEqual([
    'P6 not_granted',
  ])
})

test('removing what comes later changes nothing', () => {
  const later = { visits: [...(regular(95).visits ?? []), aVisit(ahead(2))], ...called(ahead(1)) }
  expect(firing({ ...regular(95), ...later })).toEqual(firing(regular(95)))
})

test('a script takes the names of the people, a task keeps none', () => {
  const [action] = actionsOf(regular(95)).actions
  if (action === undefined) throw new Error('nothing fires')
  expect(scriptOf(action, { customer_name: '王先生' }, 'zh')).toContain('王先生')
  expect(Object.keys(action.variables)).toEqual(['days_since_visit', 'expected_interval_days', 'ladder_level'])
  expect(reasonOf(action, 'zh')).toBe('已 95 天未到店，平时约 60 天一次（三级预警）')
  expect(reasonOf(action, 'en')).toBe('95 days without a visit, usually every 60 (Level 3)')
})
