import { expect, inject, test } from 'vitest'
import { crashTest } from '#test/crash/crash-test.ts'
import { operations } from '#test/crash/plan.ts'

const url = inject('databaseUrl')
const minutes = 60_000

/** `npm run crash` does the same for longer, and kills a server of its own as well. */
test.concurrent.each(operations)(
  '%s: 20 kills at random moments lose nothing and leave nothing half',
  { timeout: 15 * minutes },
  async (operation) => {
    const seed = Date.now() % 1_000_000
    const report = await crashTest({ database: url === null ? 'embedded' : { url }, operation, rounds: 20, seed })
    const told = report.lines.join('\n')
    console.log(told)
    expect(report.ok, told).toBe(true)
    expect(report.rounds).toHaveLength(20)
  },
)
