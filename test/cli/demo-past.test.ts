import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import type { OutcomeReport } from '#domain/report/outcomes.ts'
import { outcomesOf } from '#operations/review-month.ts'
import { openStore } from '#store/connect.ts'
import { allGroups } from '#store/groups.ts'
import { freshUrl } from '#test/database.ts'
import { aFolder, clearFolders } from '#test/cli/home.ts'
import { say } from '#test/cli/terminal.ts'

clearFolders()
vi.setConfig({ testTimeout: 120_000 })

interface Past {
  readonly report: OutcomeReport
  /** The last moment that anything is dated, of what people and the engine did. */
  readonly lastAt: string | null
}

async function pastOf(seed: number): Promise<Past> {
  const url = await freshUrl()
  const line = ['demo', '--no-app', '--customers', '250', '--seed', String(seed), '--database', url]
  const { status, err } = await say([...line, '--data', join(await aFolder(), 'demo')])
  expect([status, err]).toEqual([0, expect.stringMatching(/重演过去 8 周：.*登记 \d+ 次联系结果/)])
  const store = await openStore({ url })
  if ('fault' in store) throw new Error(store.fault)
  try {
    const [group] = await allGroups(store.reader)
    const scope = { of: 'group', groupId: group?.groupId ?? 0 } as const
    const period = { from: '2024-07-08', to: '2024-09-01', today: '2024-09-02' } as const
    const report = await outcomesOf(store.reader, { scope, centreId: null, period, now: '2024-09-02T00:00:00Z' })
    const { rows } = await sql<{ at: string | null }>`SELECT max(at) AS at FROM task_results`.execute(store.reader)
    return { report, lastAt: rows[0]?.at ?? null }
  } finally {
    await store.close()
  }
}

test('a demo has been at work: customers were reached, booked and came, and the same seed has the same past', async () => {
  const past = await pastOf(7)
  const { attempts, reached, booked, came, credited } = past.report.total
  expect(attempts).toBeGreaterThan(50)
  expect(reached / attempts).toBeGreaterThan(0.5)
  expect(reached / attempts).toBeLessThan(0.85)
  expect(booked).toBeGreaterThan(5)
  expect(came.who).toBeGreaterThan(0)
  expect(credited).toBeGreaterThan(0)
  expect(past.report.byAdvisor.length).toBeGreaterThan(3)
  expect(past.lastAt !== null && past.lastAt < '2024-09-02').toBe(true)
  expect(await pastOf(7)).toEqual(past)
})
