import { readdirSync, readFileSync } from 'node:fs'
import type { Store } from '#store/connect.ts'

/** Ticks per second of /proc on every Linux that matters. */
const hertz = 100

/** CPU time that the database server has used so far, ms, where it runs on this Linux machine; 0 elsewhere. */
export async function databaseCpuMs(store: Store): Promise<number> {
  const { rows } = await store.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const server = statOf(rows[0]?.pid ?? 0)?.parent
  if (server === undefined) return 0
  let ticks = 0
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null
    if (stat !== null && (stat.parent === server || Number(name) === server)) ticks += stat.ticks
  }
  return (ticks * 1000) / hertz
}

/** Parent and CPU ticks of a process; of the server's own, also those of children that have ended. */
function statOf(pid: number): { parent: number; ticks: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    const [, parent = 0] = fields
    return { parent, ticks: fields.slice(11, 15).reduce((sum, each) => sum + each, 0) }
  } catch {
    return null
  }
}
