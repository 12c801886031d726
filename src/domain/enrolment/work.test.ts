import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#domain/calendar.ts'
import type { CustomerAtWork, CustomerWork, Errand, KeptEnrolment, Shelf } from '#domain/enrolment/customer-at-work.ts'
import type { Occasion } from '#domain/enrolment/occasions.ts'
import { workOn } from '#domain/enrolment/work.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { aPlaybook, aStep } from '#test/actions.ts'
import {
  aMessage,
  aResult,
  aState,
  aWait,
  began,
  circumstancesOn,
  type CircumstancesAbout,
  told,
} from '#test/enrolments.ts'
import { aCar, aVisit } from '#test/people.ts'

/** A customer's playbooks as a database would keep them, without one. */
class Kept {
  occasions = new Map<string, Occasion>()
  enrolments: KeptEnrolment[] = []
  ended: KeptEnrolment[] = []
  readonly said: string[] = []

  look(playbooks: readonly Playbook[], on: Day, about: CircumstancesAbout = {}, errand: Errand = {}): CustomerWork {
    const of = circumstancesOn(on, about)
    const customer: CustomerAtWork = {
      of,
      occasions: [...this.occasions.values()],
      enrolments: this.enrolments,
      lastEndedOn: new Map(this.ended.map(({ playbookId }) => [playbookId, this.lastDay])),
      hasOwnTask: false,
    }
    const work = workOn(customer, shelfOf(playbooks), errand)
    for (const each of work.occasions) this.occasions.set(`${each.playbookId} ${each.occasion}`, each)
    for (const { enrolmentId, enrolment, ...done } of work.worked) {
      const id = enrolmentId ?? this.enrolments.length + this.ended.length + 1
      this.enrolments = this.enrolments.filter((each) => each.enrolmentId !== id)
      const now = { ...enrolment, enrolmentId: id }
      if (enrolment.position.ended === null) this.enrolments.push(now)
      else this.ended.push(now)
      if (enrolment.position.ended !== null) this.lastDay = of.clock.today
      this.said.push(...told(done).map((each) => `${of.clock.today} ${enrolment.playbookId} ${each}`))
    }
    return work
  }

  private lastDay: Day = '2000-01-01'
}

function shelfOf(playbooks: readonly Playbook[]): Shelf {
  return {
    active: playbooks.map((playbook) => ({ playbook, version: 1 })),
    versionOf: (id) => playbooks.find((playbook) => playbook.id === id) ?? null,
  }
}

const away = { ...aState, when: { holds: () => true, mayHold: () => true } }
const never = { ...aState, when: { holds: () => false, mayHold: () => false } }
const byVisits = { kind: 'event', fact: 'visit_closed', when: null, window: { opensDays: 0, closesDays: 30 } } as const
const came = (...days: Day[]): CircumstancesAbout => ({ facts: { visits: days.map((on) => aVisit(on)) } })

