import { execFile } from 'node:child_process'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { program, type Binaries } from '#store/embedded/binaries.ts'
import { isAlive } from '#store/embedded/cluster.ts'
import { livingProcesses } from '#store/embedded/processes.ts'
import type { Place } from '#store/embedded/place.ts'

/** A server of this folder; `host` is the folder of its socket, or the loopback address. */
export type Server = { pid: number; host: string; port: number; ready: boolean; stopping: boolean }

export type ServerFault =
  | { fault: 'database-did-not-start'; folder: string; log: string; detail: string }
  | { fault: 'database-does-not-answer'; folder: string; pid: number; log: string }

/** Recovery after a crash may take this long, ms. */
export const patience = 60_000

/**
 * Stopping may take this long, ms: it writes what is in memory. PostgreSQL 18 that is told to stop while it recovers from the death of one
 * of its processes waits for ever; then it is broken off, and the next start recovers.
 */
const stoppingTime = 15_000

/** What PostgreSQL wrote about its running server; null where there is no such file, or it is just being written. */
export async function recordedServer({ data }: Place): Promise<Server | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port, socketFolder, host, , status] = text.split('\n').map((line) => line.trim())
  if (pid === undefined || pid === '') return null
  const address = { host: socketFolder || host || '', port: Number(port ?? 0) }
  return { pid: Number(pid), ...address, ready: status === 'ready', stopping: status === 'stopping' }
}

/**
 * The server of this folder if one lives, once it takes connections; null where none does. What a killed server left behind is waited
 * for or cleared away, so that the next start finds the way free.
 */
export async function livingServer(place: Place): Promise<Server | ServerFault | null> {
  const began = Date.now()
  let pid = 0
  while (Date.now() - began < patience) {
    const server = await recordedServer(place)
    if (server === null) return clearSocket(place)
    ;({ pid } = server)
    const { alive, orphans } = await processesOf(place, pid)
    if (alive && server.ready) return server
    if (!alive && orphans.length === 0) {
      await clearStale(place, pid)
      return clearSocket(place)
    }
    hurry(
      alive ? { stopping: server.stopping ? pid : null, orphans: [] } : { stopping: null, orphans },
      Date.now() - began,
    )
    await pause(20)
  }
  return { fault: 'database-does-not-answer', folder: place.folder, pid, log: place.log }
}

/** Ends what should have ended by itself: a server that stops too slowly, helpers in the middle of something after it was killed. */
function hurry({ stopping, orphans }: { stopping: number | null; orphans: readonly number[] }, waited: number): void {
  if (stopping !== null && waited > stoppingTime) quit([stopping])
  if (waited > 1_000) quit(orphans)
}

/** Whether the server of this number lives, and which of its helpers do without it. */
async function processesOf(place: Place, pid: number): Promise<{ alive: boolean; orphans: number[] }> {
  const living = await livingProcesses(place)
  if (living === null) return { alive: isAlive(pid), orphans: [] }
  const alive = living.includes(pid)
  return { alive, orphans: alive ? [] : living }
}

function quit(orphans: readonly number[]): void {
  for (const pid of orphans) {
    try {
      process.kill(pid, 'SIGQUIT')
    } catch {
      // It ended in the meantime.
    }
  }
}

/**
 * PostgreSQL clears its own leftovers, unless their number now belongs to another program, as it often does in containers. Should a new
 * server have come up in between, it gets its file back.
 */
async function clearStale({ data }: Place, pid: number): Promise<void> {
  if (!isAlive(pid)) return
  const file = join(data, 'postmaster.pid')
  const aside = join(data, `postmaster.stale.${process.pid}`)
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  const text = await readFile(aside, 'utf8')
  if (Number.parseInt(text, 10) === pid) await rm(aside, { force: true })
  else await rename(aside, file)
}

/** A socket's lock left by the dead holds up a start in the same way; nobody but us has sockets in this folder. */
async function clearSocket(place: Place): Promise<null> {
  const lock = join(place.cluster, '.s.PGSQL.5432.lock')
  const pid = Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10)
  if (Number.isNaN(pid)) return null
  const { alive } = await processesOf(place, pid)
  if (!alive) await rm(lock, { force: true })
  return null
}

/** Sessions are ended, everything is written. Waits until the server is gone. A server that `failed` is broken off: it has to recover anyway. */
export async function stopServer(place: Place, binaries: Binaries, { pid }: Server, failed: boolean): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(
      program(binaries, 'pg_ctl'),
      ['stop', '-m', failed ? 'immediate' : 'fast', '-D', place.data],
      {
        windowsHide: true,
      },
    ).catch(() => undefined)
  } else {
    signalStop(pid, failed)
  }
  const began = Date.now()
  while (Date.now() - began < patience && (await processesOf(place, pid)).alive) {
    if (Date.now() - began > stoppingTime) quit([pid])
    await pause(10)
  }
}

/** Asks the server to stop and does not wait; where signals do not exist it stays, and the next start adopts it. */
export function signalStop(pid: number, failed: boolean): void {
  if (process.platform === 'win32') return
  try {
    process.kill(pid, failed ? 'SIGQUIT' : 'SIGINT')
  } catch {
    // It is gone already.
  }
}
