import type { Live } from '#http/live.ts'

/** A list that somebody took as a file: how far it has come, and what became of it. */
export interface ExportRun {
  readonly exportId: number
  readonly list: 'customers' | 'actions' | 'audit'
  /** Rows that it is to hold; null where nobody counted them first. */
  readonly rows: number | null
  /** Rows handed to the reader so far. */
  readonly written: number
  /** `broken`: the reader went away, or something failed; the file is not whole. */
  readonly state: 'running' | 'done' | 'broken'
  readonly endedAt: string | null
}

export type Exported = Pick<ExportRun, 'list' | 'rows'> & { readonly groupId: number; readonly staffId: number }

export interface ExportRuns {
  /** The rows as they are, counted while they are taken. */
  readonly follow: <T>(exported: Exported, rows: AsyncIterable<T>) => AsyncGenerator<T>
  /** Somebody's own, the latest first. */
  readonly of: (staffId: number) => readonly ExportRun[]
}

/** So many are remembered of everybody, until the app is stopped. */
const mostKept = 5
/** Told so often, in rows. */
const tellEvery = 1_000

type Run = { -readonly [K in keyof ExportRun]: ExportRun[K] }

/** Lists on their way out of the house. They end with the app, so that nothing of them is stored. */
export function makeExportRuns(live: Live, now: () => number): ExportRuns {
  const kept = new Map<number, Run[]>()
  let last = 0
  const begin = ({ list, rows, staffId }: Exported): Run => {
    last += 1
    const run: Run = { exportId: last, list, rows, written: 0, state: 'running', endedAt: null }
    kept.set(staffId, [run, ...(kept.get(staffId) ?? [])].slice(0, mostKept))
    return run
  }
  async function* follow<T>(exported: Exported, rows: AsyncIterable<T>): AsyncGenerator<T> {
    const run = begin(exported)
    const tell = (): void => live.tell({ kind: 'exports', groupId: exported.groupId })
    tell()
    let isWhole = false
    try {
      for await (const row of rows) {
        yield row
        run.written += 1
        if (run.written % tellEvery === 0) tell()
      }
      isWhole = true
    } finally {
      // A reader who goes away ends the loop from outside.
      run.state = isWhole ? 'done' : 'broken'
      run.endedAt = new Date(now()).toISOString()
      tell()
    }
  }
  return { follow, of: (staffId) => kept.get(staffId) ?? [] }
}
