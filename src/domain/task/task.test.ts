import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#domain/calendar.ts'
import type { Action } from '#domain/playbook/action.ts'
import { contactDay, mergeForCustomer, type Task } from '#domain/task/task.ts'
import { anAction, aPlaybook } from '#test/actions.ts'

const today = '2024-09-02'

function merged(...actions: Action[]): Task[] {
  return mergeForCustomer(actions, 3, today)
}

test('ladder and maintenance of one customer become one call with both reasons', () => {
  const ladder = anAction('2024-09-01', {
    class: 'high',
    role: 'manager',
    minutes: 12,
    playbook: aPlaybook({ id: 'P4' }),
  })
  const maintenance = anAction('2024-09-05', { opensOn: '2024-08-26', minutes: 6, playbook: aPlaybook({ id: 'P7' }) })
  const tasks = merged(maintenance, ladder)
  expect(tasks).toHaveLength(1)
  expect(tasks[0]).toMatchObject({ class: 'high', role: 'manager', dueOn: '2024-09-01', minutes: 15 })
  expect(tasks[0]?.reasons.map(({ playbook }) => playbook.id)).toEqual(['P4', 'P7'])
})

describe('a complaint of which the manager is told', () => {
  const complaint = aPlaybook({ id: 'P22' })
  const told = anAction(today, { class: 'high', role: 'manager', playbook: complaint, occasion: '7' })
  const answer = anAction(today, { class: 'high', playbook: complaint, occasion: '7' })
  const maintenance = anAction(today, { playbook: aPlaybook({ id: 'P7' }) })

  test('the first answer stays with the advisor, who says what else is to be said', () => {
    const tasks = merged(maintenance, answer, told)
    expect(tasks.map(({ role, reasons }) => [role, reasons])).toEqual([
      ['manager', [told]],
      ['advisor', [answer, maintenance]],
    ])
  })

  test('a manager whom another enrolment asks makes the one call', () => {
    const other = anAction(today, { class: 'high', role: 'manager', playbook: complaint, occasion: '8' })
    expect(merged(answer, other)).toMatchObject([{ role: 'manager' }])
  })

  test('where another playbook has the manager call, the manager says it all', () => {
    const ladder = anAction(today, { class: 'high', role: 'manager', playbook: aPlaybook({ id: 'P4' }) })
    expect(merged(answer, told, ladder)).toMatchObject([{ role: 'manager' }])
  })
})

test('what belongs to its own day is not said before: the birthday stays a call of its own', () => {
  const maintenance = anAction('2024-09-03', { opensOn: '2024-08-20' })
  const birthday = anAction('2024-09-05')
  expect(merged(birthday, maintenance).map(({ dueOn }) => dueOn)).toEqual(['2024-09-03', '2024-09-05'])
})

test('what can wait joins a call that must be made later in the week', () => {
  const promise = anAction('2024-09-04', { class: 'high' })
  const maintenance = anAction('2024-09-06', { opensOn: '2024-08-20' })
  const [task, ...others] = merged(maintenance, promise)
  expect(others).toEqual([])
  expect(task).toMatchObject({ dueOn: '2024-09-04', opensOn: '2024-09-04', minutes: 13 })
})

test('two overdue reasons are one call today', () => {
  expect(merged(anAction('2024-08-10'), anAction('2024-08-30'))).toHaveLength(1)
})

test('values of one customer are not added up: the reason worth most counts', () => {
  const small = anAction(today, { stake: { fen: 100_000, source: 'visit_margin' }, chance: 0.3 })
  const large = anAction(today, { stake: { fen: 900_000, source: 'value_at_risk' }, chance: 0.1 })
  expect(merged(small, large)[0]).toMatchObject({ stake: { fen: 900_000, source: 'value_at_risk' }, chance: 0.1 })
})

test('it stays sensible as long as any of its reasons is', () => {
  const birthday = anAction(today, { closesOn: '2024-09-05' })
  expect(merged(birthday, anAction(today, { closesOn: '2024-09-20' }))[0]?.closesOn).toBe('2024-09-20')
  expect(merged(birthday, anAction(today, { closesOn: null }))[0]?.closesOn).toBeNull()
})

const actions = fc.array(
  fc
    .record({
      dueIn: fc.integer({ min: -30, max: 6 }),
      openBefore: fc.integer({ min: 0, max: 30 }),
      class: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
      minutes: fc.integer({ min: 1, max: 30 }),
      id: fc.constantFrom('P1', 'P2', 'P4', 'P5'),
    })
    .map(({ dueIn, openBefore, id, ...about }) => {
      const dueOn = addDays(today, dueIn)
      return anAction(dueOn, { ...about, opensOn: addDays(dueOn, -openBefore), playbook: aPlaybook({ id }) })
    }),
  { maxLength: 8 },
)

test('nobody is called twice on one day, and no reason is lost or said twice', () => {
  fc.assert(
    fc.property(actions, (all) => {
      const tasks = mergeForCustomer(all, 3, today)
      const days = tasks.map((task): Day => contactDay(task, today))
      expect(new Set(days).size).toBe(days.length)
      expect(new Set(tasks.flatMap(({ reasons }) => reasons))).toEqual(new Set(all))
      expect(tasks.flatMap(({ reasons }) => reasons)).toHaveLength(all.length)
    }),
  )
})

test('no reason is brought up before it makes sense', () => {
  fc.assert(
    fc.property(actions, (all) => {
      for (const task of mergeForCustomer(all, 3, today)) expect(task.opensOn <= contactDay(task, today)).toBe(true)
    }),
  )
})
