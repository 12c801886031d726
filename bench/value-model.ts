import { execFileSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { machine, median } from './pairs.ts'
import { keepResult } from './results.ts'
import type { ValueCase } from './value-model-child.ts'

/**
 * Fits and predictions on customers drawn from the family, against what others took for as many (`data/README.md` of the
 * reference data, a 2-core machine under some load). Each case has a process of its own, whose greatest size counts.
 *
 *   node bench/value-model.ts [--customers 1000000] [--dry-run] [CASE…]
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { customers: { type: 'string', default: '1000000' }, 'dry-run': { type: 'boolean', default: false } },
})
const customers = Number(options.customers)
const child = fileURLToPath(new URL('value-model-child.ts', import.meta.url))

interface Line {
  readonly name: string
  readonly target: string
  /** What another tool took for 1,000,000. */
  readonly peer?: { readonly name: string; readonly seconds: number }
}

const lines: Readonly<Record<ValueCase, Line>> = {
  'shop-bg': {
    name: 'CDNOW-like, BG/NBD',
    target: '≥ 60 × on raw rows',
    peer: { name: 'lifetimes, raw rows', seconds: 37.1 },
  },
  'shop-pareto': {
    name: 'CDNOW-like, Pareto/NBD',
    target: '',
    peer: { name: 'lifetimes, weighted', seconds: 43 },
  },
  'cars-bg': {
    name: 'car-like, BG/NBD',
    target: '≥ 60 × on raw rows',
    peer: { name: 'lifetimes, raw rows', seconds: 22.9 },
  },
  'cars-k3': { name: 'car-like, MBG/CNBD-3', target: '< 3 s', peer: { name: 'BTYDplus', seconds: 255 } },
  'cars-any-k': { name: 'car-like, k chosen from 1 … 12', target: '< 20 s' },
  'cars-mixture': { name: 'car-like, all of k = 3: mixture of k', target: '< 60 s' },
  'kinds-mixture': { name: 'car-like, customers of every k: mixture of k', target: '< 60 s' },
  'predict-k3': { name: 'P(active), E[Y], a visit at all, interval of visits, by MBG/CNBD-3', target: '< 3 s' },
  'predict-times': { name: 'the same with next visit, rhythm and lapse date', target: '' },
}

const load = loadavg()[0] ?? 0
const rows = Object.entries(lines).flatMap(([key, { name, target, peer }]) => {
  if (positionals.length > 0 && !positionals.includes(key)) return []
  const output = execFileSync(process.execPath, [child, key, String(customers)], { encoding: 'utf8' })
  const { seconds, rssMb } = JSON.parse(output) as { seconds: number[]; rssMb: number }
  const [first = 0] = seconds
  const times = peer ? `${((peer.seconds * customers) / 1_000_000 / median(seconds)).toFixed(0)} × ${peer.name}` : ''
  const row = [name, first.toFixed(2), median(seconds).toFixed(2), times, target, Math.round(rssMb).toString()]
  console.log(row.join(' | '))
  return [row]
})
const circumstances = [
  '`node bench/value-model.ts`',
  `${new Date().toISOString().slice(0, 10)}, ${machine()}, load before ${load.toFixed(1)}`,
]
const result = {
  title: `Value models of ${customers.toLocaleString('en')} customers`,
  header: ['', 'first time, s', 'median, s', 'as fast as', 'target', 'greatest size, MB'],
  rows,
  notes: [
    'Seconds of processor time of one thread, because the machine may be busy; merging of equal rows included. Five times in one process (mixtures once): the first compiles.',
    'Others: what they took for as many on a like machine, ± 50 %. Greatest size: of a process that draws the customers and does this once; target < 250 MB.',
  ],
}
if (!options['dry-run'] && positionals.length === 0) keepResult('value-model', result, circumstances)
