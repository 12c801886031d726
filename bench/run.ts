import { mkdirSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchEmbedded } from './embedded.ts'
import { benchSteps, benchTick } from './engine.ts'
import { benchImport } from './import.ts'
import { benchLoad, benchSearch } from './load.ts'
import { benchMemory } from './memory.ts'
import { benchNightly } from './nightly.ts'
import type { Options, Result } from './options.ts'
import { machine } from './pairs.ts'
import { embeddedPlaces, serverPlaces } from './places.ts'
import { keepResult } from './results.ts'
import { benchScore } from './score.ts'
import { benchScreens } from './screens.ts'
import { benchWaits } from './waits.ts'
import { benchWorklist } from './worklist.ts'

const benchmarks: Readonly<Record<string, (options: Options) => Promise<Result>>> = {
  import: benchImport,
  score: benchScore,
  nightly: benchNightly,
  tick: benchTick,
  steps: benchSteps,
  memory: benchMemory,
  embedded: benchEmbedded,
  load: benchLoad,
  search: benchSearch,
  worklist: benchWorklist,
  waits: benchWaits,
  screens: benchScreens,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    rows: { type: 'string' },
    pairs: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '10' },
    work: { type: 'string', default: join(tmpdir(), 'longrange-bench') },
    'dry-run': { type: 'boolean', default: false },
  },
})
const name = positionals[0] ?? ''
const benchmark = benchmarks[name]
if (benchmark === undefined) throw new Error(`one of ${Object.keys(benchmarks).join(', ')}`)
mkdirSync(values.work, { recursive: true })
const places = values.url === undefined ? embeddedPlaces(values.work) : serverPlaces(values.url)
const load = loadavg()[0] ?? 0
const result = await benchmark({
  places,
  work: values.work,
  rows: values.rows === undefined ? null : Number(values.rows),
  pairs: Number(values.pairs),
  minutes: Number(values.minutes),
})
const given = ['rows', 'pairs', 'minutes'].flatMap((option) =>
  process.argv.includes(`--${option}`) ? [`--${option} ${values[option as 'rows' | 'pairs' | 'minutes']}`] : [],
)
const command = ['node bench/run.ts', name, ...(values.url === undefined ? [] : ['--url …']), ...given].join(' ')
const circumstances = [
  `\`${command}\``,
  `${new Date().toISOString().slice(0, 10)}, ${machine()}, PostgreSQL ${await places.version()}, load before ${load.toFixed(1)}`,
]
console.log([result.title, ...circumstances, ...result.rows.map((row) => row.join(' | ')), ...result.notes].join('\n'))
if (!values['dry-run']) keepResult(`${name} ${places.kind}`, result, circumstances)
