import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Colleague, type Shared, shareOut } from '#domain/task/share-out.ts'

const someone = (staffId: number, loadMinutes = 0, capacityMinutes = 120): Colleague => ({
  staffId,
  loadMinutes,
  capacityMinutes,
})

function work(customerId: number, about: Partial<Shared> = {}): Shared {
  return {
    customerId,
    customerNo: `C${customerId}`,
    source: 'hz',
    dedicatedId: null,
    class: 'medium',
    opensOn: '2024-09-02',
    dueOn: '2024-09-02',
    closesOn: null,
    minutes: 10,
    stake: { fen: 1000 },
    chance: 0.5,
    ...about,
  }
}

const given = (tasks: readonly Shared[], colleagues: readonly Colleague[]): (number | null)[] => {
  const shared = shareOut(tasks, colleagues)
  return tasks.map((task) => shared.get(task) ?? null)
}

test.each([
  { tasks: [work(1), work(2)], people: [someone(1), someone(2)], to: [1, 2], because: 'one each' },
  { tasks: [work(1), work(2)], people: [someone(1, 50), someone(2)], to: [2, 2], because: 'who has less to do' },
  {
    tasks: [work(1)],
    people: [someone(1, 30, 60), someone(2, 40, 240)],
    to: [2],
    because: 'by share of their minutes',
  },
  { tasks: [work(1, { dedicatedId: 1 })], people: [someone(1, 90), someone(2)], to: [1], because: 'their own advisor' },
  { tasks: [work(1, { dedicatedId: 9 })], people: [someone(2)], to: [2], because: 'their own advisor is away' },
  {
    tasks: [work(1), work(1, { opensOn: '2024-09-04' })],
    people: [someone(1), someone(2)],
    to: [1, 1],
    because: 'one customer stays with one',
  },
  { tasks: [work(1)], people: [], to: [null], because: 'nobody is there' },
])('$because', ({ tasks, people, to }) => {
  expect(given(tasks, people)).toEqual(to)
})

test('nobody ends up with more than one task beyond the fair share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }), (tasks, people) => {
      const to = given(
        Array.from({ length: tasks }, (_, index) => work(index + 1)),
        Array.from({ length: people }, (_, index) => someone(index + 1)),
      )
      const counts = Array.from({ length: people }, (_, index) => to.filter((staffId) => staffId === index + 1).length)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }),
  )
})
