import type { Task } from '#test/crash/app-words.ts'
import { lastDay } from '#test/crash/plan-files.ts'

export type Operation = Task['do']
export const operations: readonly Operation[] = ['import', 'score', 'backup']

/** What is done one after the other, and in the middle of which things are killed. */
export interface Plan {
  /** Done undisturbed, once; every turn begins with what comes of it. */
  readonly before: readonly Task[]
  readonly steps: readonly Task[]
}

/** The plan for an operation; `pathOf` knows the files of `writePlanFiles`, `backupFile` is where backups go. */
export function planFor(operation: Operation, pathOf: (name: string) => string, backupFile: string): Plan {
  const take = (name: string, source: string | null = null): Task => ({
    do: 'import',
    paths: [pathOf(name)],
    source,
    asOf: lastDay,
  })
  const all = [
    'staff', 'customers', 'vehicles', 'household', 'visits', 'visitLines', 'surveys', 'complaints', 'appActivity', 'touches', 'referrals',
    'promises', 'recommendations', 'appointments',
  ].map((name) => take(name)) // prettier-ignore
  const more = [take('customers-late'), take('one-sheet', 'DMS2')]
  const corrections = ['customers', 'vehicles', 'visits', 'lines', 'surveys'].map((name) => take(`${name}-corrected`))
  const score = (how: Extract<Task, { do: 'score' }>['how'], asOf: typeof lastDay | `2026-${string}`): Task => ({
    do: 'score',
    how,
    asOf: asOf as typeof lastDay,
  })
  const backup: Task = { do: 'backup', file: backupFile }
  switch (operation) {
    case 'import':
      return {
        before: [],
        steps: [
          ...all,
          score('live', lastDay),
          ...more,
          ...corrections,
          take('visits'),
          score('changed', '2026-01-05'),
        ],
      }
    case 'score': {
      const [people, cars, visits, lines] = corrections
      return {
        before: [...all, ...more],
        steps: [
          score('live and snapshot', lastDay),
          ...[people, visits].flatMap((each) => each ?? []),
          score('changed', '2026-01-05'),
          score('live', '2026-01-06'),
          ...[cars, lines].flatMap((each) => each ?? []),
          score('changed', '2026-02-10'),
          score('snapshot', '2026-01-31'),
          score('live and snapshot', '2026-03-01'),
        ],
      }
    }
    case 'backup': {
      const [people, , visits] = corrections
      return {
        before: all,
        steps: [
          backup,
          score('live and snapshot', lastDay),
          backup,
          ...[people, visits].flatMap((each) => [...(each === undefined ? [] : [each]), backup]),
          backup,
        ],
      }
    }
  }
}

/** What a person would call a step. */
export function nameOf(task: Task): string {
  switch (task.do) {
    case 'import':
      return `import of ${task.paths.map((path) => path.split('/').at(-1)).join(', ')}`
    case 'score':
      return `scoring, ${task.how}, of ${task.asOf}`
    case 'backup':
      return 'backup'
  }
}
