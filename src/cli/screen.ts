import { relative } from 'node:path'
import type { Context } from '#cli/command.ts'

/** Columns of a page that is not a terminal. */
const pageColumns = 100

/** How wide results may be. */
export function columnsOf({ out }: Pick<Context, 'out'>): number {
  return out.columns ?? pageColumns
}

/** The title of a part of a result: bold on a terminal, where that is wanted. */
export function heading(title: string, { out, environment }: Pick<Context, 'out' | 'environment'>): string {
  return out.isTerminal && !environment.isPlain ? `\u001B[1m${title}\u001B[22m` : title
}

/** A path as one would type it from here. */
export function shortPath(path: string): string {
  const short = relative('.', path)
  return short === '' || short.startsWith('..') ? path : short
}
