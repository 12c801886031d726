import { fillVisits } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { alternate, compare, type Measured, median } from './pairs.ts'
import { runOn } from './run-child.ts'
import { sampleOf } from './sample.ts'

/** Everybody scored, against an aggregate over the orders and one row per customer in SQL. */
export async function benchScore({ places, work, rows, pairs }: Options): Promise<Result> {
  const visits = rows ?? 1_000_000
  const sample = await sampleOf(work, visits / 10, visits, { withLines: true })
  const filled = await places.filled(`lines-${sample.customers}`, (store) => fillVisits(store, sample))
  const runs = await alternate(
    pairs,
    () => runOn(places, filled, 'floor-score'),
    () => runOn(places, filled, 'score'),
  )
  const byFit: Measured[] = []
  for (let run = 0; run < pairs; run++) byFit.push(await runOn(places, filled, 'score-by-fit'))
  const first = compare(runs, (run) => run.steps['first'] ?? 0)
  const again = compare(runs, (run) => run.steps['again'] ?? 0)
  const fitted = median(byFit.map((run) => run.steps['again'] ?? 0))
  const cpu = (side: typeof runs.ours, of: 'app' | 'database') => ms(median(side.map((run) => run.cpu[of])))
  return {
    title: `Full scoring of ${ms(sample.customers)} customers with ${ms(visits)} visits`,
    header: ['', 'floor, ms', 'ours, ms', 'ratio', 'target'],
    rows: [
      ['first time, in a process just started', ms(first.floor), ms(first.ours), first.ratio.toFixed(2), '≤ 2'],
      ['again, every row replaced', ms(again.floor), ms(again.ours), again.ratio.toFixed(2), '≤ 2'],
      ['the same by a fitted value model', ms(again.floor), ms(fitted), (fitted / again.floor).toFixed(2), ''],
    ],
    notes: [
      `CPU time of both together, ms: floor ${cpu(runs.floors, 'database')}; ours ${cpu(runs.ours, 'app')} in the app and ${cpu(runs.ours, 'database')} in the database.`,
      `Greatest size of the app: ${ms(Math.max(...runs.ours.map((run) => run.rssMb)))} MiB; longest wait of its event loop ${ms(Math.max(...runs.ours.map((run) => run.blockedMs)))} ms.`,
      `Load before each pair: ${runs.load.map((each) => each.toFixed(1)).join(', ')}.`,
    ],
  }
}
