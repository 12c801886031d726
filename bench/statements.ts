import pg from 'pg'
import type { Notes } from './notes.ts'

/** Notes how long each statement takes from now on: `BENCH_STATEMENTS=1` shows where the time of a run goes. */
export function timeStatements(notes: Notes): void {
  // oxlint-disable-next-line typescript/unbound-method -- It is called with the client as `this` below.
  const usual = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown
  const timed = function (this: pg.Client, ...args: unknown[]): unknown {
    const began = performance.now()
    const answer = usual.apply(this, args)
    return answer instanceof Promise
      ? answer.finally(() => notes.step(textOf(args[0]), performance.now() - began))
      : answer
  }
  pg.Client.prototype.query = timed as typeof pg.Client.prototype.query
}

function textOf(query: unknown): string {
  const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? 'COPY')
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}
