import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#domain/calendar.ts'
import { planDay } from '#domain/task/day-plan.ts'
import { compareTasks, orderTasks } from '#domain/task/order.ts'
import type { Task } from '#domain/task/task.ts'
import { planWeek } from '#domain/task/week-plan.ts'
import { aTask } from '#test/actions.ts'

/** A Monday. */
const monday = '2024-09-02'
const workdays = [1, 2, 3, 4, 5, 6]

function yuan(amount: number): Task['stake'] {
  return { fen: amount * 100, source: 'stated' }
}

function named(customerNo: string, about: Partial<Task> = {}): Task {
  return aTask(monday, { customerNo, ...about })
}

function names(tasks: readonly Task[]): string[] {
  return tasks.map(({ customerNo }) => customerNo)
}

test('class comes first, then expected value per minute, then the due day, then the customer number', () => {
  const tasks = [
    named('medium, worth most', { stake: yuan(90_000) }),
    named('high, worth little', { class: 'high', stake: yuan(100) }),
    named('2 medium, same worth', { minutes: 20, stake: yuan(2000) }),
    named('1 medium, same worth', { minutes: 10, stake: yuan(1000) }),
    named('medium, same worth, due earlier', { opensOn: '2024-09-01', dueOn: '2024-09-01' }),
    named('low', { class: 'low', stake: yuan(1_000_000) }),
  ]
  expect(names(orderTasks(tasks))).toEqual([
    'high, worth little',
    'medium, worth most',
    'medium, same worth, due earlier',
    '1 medium, same worth',
    '2 medium, same worth',
    'low',
  ])
})

test('value × chance ÷ minutes: ¥5,000 × 35 % in 15 minutes goes before ¥2,000 × 40 % in 8', () => {
  const winBack = named('win-back', { stake: yuan(5000), chance: 0.35, minutes: 15 })
  const level2 = named('level 2', { stake: yuan(2000), chance: 0.4, minutes: 8 })
  expect(names(orderTasks([level2, winBack]))).toEqual(['win-back', 'level 2'])
})

test('what does not fit is not today, and says why; a shorter task may still fit', () => {
  const plan = planDay(
    [named('a', { stake: yuan(9000) }), named('b', { minutes: 25, stake: yuan(8000) }), named('c')],
    20,
    monday,
  )
  expect(names(plan.today)).toEqual(['a', 'c'])
  expect(plan.notToday).toMatchObject([{ task: { customerNo: 'b' }, because: 'capacity' }])
  expect(plan.plannedMinutes).toBe(20)
})

test('high class that does not fit stands over capacity', () => {
  const plan = planDay([named('a', { class: 'high' }), named('b', { class: 'high' }), named('c')], 10, monday)
  expect([names(plan.today), names(plan.overCapacity), plan.notToday.length]).toEqual([['a'], ['b'], 1])
})

test('a birthday on Thursday is not called on Monday', () => {
  const plan = planDay([named('a', { class: 'high', opensOn: '2024-09-05', dueOn: '2024-09-05' })], 60, monday)
  expect(plan.notToday).toMatchObject([{ because: 'not_yet' }])
})

test('a week spreads over Monday to Saturday; Sunday has no list', () => {
  const tasks = ['a', 'b', 'c'].map((name) => named(name))
  const { days, notThisWeek } = planWeek(tasks, 10, monday, workdays)
  expect(days.map(({ on, today }) => [on, names(today)])).toEqual([
    ['2024-09-02', ['a']],
    ['2024-09-03', ['b']],
    ['2024-09-04', ['c']],
    ['2024-09-05', []],
    ['2024-09-06', []],
    ['2024-09-07', []],
  ])
  expect(notThisWeek).toEqual([])
})

