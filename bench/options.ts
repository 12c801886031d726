import type { Places } from './places.ts'

/** What a benchmark is run with. */
export interface Options {
  readonly places: Places
  /** Folder for samples and databases. */
  readonly work: string
  /** Visits; null = as many as the target speaks of. */
  readonly rows: number | null
  readonly pairs: number
  /** How long people click. */
  readonly minutes: number
}

/** A table of `RESULTS.md`. */
export interface Result {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly notes: readonly string[]
}

export function ms(value: number): string {
  return Math.round(value).toLocaleString('en')
}
