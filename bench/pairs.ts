import { cpus, loadavg, totalmem } from 'node:os'

/** One measured run in a process of its own. */
export interface Measured {
  readonly ms: number
  /** The greatest resident size of the process, MiB. */
  readonly rssMb: number
  /** The longest time for which nothing else of the process could run, ms. */
  readonly blockedMs: number
  /** CPU time, ms: what the run cost whatever else the machine did. */
  readonly cpu: { readonly app: number; readonly database: number }
  /** Parts of it, for a look at where the time goes. */
  readonly steps: Readonly<Record<string, number>>
  /** Anything counted. */
  readonly counts: Readonly<Record<string, number>>
}

export interface Pairs {
  readonly floors: readonly Measured[]
  readonly ours: readonly Measured[]
  /** Processes that wanted to run, on average over the minute before each run. */
  readonly load: readonly number[]
}

/** Runs floor and ours by turns, so that whatever else the machine does meets both. */
export async function alternate(
  pairs: number,
  floor: () => Promise<Measured>,
  ours: () => Promise<Measured>,
): Promise<Pairs> {
  const measured = { floors: [] as Measured[], ours: [] as Measured[], load: [] as number[] }
  for (let pair = 0; pair < pairs; pair++) {
    measured.load.push(loadavg()[0] ?? 0)
    const isFloorFirst = pair % 2 === 0
    if (isFloorFirst) measured.floors.push(await floor())
    measured.ours.push(await ours())
    if (!isFloorFirst) measured.floors.push(await floor())
    console.log(`pair ${pair + 1}: floor ${told(measured.floors.at(-1))}; ours ${told(measured.ours.at(-1))}`)
  }
  return measured
}

function told(run: Measured | undefined): string {
  return run === undefined
    ? ''
    : `${Math.round(run.ms)} ms (CPU: app ${Math.round(run.cpu.app)}, database ${Math.round(run.cpu.database)})`
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** What is compared: the whole run, or one step of it. */
export type Figure = (run: Measured) => number

/** The medians of both sides, and of the ratios within each pair. */
export function compare({ floors, ours }: Pairs, of: Figure): { floor: number; ours: number; ratio: number } {
  const ratios = ours.map((each, at) => of(each) / (floors[at] === undefined ? Number.NaN : of(floors[at])))
  return { floor: median(floors.map(of)), ours: median(ours.map(of)), ratio: median(ratios) }
}

export function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model.trim() ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
}