test('high class waits in the week for as long as it is not due', () => {
  const due = '2024-09-03'
  const tasks = ['a', 'b', 'c'].map((name) => named(name, { class: 'high', dueOn: due }))
  const { days } = planWeek(tasks, 10, monday, workdays)
  expect(days.slice(0, 2).map(({ today, overCapacity }) => [names(today), names(overCapacity)])).toEqual([
    [['a'], []],
    [['b'], ['c']],
  ])
})

test('what closes before there is room is told, not forgotten', () => {
  const tasks = [named('a', { stake: yuan(9000) }), named('b', { closesOn: monday })]
  const { notThisWeek } = planWeek(tasks, 10, monday, workdays)
  expect(notThisWeek).toMatchObject([{ task: { customerNo: 'b' }, because: 'too_late' }])
})

const tasksOfAWeek = fc
  .array(
    fc.record({
      customerNo: fc.constantFrom('C1', 'C2', 'C3', 'C4'),
      class: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
      minutes: fc.integer({ min: 1, max: 40 }),
      yuan: fc.integer({ min: 0, max: 20_000 }),
      dueIn: fc.integer({ min: -20, max: 6 }),
      openBefore: fc.integer({ min: 0, max: 10 }),
      closesAfter: fc.option(fc.integer({ min: 0, max: 10 })),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(({ dueIn, openBefore, closesAfter, yuan: amount, ...about }) => {
      const dueOn = addDays(monday, dueIn)
      const closesOn = closesAfter === null ? null : addDays(dueOn, closesAfter)
      return aTask(dueOn, { ...about, stake: yuan(amount), opensOn: addDays(dueOn, -openBefore), closesOn })
    }),
  )

test('the order is total: it does not depend on how the tasks came', () => {
  fc.assert(
    fc.property(tasksOfAWeek, fc.integer(), (tasks, turn) => {
      const turned = tasks.toSorted((a, b) => ((a.minutes * 31 + turn) % 7) - ((b.minutes * 31 + turn) % 7))
      const order = orderTasks(tasks)
      expect(orderTasks(turned).every((task, index) => compareTasks(task, order[index] ?? task) === 0)).toBe(true)
    }),
  )
})

test('nothing is lost between today, over capacity and not today; the minutes hold; nobody twice', () => {
  fc.assert(
    fc.property(tasksOfAWeek, fc.integer({ min: 0, max: 120 }), (tasks, capacity) => {
      const { today, overCapacity, notToday, plannedMinutes } = planDay(tasks, capacity, monday)
      expect(today.length + overCapacity.length + notToday.length).toBe(tasks.length)
      expect(new Set([...today, ...overCapacity, ...notToday.map(({ task }) => task)])).toEqual(new Set(tasks))
      expect(plannedMinutes).toBeLessThanOrEqual(capacity)
      const called = [...today, ...overCapacity].map(({ customerNo }) => customerNo)
      expect(new Set(called).size).toBe(called.length)
      expect(notToday.every(({ task, because }) => because !== 'capacity' || task.class !== 'high')).toBe(true)
    }),
  )
})

test('nothing is lost in a week, and high class due within it is on some day unless its customer was just called', () => {
  fc.assert(
    fc.property(tasksOfAWeek, fc.integer({ min: 0, max: 120 }), (tasks, capacity) => {
      const { days, notThisWeek } = planWeek(tasks, capacity, monday, [1, 2, 3, 4, 5, 6, 7])
      const shown = days.flatMap(({ today, overCapacity }) => [...today, ...overCapacity])
      expect(shown.length + notThisWeek.length).toBe(tasks.length)
      expect(new Set([...shown, ...notThisWeek.map(({ task }) => task)])).toEqual(new Set(tasks))
      expect(notThisWeek.every(({ task, because }) => task.class !== 'high' || because !== 'capacity')).toBe(true)
    }),
  )
})

test('without a working day everything is told to have none', () => {
  expect(planWeek([named('a')], 60, monday, [])).toMatchObject({ days: [], notThisWeek: [{ because: 'day_off' }] })
})
