import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { scoreEverybody } from '#operations/score.ts'
import { groupOf, importAll, newGroup } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { open } from './places.ts'
import { type Sample, sampleOf, today } from './sample.ts'

/** One centre's life on the embedded database, in this process: started, filled, scored, started again. */
export async function benchEmbedded({ work, rows, pairs }: Options): Promise<Result> {
  const visits = rows ?? 150_000
  const sample = await sampleOf(work, visits / 15, visits)
  const runs: Record<string, number>[] = []
  for (let run = 0; run < pairs; run++) {
    const figures = await oneLife(join(work, 'embedded-life'), sample)
    console.log(JSON.stringify(figures))
    runs.push(figures)
  }
  const targets: Readonly<Record<string, string>> = {
    'imported and scored': '< 60,000',
    'longest wait of the event loop': '< 200',
    'cold start': '< 3,000',
    'warm start': '< 500',
  }
  return {
    title: `${ms(sample.customers)} customers with ${ms(visits)} visits on the embedded database`,
    header: ['', ...runs.map((_, run) => `run ${run + 1}, ms`), 'target'],
    rows: Object.keys(runs[0] ?? {}).map((figure) => [
      figure,
      ...runs.map((run) => ms(run[figure] ?? 0)),
      targets[figure] ?? '',
    ]),
    notes: [
      'Cold start makes the database; warm start opens it again. Both end with an answered query. A stopped process counts as a wait: the figure is only as quiet as the machine.',
    ],
  }
}

async function oneLife(folder: string, sample: Sample): Promise<Record<string, number>> {
  rmSync(folder, { recursive: true, force: true })
  const loop = monitorEventLoopDelay({ resolution: 5 })
  const clock = stopwatch()
  const store = await open({ folder })
  const figures: Record<string, number> = { 'cold start': clock() }
  try {
    const group = await newGroup(store)
    loop.enable()
    clock()
    await importAll(store, group, [...sample.known, sample.visitsFile])
    figures['import'] = clock()
    await scoreEverybody(store, {
      groupId: (await groupOf(store)).groupId,
      asOf: today,
      keeps: { live: true, snapshot: true },
      onScored: () => undefined,
    })
    figures['scoring, with a snapshot'] = clock()
    figures['imported and scored'] = (figures['import'] ?? 0) + figures['scoring, with a snapshot']
    figures['longest wait of the event loop'] = loop.max / 1e6
  } finally {
    loop.disable()
    await store.close()
  }
  clock()
  const again = await open({ folder })
  figures['warm start'] = clock()
  await again.close()
  rmSync(folder, { recursive: true, force: true })
  return figures
}

/** Answers the milliseconds since the last call. */
function stopwatch(): () => number {
  let since = performance.now()
  return () => {
    const passed = performance.now() - since
    since = performance.now()
    return passed
  }
}
