import type pg from 'pg'
import { type Content, contentOf, halves, rowsOf } from '#test/crash/content.ts'

/** What a database held after so many steps of the plan that nothing disturbed. */
export interface State {
  readonly content: Content
  /** Rows of `atLeast`, and of any table whose content is told in full when something differs. */
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
export async function check(db: pg.Client, states: readonly State[], { least, most }: { least: number; most: number }): Promise<Verdict> {
  const content = await contentOf(db)
  const extra = new Map<string, Set<string>>()
  for (const table of atLeast) extra.set(table, new Set(await rowsOf(db, table)))
  const wrong = await halves(db)
  // The latest first: where a step changed nothing, it counts as done.
  for (let at = most; at >= least; at--) {
    const state = states[at]
    if (state !== undefined && differing(content, state).length === 0 && missingRows(extra, state).length === 0) return { at, wrong }
  }
  return { at: -1, wrong: [...wrong, ...(await explained(db, content, extra, states.slice(least, most + 1), least))] }
}

function differing(content: Content, state: State): string[] {
  const tables = new Set([...content.keys(), ...state.content.keys()])
  return [...tables].filter((table) => !atLeast.includes(table) && content.get(table) !== state.content.get(table))
}

function missingRows(found: ReadonlyMap<string, ReadonlySet<string>>, state: State): string[] {
  return atLeast.flatMap((table) => (state.rows.get(table) ?? []).filter((row) => found.get(table)?.has(row) !== true).map((row) => `${table}: ${row}`))
}

async function explained(db: pg.Client, content: Content, extra: ReadonlyMap<string, ReadonlySet<string>>, allowed: readonly State[], least: number): Promise<string[]> {
  const told: string[] = [`it holds none of the states ${least}–${least + allowed.length - 1} of the plan`]
  for (const [index, state] of allowed.entries()) {
    told.push(`  against state ${least + index}:`, ...missingRows(extra, state).map((row) => `    missing ${row}`))
    for (const table of differing(content, state)) {
      const [found, wanted] = [new Set(await rowsOf(db, table)), new Set(state.rows.get(table))]
      const missing = [...wanted].filter((row) => !found.has(row))
      const more = [...found].filter((row) => !wanted.has(row))
      told.push(`    ${table}: ${missing.length} rows missing, ${more.length} too many`)
      told.push(...missing.slice(0, 3).map((row) => `      − ${row}`), ...more.slice(0, 3).map((row) => `      + ${row}`))
    }
  }
  return told
}

/** In what a state that was read falls short of the one that is wanted; empty where in nothing. */
export function differences(found: State, wanted: State): string[] {
  const tables = [...new Set([...found.content.keys(), ...wanted.content.keys()])]
  return tables.flatMap((table) => {
    if (found.content.get(table) === wanted.content.get(table)) return []
    const [here, there] = [new Set(found.rows.get(table)), new Set(wanted.rows.get(table))]
    const lost = [...there].filter((row) => !here.has(row)).slice(0, 3)
    const more = atLeast.includes(table) ? [] : [...here].filter((row) => !there.has(row)).slice(0, 3)
    if (lost.length + more.length === 0) return []
    return [`${table}: ${found.content.get(table)} instead of ${wanted.content.get(table)}`, ...lost.map((row) => `  − ${row}`), ...more.map((row) => `  + ${row}`)]
  })
}
