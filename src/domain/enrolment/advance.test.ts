import { describe, expect, test } from 'vitest'
import { advance } from '#domain/enrolment/advance.ts'
import { aPlaybook, aStep } from '#test/actions.ts'
import {
  aMessage,
  anEnrolment,
  anOffer,
  aState,
  began,
  circumstancesOn,
  heldBack,
  look,
  told,
} from '#test/enrolments.ts'
import { aVisit } from '#test/people.ts'

describe('a task', () => {
  test.each([
    { about: {}, says: ['task call', 'because'], because: 'the usual' },
    { about: { tier: 'low' }, says: 'automatic_instead', because: 'low value tier: automatic steps' },
    { about: { tier: 'high' }, says: 'manager', because: 'high value tier: the manager' },
    { about: { mayContact: heldBack('refused') }, says: 'refused', because: 'no calls wanted' },
    { about: { facts: { visits: [aVisit('2024-09-02')] } }, says: 'settled', because: 'came today' },
  ] as const)('$because', ({ about, says }) => {
    const { entries, effects } = look(aPlaybook({ isByValueTier: true, trigger: aState }), began, {
      tier: 'medium',
      ...about,
    })
    const role = effects[0]?.kind === 'task' ? effects[0].role : null
    const first = entries[0]
    if (says === 'manager') expect(role).toBe('manager')
    else if (typeof says === 'string') expect([first?.kind, first?.because]).toEqual(['passed_over', says])
    else expect([first?.kind, role]).toEqual(['task', 'advisor'])
  })

  test('is held until the rules of contact allow a call, and written down once', () => {
    const until = '2024-09-09T01:00:00Z'
    const about = { mayContact: heldBack('cadence', until) }
    const first = look(aPlaybook(), began, about)
    expect([told(first), first.enrolment.position.dueAt]).toEqual([['held call: cadence'], until])
    expect(told(look(aPlaybook(), '2024-09-03', about, first.enrolment))).toEqual([])
    expect(told(look(aPlaybook(), '2024-09-09', {}, first.enrolment))[0]).toBe('task call')
  })

  test.each([
    { isOwnService: true, class: 'high' as const, waits: false },
    { isOwnService: true, class: 'medium' as const, waits: true },
    { isOwnService: false, class: 'high' as const, waits: true },
  ])(
    'of $class class, own affair $isOwnService: waits for the rhythm of contacts $waits',
    ({ isOwnService, class: of, waits }) => {
      const about = { mayContact: heldBack(isOwnService ? 'own_service' : 'cadence', '2024-09-09T01:00:00Z') }
      const done = look(aPlaybook({ isOwnService, steps: [aStep({ class: of })] }), began, about)
      expect(done.effects.length).toBe(waits ? 0 : 1)
    },
  )

  test('is due today where its day has passed, and never in the past', () => {
    const [effect] = look(aPlaybook({ steps: [aStep({ dueDays: 3 })] }), '2024-09-10').effects
    expect(effect).toMatchObject({ kind: 'task', opensOn: '2024-09-10', dueOn: '2024-09-10', closesOn: '2024-09-16' })
  })

  test.each([
    { on: '2024-09-16', about: {}, says: [], because: 'its last day' },
    {
      on: '2024-09-17',
      about: {},
      says: ['task_closed call: too_late', 'ended: all_steps_done'],
      because: 'the day after',
    },
    {
      on: '2024-09-05',
      about: { facts: { visits: [aVisit('2024-09-04')] } },
      says: ['task_closed call: settled', 'ended: all_steps_done'],
      because: 'a visit has settled it',
    },
  ] as const)('is closed by itself, $because', ({ on, about, says }) => {
    const { enrolment } = look(aPlaybook(), began)
    expect(told(look(aPlaybook(), on, about, enrolment))).toEqual(says)
  })

  test('that somebody works on is not settled by a visit', () => {
    const { enrolment } = look(aPlaybook(), began)
    const tried = { ...enrolment, openTasks: enrolment.openTasks.map((task) => ({ ...task, isWorkedOn: true })) }
    expect(told(look(aPlaybook(), '2024-09-05', { facts: { visits: [aVisit('2024-09-04')] } }, tried))).toEqual([])
  })
})

