import { fillVisits } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { type Measured, median } from './pairs.ts'
import { runOn } from './run-child.ts'
import { sampleOf } from './sample.ts'

/** The night after which one customer in a hundred has changed, against a full run in the same process. */
export async function benchNightly({ places, work, rows, pairs }: Options): Promise<Result> {
  const visits = rows ?? 1_000_000
  const sample = await sampleOf(work, visits / 10, visits, { withLines: true })
  const filled = await places.filled(`lines-${sample.customers}`, (store) => fillVisits(store, sample))
  const runs: Measured[] = []
  for (let run = 0; run < pairs; run++) runs.push(await runOn(places, filled, 'nightly'))
  const row = (night: string): string[] => {
    const took = runs.map((run) => run.steps[night] ?? 0)
    const share = median(runs.map((run) => (run.steps[night] ?? 0) / (run.steps['full'] ?? 0)))
    const customers = String(runs[0]?.counts[`looked at, ${night}`] ?? 0)
    return [
      night,
      customers,
      ms(median(runs.map((run) => run.steps['full'] ?? 0))),
      ms(median(took)),
      `${(share * 100).toFixed(1)} %`,
      '≤ 10 %',
    ]
  }
  return {
    title: `The night, 1 % of ${ms(sample.customers)} customers changed`,
    header: ['', 'customers looked at', 'full run, ms', 'the night, ms', 'share', 'target'],
    rows: ['same day', 'first night', 'second night', 'third night', 'fourth night'].map(row),
    notes: [
      'Nights add those whose `next_look_on` has come. The process has assessed everybody once before, as an app has that runs for months; the threads of the full run start anew each time.',
    ],
  }
}
