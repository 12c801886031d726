import { fillKnown } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { runOn } from './run-child.ts'
import { sampleOf } from './sample.ts'

/** The size of the process while it imports a file and one of a tenth of its rows. */
export async function benchMemory({ places, work, rows }: Options): Promise<Result> {
  const most = rows ?? 5_000_000
  const customers = Math.min(100_000, most / 10)
  const sizes: { visits: number; rssMb: number; seconds: number }[] = []
  for (const visits of [most / 10, most]) {
    const sample = await sampleOf(work, customers, visits)
    const known = await places.filled(`known-${customers}`, (store) => fillKnown(store, sample))
    const { rssMb, ms: took } = await runOn(places, known, 'import', { path: sample.visitsFile })
    sizes.push({ visits, rssMb, seconds: took / 1000 })
    console.log(`${ms(visits)} rows: ${ms(rssMb)} MiB in ${ms(took / 1000)} s`)
  }
  const [small, large] = sizes
  const ratio = (large?.rssMb ?? 0) / (small?.rssMb ?? 1)
  return {
    title: 'Memory of an import',
    header: ['rows', 'greatest size, MiB', 'seconds'],
    rows: sizes.map((size) => [ms(size.visits), ms(size.rssMb), ms(size.seconds)]),
    notes: [`Ratio ${ratio.toFixed(2)}, target ≤ 1.2.`],
  }
}
