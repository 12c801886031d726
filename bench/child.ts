import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { StorePlace } from '#store/connect.ts'
import { databaseCpuMs } from './cpu.ts'
import type { Measured } from './pairs.ts'
import { open } from './places.ts'
import { timeStatements } from './statements.ts'
import { tasks } from './tasks.ts'

/** Runs one task on one database, measured, and prints what was measured: `node bench/child.ts <task> <place> <arguments>`. */
const [name = '', place = '{}', args = '{}'] = process.argv.slice(2)
const task = tasks[name]
if (task === undefined) throw new Error(`no task ${name}`)

const store = await open(JSON.parse(place) as StorePlace)
const steps: Record<string, number> = {}
const counts: Record<string, number> = {}
try {
  const loop = monitorEventLoopDelay({ resolution: 5 })
  const [databaseBefore, before] = [await databaseCpuMs(store), process.cpuUsage()]
  loop.enable()
  const began = performance.now()
  const notes = {
    step: (step: string, ms: number) => void (steps[step] = (steps[step] ?? 0) + ms),
    count: (what: string, number: number) => void (counts[what] = number),
  }
  if (process.env['BENCH_STATEMENTS'] !== undefined) timeStatements(notes)
  await task(store, JSON.parse(args) as Record<string, string>, notes)
  const ms = performance.now() - began
  loop.disable()
  const used = process.cpuUsage(before)
  const cpu = { app: (used.user + used.system) / 1000, database: (await databaseCpuMs(store)) - databaseBefore }
  const measured: Measured = {
    ms,
    rssMb: process.resourceUsage().maxRSS / 1024,
    blockedMs: loop.max / 1e6,
    cpu,
    steps,
    counts,
  }
  console.log(JSON.stringify(measured))
} finally {
  await store.close()
}
