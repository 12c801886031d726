import { expect, test } from 'vitest'
import { lookAt } from '#operations/engine.ts'
import { playbooksInForce } from '#operations/playbooks.ts'
import { scoreEverybody } from '#operations/score.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { simulatePlaybook } from '#operations/simulate-playbook.ts'
import type { Simulation } from '#operations/simulation-tally.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

const today = '2025-06-30'
const store = await freshStore()
const kit = await importKit(store)
const { groupId } = kit.group
await kit.take(simulatedTexts({ customers: 300, asOf: today }), { asOf: today, source: 'DMS' })
await scoreEverybody(store, { groupId, asOf: today, keeps: { live: true, snapshot: false } })
await seedPlaybooks(store, groupId, ['playbooks'])
const playbooks = (await playbooksInForce(store.reader, groupId)).flatMap((each) =>
  each.isActive ? [each.playbook] : [],
)

async function simulated(on: typeof today = today): Promise<Map<string, Simulation>> {
  const all = new Map<string, Simulation>()
  for (const playbook of playbooks)
    all.set(playbook.id, await simulatePlaybook(store.reader, { groupId, onlyCentreId: null, playbook, on, today }))
  return all
}

const before = await simulated()

async function counted(query: string): Promise<Map<string, number>> {
  const rows = await kit.rows(query)
  return new Map(rows.map((row) => [String(row['id']), Number(row['n'])]))
}

test('the engine enrols as many as simulation said', async () => {
  const ids = (await kit.rows('SELECT customer_id FROM customers WHERE group_id = $group')).map((row) =>
    Number(row['customer_id']),
  )
  await lookAt(store, { groupId, now: `${today}T02:00:00.000Z`, customerIds: ids })
  const enrolled = await counted(
    'SELECT playbook_id AS id, count(*) AS n FROM enrolments WHERE group_id = $group GROUP BY 1',
  )
  const said = [...before].map(([id, { enrolments }]): [string, number] => [id, enrolments])
  expect(said.reduce((sum, [, n]) => sum + n, 0)).toBeGreaterThan(20)
  // Those that do not begin beside others wait for them: simulation tells of that as an overlap.
  for (const { id, notWhile } of playbooks) {
    const [wished, real] = [before.get(id)?.enrolments ?? 0, enrolled.get(id) ?? 0]
    if (notWhile.length === 0) expect([id, real]).toEqual([id, wished])
    else expect([id, real <= wished]).toEqual([id, true])
  }
})

test('it makes the tasks that simulation foresaw', async () => {
  const made = await counted(
    'SELECT playbook_id AS id, count(*) AS n FROM task_reasons WHERE group_id = $group AND enrolment_id IS NOT NULL GROUP BY 1',
  )
  for (const [id, { tasks, heldBack }] of before) {
    const foreseen = tasks.advisor.tasks + tasks.manager.tasks
    const held = [...heldBack.values()].reduce((sum, n) => sum + n, 0)
    // Steps with a day of their own come later.
    expect([id, (made.get(id) ?? 0) <= foreseen]).toEqual([id, true])
    if (playbooks.find((each) => each.id === id)?.steps.every(({ kind, day }) => kind === 'task' && day === null)) {
      expect([id, made.get(id) ?? 0]).toEqual([id, foreseen - held])
    }
  }
})

test('simulated again, the same occasions are not entered twice', async () => {
  // What waits for another playbook has not been entered yet.
  const again = await simulated()
  for (const { id, notWhile } of playbooks)
    if (notWhile.length === 0) expect([id, again.get(id)?.enrolments]).toEqual([id, 0])
})

test('a past day is seen by what was recorded by then', async () => {
  const past = await simulated('2024-06-30' as typeof today)
  for (const [id, { customers }] of past) expect([id, customers < (before.get(id)?.customers ?? 0)]).toEqual([id, true])
  expect([...past.values()].some(({ enrolments }) => enrolments > 0)).toBe(true)
})

test('what is counted hangs together', () => {
  for (const { enrolments, tasks, dueInAWeek, workFen, expectedFen, customers, out } of before.values()) {
    const all = tasks.advisor.tasks + tasks.manager.tasks
    expect(dueInAWeek).toBeLessThanOrEqual(all)
    expect(workFen > 0).toBe(tasks.advisor.minutes + tasks.manager.minutes > 0)
    expect(expectedFen).toBeGreaterThanOrEqual(0)
    expect([...out.values()].reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(customers)
    if (enrolments === 0) expect(all).toBe(0)
  }
})
