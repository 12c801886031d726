import { availableParallelism } from 'node:os'
import { run } from './run.ts'

/** What needs no server, the longest first. */
const steps: Readonly<Record<string, string>> = {
  tests: 'vitest run --project unit',
  types: 'tsc -b --pretty false',
  lint: 'oxlint',
  walls: 'node scripts/walls.ts',
  unused: 'knip --no-progress',
  generated: 'node scripts/generated.ts',
  format: 'oxfmt --list-different',
}

/** What needs a database: the embedded one, and the server where one is named. */
const databaseSteps: Readonly<Record<string, string>> = {
  embedded: 'vitest run --project embedded',
  ...(process.env['LONGRANGE_TEST_DATABASE_URL'] ? { server: 'vitest run --project server' } : {}),
}

const failed = await runAll(steps, availableParallelism())
if (process.argv.includes('--all')) failed.push(...(await runAll(databaseSteps, 1)))

for (const { name, command, output } of failed) console.log(`\n── ${name}: ${command}\n${output.trim()}`)
console.log(failed.length === 0 ? 'all well' : `\nfailed: ${failed.map(({ name }) => name).join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

interface Failure {
  readonly name: string
  readonly command: string
  readonly output: string
}

/** Runs the steps, so many at a time, and says how each went as soon as it is over. */
async function runAll(named: Readonly<Record<string, string>>, atOnce: number): Promise<Failure[]> {
  const waiting = Object.entries(named)
  const failures: Failure[] = []
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, command] = next
      const began = performance.now()
      const { ok, output } = await run(command)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(5)} s`)
      if (!ok) failures.push({ name, command, output })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return failures
}
