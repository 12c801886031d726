import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '#domain/assess.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { actionsFor } from '#domain/playbook/actions-for.ts'
import { expectedFenPerMinute, reasonOf, type Action } from '#domain/playbook/action.ts'
import { nothingAsked } from '#domain/contact/consent.ts'
import { datedFacts, type DatedFactId } from '#domain/playbook/dated-facts.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { StakeSource } from '#domain/playbook/step.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { aPlaybook, aStep } from '#test/actions.ts'
import { aCar, aCustomer, aUsualCentre, aVisit } from '#test/people.ts'

const today = '2024-09-02'
const window = { opensDays: -10, closesDays: 20 }

function actionsOf(playbooks: readonly Playbook[], about: Partial<CustomerFacts>, on: Day = today): readonly Action[] {
  const facts = aCustomer({ centre: aUsualCentre(), ...about })
  const customer = { facts, assessment: assess(facts, defaultPolicy, on), permission: nothingAsked }
  return actionsFor(customer, playbooks, defaultPolicy, on).actions
}

function onWarrantyEnd(about: Partial<Playbook> = {}): Playbook {
  return aPlaybook({ trigger: { kind: 'date', fact: 'warranty_end', when: null, window }, ...about })
}

const endingOn = (warrantyEndsOn: Day): Partial<CustomerFacts> => ({ cars: [aCar({ warrantyEndsOn })] })

test.each([
  { ends: '2024-09-08', shown: true, because: 'due on the last of the seven days' },
  { ends: '2024-09-09', shown: false, because: 'due a day later' },
  { ends: '2024-08-13', shown: true, because: 'the window closes today' },
  { ends: '2024-08-12', shown: false, because: 'the window closed yesterday' },
] as const)('ends $ends → shown $shown: $because', ({ ends, shown }) => {
  expect(actionsOf([onWarrantyEnd()], endingOn(ends))).toHaveLength(shown ? 1 : 0)
})

test.each([
  { visitOn: '2024-08-26', settled: true, because: 'on the day the window opened' },
  { visitOn: '2024-08-25', settled: false, because: 'the day before' },
  { visitOn: '2024-09-02', settled: true, because: 'today' },
] as const)('a visit $because settles it: $settled', ({ visitOn, settled }) => {
  const about = { ...endingOn('2024-09-05'), visits: [aVisit(visitOn)] }
  expect(actionsOf([onWarrantyEnd()], about)).toHaveLength(settled ? 0 : 1)
  expect(actionsOf([onWarrantyEnd({ steps: [aStep({ doneWhen: [] })] })], about)).toHaveLength(1)
})

test('two cars whose warranties end are two occasions', () => {
  const cars = [
    aCar({ warrantyEndsOn: '2024-09-05' }),
    aCar({ vin: 'LRWYGCEK5NC000002', warrantyEndsOn: '2024-09-06' }),
  ]
  const occasions = actionsOf([onWarrantyEnd()], { cars }).map(({ occasion }) => occasion)
  expect(new Set(occasions).size).toBe(2)
})

test.each([
  {
    sources: ['value_at_risk'],
    fen: 100_000,
    source: 'stated',
    because: 'nothing is known of somebody who never came',
  },
  { sources: ['visit_margin'], fen: 100_000, source: 'stated', because: 'no service of theirs is on file' },
  { sources: [], fen: 100_000, source: 'stated', because: 'the file states it' },
] as const)('at stake: $because', ({ sources, fen, source }) => {
  const step = aStep({ stake: { sources, otherwiseFen: 100_000 } })
  expect(actionsOf([onWarrantyEnd({ steps: [step] })], endingOn('2024-09-05'))[0]?.stake).toEqual({ fen, source })
})

test('at stake: the mean margin of own services, never below zero', () => {
  const stakeWith = (spendFen: number): Action['stake'] | undefined => {
    const step = aStep({ stake: { sources: ['visit_margin'], otherwiseFen: 1 }, doneWhen: [] })
    const about = {
      ...endingOn('2024-09-05'),
      visits: [aVisit('2024-01-10', { spendFen }), aVisit('2024-05-10', { spendFen })],
    }
    return actionsOf([onWarrantyEnd({ steps: [step] })], about)[0]?.stake
  }
  expect(stakeWith(60_000)).toEqual({ fen: 24_000, source: 'visit_margin' })
  expect(stakeWith(-60_000)).toEqual({ fen: 0, source: 'visit_margin' })
})

