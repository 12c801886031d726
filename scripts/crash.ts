import { parseArgs } from 'node:util'
import { crashTest } from '#test/crash/crash-test.ts'
import { type Operation, operations } from '#test/crash/plan.ts'
import { engineCrash } from '#test/engine/engine-crash.ts'

/** `npm run crash -- --rounds 200 --database embedded|server --operation import|score|backup|engine --seed N`; all of them unless one is named. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    database: { type: 'string' },
    operation: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const databases = (['embedded', 'server'] as const).filter(
  (each) => values.database === undefined || values.database === each,
)
const chosen: readonly Operation[] = operations.filter(
  (each) => values.operation === undefined || values.operation === each,
)

for (const database of databases) {
  for (const operation of chosen) {
    const report = await crashTest({
      database,
      operation,
      rounds: Number(values.rounds),
      seed: Number(values.seed),
      onLine: (line) => console.log(line),
    })
    for (const line of report.lines) console.log(line)
    if (!report.ok) process.exitCode = 1
  }
}

if (values.operation === undefined || values.operation === 'engine') {
  const report = await engineCrash({
    rounds: Number(values.rounds),
    seed: Number(values.seed),
    customers: 7000,
    onLine: (line) => console.log(line),
  })
  for (const line of report.lines) console.log(line)
  if (!report.ok) process.exitCode = 1
}