describe('an occasion', () => {
  test('enrols once, however often anybody looks', () => {
    const kept = new Kept()
    for (const on of [began, began, '2024-09-03', '2024-10-30'] as const) kept.look([aPlaybook({ trigger: away })], on)
    expect(kept.said).toEqual([`${began} P99 entered`, `${began} P99 task call`])
  })

  test('whose window is closed when it is first seen is never entered', () => {
    const kept = new Kept()
    kept.look([aPlaybook({ trigger: byVisits })], began, came('2024-08-02'))
    expect(kept.occasions.size).toBe(0)
    kept.look([aPlaybook({ trigger: byVisits })], began, came('2024-08-02', '2024-08-03'))
    expect(kept.enrolments.map(({ triggerOn }) => triggerOn)).toEqual(['2024-08-03'])
  })

  test('of a state that goes and comes back on one day is the same one: nobody is entered twice', () => {
    const kept = new Kept()
    for (const trigger of [away, never, away, never, away]) kept.look([aPlaybook({ trigger })], began)
    expect([...kept.occasions.values()]).toMatchObject([{ occasion: `@${began}`, state: 'enrolled', overOn: null }])
    expect(kept.said.filter((each) => each.endsWith('entered'))).toEqual([`${began} P99 entered`])
  })

  test('of a state that waited when it went waits again when it comes back on the same day', () => {
    const kept = new Kept()
    const playbooks = (trigger: typeof away): Playbook[] => [
      aPlaybook({ id: 'P1', trigger: away }),
      aPlaybook({ trigger, notWhile: ['P1'] }),
    ]
    const stateOf = (): string | undefined => kept.occasions.get(`P99 @${began}`)?.state
    kept.look([aPlaybook({ id: 'P1', trigger: away })], began)
    for (const [trigger, state] of [
      [away, 'waiting'],
      [never, 'passed_over'],
      [away, 'waiting'],
    ] as const) {
      kept.look(playbooks(trigger), began)
      expect(stateOf()).toBe(state)
    }
  })

  test('of a state is a new one only after the state has been over', () => {
    const kept = new Kept()
    const message = aMessage({ id: 'call', purpose: 'service' })
    const [on, off] = [aPlaybook({ trigger: away, steps: [message] }), aPlaybook({ trigger: never, steps: [message] })]
    kept.look([on], began)
    kept.look([on], '2024-09-10')
    kept.look([off], '2024-09-11')
    // A clock that was set back changes nothing.
    kept.look([on], '2024-09-10')
    expect(kept.ended).toHaveLength(1)
    kept.look([on], '2024-09-12')
    expect(kept.ended).toHaveLength(2)
  })

  test.each([
    { onNewOccasion: 'wait', live: 1, ended: 0, waiting: 1, because: 'waits for the one before' },
    { onNewOccasion: 'replace', live: 1, ended: 1, waiting: 0, because: 'takes its place' },
    { onNewOccasion: 'beside', live: 2, ended: 0, waiting: 0, because: 'goes on beside it' },
  ] as const)('while one lives $because', ({ onNewOccasion, live, ended, waiting }) => {
    const playbook = aPlaybook({ trigger: byVisits, onNewOccasion, steps: [aStep({ doneWhen: [] })] })
    const kept = new Kept()
    kept.look([playbook], began, came(began))
    kept.look([playbook], '2024-09-05', came(began, '2024-09-05'))
    const waits = [...kept.occasions.values()].filter(({ state }) => state === 'waiting')
    expect([kept.enrolments.length, kept.ended.length, waits.length]).toEqual([live, ended, waiting])
  })

  test.each([
    { reentryDays: 0, on: '2024-09-12', entered: 2, because: 'no pause is asked for' },
    { reentryDays: 30, on: '2024-10-01', entered: 1, because: 'the pause lasts' },
    { reentryDays: 30, on: '2024-10-02', entered: 2, because: 'the pause is over' },
  ] as const)('after an end, on $on: $because', ({ reentryDays, on, entered }) => {
    const playbook = aPlaybook({
      trigger: byVisits,
      reentryDays,
      steps: [aMessage({ id: 'call', purpose: 'service' })],
    })
    const kept = new Kept()
    kept.look([playbook], began, came(began))
    kept.look([playbook], on, came(began, '2024-09-12'))
    expect(kept.ended).toHaveLength(entered)
  })

  test('waits while a playbook lives that keeps it out', () => {
    const other = aPlaybook({ id: 'P5', trigger: away })
    const playbook = aPlaybook({ id: 'P13', trigger: away, notWhile: ['P5'] })
    const kept = new Kept()
    kept.look([other, playbook], began)
    expect(kept.enrolments.map(({ playbookId }) => playbookId)).toEqual(['P5'])
    kept.enrolments = []
    kept.look([{ ...other, trigger: never }, playbook], '2024-09-03')
    expect(kept.enrolments.map(({ playbookId }) => playbookId)).toEqual(['P13'])
  })

  test('of who is held out or may not be contacted leads to nothing, and says so', () => {
    const because = (playbook: Playbook, about: CircumstancesAbout = {}): unknown => {
      const kept = new Kept()
      kept.look([playbook], began, about)
      expect(kept.enrolments).toEqual([])
      return [...kept.occasions.values()][0]?.because
    }
    expect(because(aPlaybook({ trigger: away, holdout: 1 }))).toBe('holdout')
    expect(because(aPlaybook({ trigger: away }), { cancelled: 'do_not_contact' })).toBe('do_not_contact')
  })
})

