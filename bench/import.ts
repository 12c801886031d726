import { fillKnown } from './fill.ts'
import { cleanRowsOf } from './floor-import.ts'
import { ms, type Options, type Result } from './options.ts'
import { alternate, compare, median } from './pairs.ts'
import { runOn } from './run-child.ts'
import { sampleOf } from './sample.ts'

/** Visits of known customers from a CSV file, against COPY of clean rows and a merge in plain SQL. */
export async function benchImport({ places, work, rows, pairs }: Options): Promise<Result> {
  const visits = rows ?? 1_000_000
  const sample = await sampleOf(work, visits / 10, visits)
  await cleanRowsOf(sample.visitsFile)
  const known = await places.filled(`known-${sample.customers}`, (store) => fillKnown(store, sample))
  const args = { path: sample.visitsFile }
  const runs = await alternate(
    pairs,
    () => runOn(places, known, 'floor-import', args),
    () => runOn(places, known, 'import', args),
  )
  const reading = await runOn(places, known, 'read', args)
  const whole = compare(runs, (run) => run.ms)
  const cpu = compare(runs, (run) => run.cpu.database)
  const parts = Object.keys(runs.floors[0]?.steps ?? {}).map(
    (step) => `${step} ${ms(median(runs.floors.map((run) => run.steps[step] ?? 0)))}`,
  )
  return {
    title: `Import of ${ms(visits)} visits of ${ms(sample.customers)} known customers`,
    header: ['', 'floor, ms', 'ours, ms', 'ratio', 'target'],
    rows: [
      ['file to merged visits, keys and histories', ms(whole.floor), ms(whole.ours), whole.ratio.toFixed(2), '≤ 2'],
      ['CPU of the database', ms(cpu.floor), ms(cpu.ours), cpu.ratio.toFixed(2), ''],
    ],
    notes: [
      `Rows read alone: ${ms((visits / reading.ms) * 1000)} rows/s.`,
      `Greatest size of the app: ${ms(Math.max(...runs.ours.map((run) => run.rssMb)))} MiB (target < 512); its CPU time ${ms(median(runs.ours.map((run) => run.cpu.app)))} ms; longest wait of its event loop ${ms(Math.max(...runs.ours.map((run) => run.blockedMs)))} ms.`,
      `Steps of the floor, ms: ${parts.join(', ')}.`,
      `Load before each pair: ${runs.load.map((each) => each.toFixed(1)).join(', ')}.`,
    ],
  }
}
