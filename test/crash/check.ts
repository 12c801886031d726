import type pg from 'pg'
import { type Content, contentOf, halves, rowsOf } from '#test/crash/content.ts'

/** What a database held after so many steps of the plan that nothing disturbed. */
export interface State {
  readonly content: Content
  /** Its rows, at least those of `atLeast`. */
  readonly rows: ReadonlyMap<string, readonly string[]>
}

/**
 * Tables that may hold more than the plan left. A dropped import marks those whom it had changed and changed back; and
 * a centre or a numbering that a dropped file was the first to name stays, without any rows.
 */
const atLeast = ['touched_customers', 'centres', 'sources']

/** `before`: the state one step earlier, to share what did not change. */
export async function stateOf(db: pg.Client, before: State | null): Promise<State> {
  const content = await contentOf(db)
  const rows = new Map<string, readonly string[]>()
  for (const [table, digest] of content) {
    const known = before?.content.get(table) === digest ? before.rows.get(table) : undefined
    rows.set(table, known ?? (await rowsOf(db, table)))
  }
  return { content, rows }
}

/** What is wrong with a database; `at` is the number of steps whose outcome it holds, −1 where it is none. */
export interface Verdict {
  readonly at: number
  readonly wrong: readonly string[]
}

/** Holds a database against the states of the plan: it must be one of them, from `least` (acknowledged) to `most` (begun). */
export async function check(
  db: pg.Client,
  states: readonly State[],
  { least, most }: { least: number; most: number },
): Promise<Verdict> {
  const content = await contentOf(db)
  const rows = new Map<string, readonly string[]>()
  for (const table of atLeast) rows.set(table, await rowsOf(db, table))
  const wrong = await halves(db)
  // The latest first: where a step changed nothing, it counts as done.
  for (let at = most; at >= least; at--) {
    const state = states[at]
    if (state !== undefined && isAt({ content, rows }, state)) return { at, wrong }
  }
  const found = await stateOf(db, null)
  const against = states
    .slice(least, most + 1)
    .flatMap((state, at) => [`against state ${least + at}:`, ...differences(found, state)])
  return { at: -1, wrong: [...wrong, 'it holds nothing that the plan leaves at any time', ...against] }
}

export function isAt(found: State, wanted: State): boolean {
  return tablesOf(found, wanted).every(
    (table) =>
      found.content.get(table) === wanted.content.get(table) ||
      (atLeast.includes(table) && missing(found, wanted, table).length === 0),
  )
}

function tablesOf(found: State, wanted: State): string[] {
  return [...new Set([...found.content.keys(), ...wanted.content.keys()])]
}

function missing(found: State, wanted: State, table: string): string[] {
  const here = new Set(found.rows.get(table))
  return (wanted.rows.get(table) ?? []).filter((row) => !here.has(row))
}

/** Rows told of each table that differs. */
const mostTold = 3

/** In what a state falls short of the one that is wanted. */
export function differences(found: State, wanted: State): string[] {
  return tablesOf(found, wanted).flatMap((table) => {
    if (found.content.get(table) === wanted.content.get(table)) return []
    const less = missing(found, wanted, table)
    const more = atLeast.includes(table) ? [] : missing(wanted, found, table)
    if (less.length + more.length === 0) return []
    return [
      `  ${table}: ${less.length} rows missing, ${more.length} too many`,
      ...less.slice(0, mostTold).map((row) => `    − ${row}`),
      ...more.slice(0, mostTold).map((row) => `    + ${row}`),
    ]
  })
}