test('a failure is handed over in the same pass, and never in a circle', () => {
  const fails = { failures: [{ when: () => true, handOverTo: 'P12' }] }
  const other = aPlaybook({ id: 'P12', trigger: never, failures: [{ when: () => true, handOverTo: 'P99' }] })
  const kept = new Kept()
  kept.look([other, aPlaybook({ trigger: away, ...fails })], began)
  expect(kept.said.filter((line) => line.endsWith('entered'))).toHaveLength(2)
  kept.look([other, aPlaybook({ trigger: away, ...fails })], began)
  expect(kept.said.filter((line) => line.endsWith('entered'))).toHaveLength(2)
})

test('a person enrols whom no trigger brings', () => {
  const kept = new Kept()
  kept.look([aPlaybook({ trigger: never })], began, {}, { enrol: { playbookId: 'P99', by: 'staff 7' } })
  expect(kept.enrolments).toMatchObject([{ enteredBy: 'staff 7', triggerOn: began }])
})

const flow = aPlaybook({
  trigger: away,
  onNewOccasion: 'wait',
  success: {
    events: ['visit'],
    when: null,
    withinDays: 5,
    isAfterSteps: false,
    benchmark: null,
    label: { zh: '到店', en: 'A visit' },
  },
  steps: [
    aStep({ lastDay: 9 }),
    aWait({ atMostDays: 4 }),
    aMessage({ id: 'one', topic: 'one', day: 6 }),
    aWait({ id: 'visit', until: 'visit', atMostDays: 6 }),
    aMessage({ id: 'two', topic: 'two', day: 15, lastDay: 17 }),
    aStep({ id: 'last', day: 20 }),
  ],
})

test('looks at any time, twice or all the time leave the same journal as one look a day', () => {
  const hours = fc.array(fc.tuple(fc.nat(39), fc.nat(1439)), { maxLength: 60 })
  const days = fc.record({ result: fc.option(fc.nat(12)), visit: fc.option(fc.integer({ min: 1, max: 39 })), hours })
  fc.assert(
    fc.property(days, ({ result, visit, hours: looks }) => {
      const journalOf = (extra: readonly (readonly [number, number])[]): string[] => {
        const kept = new Kept()
        for (let at = 0; at < 40; at++) {
          const on = addDays(began, at)
          const known = visit !== null && at >= visit ? came(addDays(began, visit)) : { facts: { cars: [aCar()] } }
          const minutes = extra.flatMap(([day, minute]) => (day === at ? [minute] : [])).toSorted((a, b) => a - b)
          // Everything that happens on a day happens at midnight, before the first look.
          for (const minute of [0, ...minutes]) kept.look([flow], on, { ...known, minute })
          if (result === at) hear(kept, on, known)
        }
        return kept.said
      }
      expect(journalOf(looks)).toEqual(journalOf([]))
    }),
    { numRuns: 60 },
  )
})

/** The task is done, and its playbook is told at the end of the day. */
function hear(kept: Kept, on: Day, known: CircumstancesAbout): void {
  const [live] = kept.enrolments
  if (live === undefined || !live.openTasks.some(({ stepId }) => stepId === 'call')) return
  kept.enrolments = [{ ...live, openTasks: [] }]
  kept.look([flow], on, { ...known, minute: 1439 }, { told: new Map([[live.enrolmentId, aResult('reached')]]) })
}
