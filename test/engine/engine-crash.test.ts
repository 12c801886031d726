import { expect, test } from 'vitest'
import { engineCrash } from '#test/engine/engine-crash.ts'

/** `node scripts/crash.ts --operation engine` does the same for longer, with over 10,000 enrolments. */
test('workers killed at random moments lose nothing and double nothing', { timeout: 15 * 60_000 }, async () => {
  const report = await engineCrash({ rounds: 6, seed: Date.now() % 1_000_000, customers: 150 })
  const told = report.lines.join('\n')
  console.log(told)
  expect(report.ok, told).toBe(true)
})