test('the evidence is what the texts read, and the reason is made of it', () => {
  const [action] = actionsOf([onWarrantyEnd()], endingOn('2024-09-05'))
  expect(action?.variables).toEqual({ due_on: '2024-09-05' })
  expect(action && reasonOf(action, 'en')).toBe('due 2024-09-05')
})

const facts = Object.keys(datedFacts) as DatedFactId[]
const sources: readonly StakeSource[] = ['value_at_risk', 'potential', 'visit_margin', 'item_margin']
const onEverything = facts.map((fact, index) =>
  aPlaybook({
    id: `P${index}`,
    trigger: { kind: datedFacts[fact].kind, fact, when: null, window },
    steps: sources.map((source) => aStep({ id: source, stake: { sources: [source], otherwiseFen: 5000 } })),
  }),
)

const dayNear = fc.integer({ min: -900, max: 60 }).map((days) => addDays(today, days))
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })
const anybody: fc.Arbitrary<Partial<CustomerFacts>> = fc.record({
  birthdayOn: maybe(dayNear),
  cars: fc.array(
    fc
      .record({ deliveredOn: maybe(dayNear), warrantyEndsOn: maybe(dayNear), soldOn: maybe(dayNear) })
      .map((about) => aCar(about)),
    { maxLength: 2 },
  ),
  visits: fc.array(
    fc
      .record({
        on: dayNear,
        spendFen: fc.integer({ min: -100_000, max: 500_000 }),
        mileageKm: maybe(fc.integer({ min: 0, max: 200_000 })),
      })
      .map(({ on, ...about }) => aVisit(on, about)),
    { maxLength: 8 },
  ),
  contacts: fc.array(fc.record({ on: dayNear, isPersonal: fc.boolean(), hasOverDelivery: fc.boolean() }), {
    maxLength: 3,
  }),
  promises: fc.array(
    fc.record({ text: fc.constant('call back'), madeOn: maybe(dayNear), dueOn: dayNear, settledOn: maybe(dayNear) }),
    {
      maxLength: 2,
    },
  ),
  recommendations: fc.array(
    fc.record({
      item: fc.constant('tyres'),
      recommendedOn: dayNear,
      state: fc.constantFrom('green' as const, 'red' as const),
      dueOn: maybe(dayNear),
      dueMileageKm: maybe(fc.integer({ min: 0, max: 200_000 })),
      priceFen: maybe(fc.integer({ min: 0, max: 900_000 })),
    }),
    { maxLength: 2 },
  ),
})

test('whoever it is: due within the week or late and still sensible, with a known stake and no surprise', () => {
  fc.assert(
    fc.property(anybody, (about) => {
      for (const { opensOn, dueOn, closesOn, stake, ...action } of actionsOf(onEverything, about)) {
        expect(dueOn < addDays(today, 7) && opensOn <= dueOn && (closesOn === null || closesOn >= today)).toBe(true)
        expect(Number.isSafeInteger(stake.fen) && stake.fen >= 0).toBe(true)
        expect(Number.isFinite(expectedFenPerMinute({ stake, ...action }))).toBe(true)
      }
    }),
  )
})

test('what happens after today changes nothing', () => {
  fc.assert(
    fc.property(anybody, anybody, (about, later) => {
      const after = (list: CustomerFacts['visits'] | undefined): CustomerFacts['visits'] =>
        list?.filter(({ on }) => on > today) ?? []
      const visits = [...(about.visits ?? []).filter(({ on }) => on <= today), ...after(later.visits)]
      const known = { ...about, visits: (about.visits ?? []).filter(({ on }) => on <= today) }
      expect(actionsOf(onEverything, { ...about, visits })).toEqual(actionsOf(onEverything, known))
    }),
  )
})