describe('steps', () => {
  test.each([
    { step: { day: 3 }, on: '2024-09-04', says: [], because: 'their day has not come' },
    { step: { day: 3 }, on: '2024-09-05', says: 'message', because: 'their day has come' },
    { step: { day: 3 }, on: '2024-09-12', says: 'message', because: 'the machine was off: made up for once' },
    { step: { day: 3, lastDay: 5 }, on: '2024-09-08', says: 'too_late', because: 'their last day is past' },
    { step: { lastDay: null }, on: '2024-09-17', says: 'too_late', because: 'the window has closed' },
    { step: { when: () => false }, on: began, says: 'not_for_them', because: 'they are not for this customer' },
  ] as const)('$because → $says', ({ step, on, says }) => {
    const playbook = aPlaybook({ steps: [aMessage({ id: 'call', ...step })] })
    const [first] = look(playbook, on).entries
    if (says === 'message') expect(first?.kind).toBe('message')
    else if (typeof says === 'string') expect([first?.kind, first?.because]).toEqual(['passed_over', says])
    else expect(first).toBeUndefined()
  })

  test('begin with the civil day of the centre, across a month end and a change of clocks', () => {
    const playbook = aPlaybook({ trigger: aState, steps: [aMessage({ id: 'call', day: 1 })] })
    const from = anEnrolment('2024-02-29')
    expect(look(playbook, '2024-02-29', {}, from).enrolment.position.dueAt).toBe('2024-02-29T16:00:00Z')
    const berlin = { zone: 'Europe/Berlin' } as const
    const [winter, summer] = [anEnrolment('2024-03-30'), anEnrolment('2024-03-31')]
    expect(look(playbook, '2024-03-30', berlin, winter).enrolment.position.dueAt).toBe('2024-03-30T23:00:00Z')
    expect(look(playbook, '2024-03-31', berlin, summer).enrolment.position.dueAt).toBe('2024-03-31T22:00:00Z')
  })

  test('follow the first case that is true, then what comes after the branch', () => {
    const branch = {
      kind: 'branch', id: 'call', when: null, day: null, lastDay: null,
      cases: [
        { if: () => false, steps: [aMessage({ id: 'one', topic: 'one' })] },
        { if: () => true, steps: [aMessage({ id: 'two', topic: 'two' }), aMessage({ id: 'three', topic: 'three' })] },
      ],
      otherwise: [],
    } as const // prettier-ignore
    const playbook = aPlaybook({ steps: [branch, aMessage({ id: 'after', topic: 'after' })] })
    expect(told(look(playbook, began))).toEqual([
      'branch call: 2', 'message two', 'message three', 'message after', 'ended: all_steps_done',
    ]) // prettier-ignore
  })

  test.each([
    { tier: 'high', costFen: 50_000, given: true },
    { tier: 'medium', costFen: 20_000, given: true },
    { tier: 'medium', costFen: 20_001, given: false },
    { tier: 'low', costFen: 5_001, given: false },
  ] as const)('a voucher that costs $costFen fen is given to tier $tier: $given', ({ tier, costFen, given }) => {
    const playbook = aPlaybook({ isByValueTier: true, steps: [anOffer({ id: 'call', costFen })] })
    expect(look(playbook, began, { tier }).effects.map(({ kind }) => kind)).toEqual(given ? ['voucher'] : [])
  })
})

describe('a message', () => {
  const playbook = aPlaybook({ steps: [aMessage({ id: 'call', quietDays: 30 })] })

  test('another time is another variant, and then none', () => {
    const sent = new Set<string>()
    const next = (): string | null => {
      const [effect] = look(playbook, began, { hasSent: (content) => sent.has(content) }).effects
      if (effect?.kind !== 'message') return null
      sent.add(effect.content)
      return effect.body
    }
    expect(new Set([next(), next()])).toEqual(new Set(['甲', '乙']))
    expect(next()).toBeNull()
  })

  test('in quiet hours is written now and leaves in the morning', () => {
    const until = '2024-09-03T01:00:00Z'
    const held = { mayContact: heldBack('quiet_hours', until), minute: 1300 }
    expect(look(playbook, began, held).effects).toMatchObject([
      { kind: 'message', notBefore: until, notSentBecause: null },
    ])
  })

  test('that may never be sent is kept with its reason', () => {
    const { effects, entries } = look(playbook, began, { mayContact: heldBack('no_address') })
    expect(effects).toMatchObject([{ kind: 'message', notSentBecause: 'no_address' }])
    expect(entries[0]?.kind).toBe('not_sent')
  })

  test('keeps a month from the last contact, and from a contact that is planned', () => {
    const soon = look(playbook, began, { lastTouchOn: '2024-08-20' })
    expect([told(soon), soon.enrolment.position.dueAt]).toEqual([['held call: quiet_days'], '2024-09-18T16:00:00Z'])
    const of = circumstancesOn(began)
    const planned = advance(anEnrolment(began), { playbook, of, beside: { isTouchPlanned: true } })
    expect(told(planned)).toEqual(['held call: touch_planned'])
  })
})
