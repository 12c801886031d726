import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, rm, stat, truncate } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { commandFor, environment, type Account } from '#store/embedded/account.ts'
import { program, type Binaries } from '#store/embedded/binaries.ts'
import { isAlive } from '#store/embedded/cluster.ts'
import { livingProcesses } from '#store/embedded/processes.ts'
import { giveTo, type Place } from '#store/embedded/place.ts'
import { serverSettings } from '#store/embedded/settings.ts'

/** A server of this folder; `host` is the folder of its socket, or the loopback address. */
export type Server = { pid: number; host: string; port: number; ready: boolean }

export type ServerFault =
  | { fault: 'database-did-not-start'; folder: string; log: string; detail: string }
  | { fault: 'database-does-not-answer'; folder: string; pid: number; log: string }

/** Recovery after a crash may take this long, ms. */
const patience = 60_000
const logLimit = 8 * 1024 * 1024

/** What PostgreSQL wrote about its running server; null where there is no such file, or it is just being written. */
export async function recordedServer({ data }: Place): Promise<Server | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port, socketFolder, host, , status] = text.split('\n').map((line) => line.trim())
  if (pid === undefined || pid === '') return null
  return { pid: Number(pid), host: socketFolder || host || '', port: Number(port ?? 0), ready: status === 'ready' }
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
    // Orphans of a killed server notice by themselves, unless they are in the middle of something.
    if (!alive && Date.now() - began > 1_000) quit(orphans)
    await pause(20)
  }
  return { fault: 'database-does-not-answer', folder: place.folder, pid, log: place.log }
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

/** Starts the server and waits until it takes connections. It lives on if we are killed. */
export async function startServer(
  place: Place,
  binaries: Binaries,
  account: Account,
  settings: Readonly<Record<string, string>>,
): Promise<Server | ServerFault> {
  await giveTo(account.owner, place.cluster)
  const log = await openLog(place.log)
  if (account.owner !== null) await log.chown(account.owner.uid, account.owner.gid)
  const all = { ...serverSettings(binaries.major), ...(await listenSettings(place)), ...settings }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { file, args } = commandFor(account, program(binaries, 'postgres'), ['-D', place.data, ...options])
  const child = spawn(file, args, {
    ...account.options,
    cwd: place.cluster,
    detached: true,
    env: environment(binaries),
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
  })
  let ended = false
  child.once('exit', () => (ended = true))
  child.once('error', () => (ended = true))
  child.unref()
  const server = await readyServer(place, child.pid ?? 0, () => ended)
  await log.close()
  if (server !== null) return server
  return { fault: 'database-did-not-start', folder: place.folder, log: place.log, detail: await lastWords(place.log) }
}

async function readyServer(place: Place, pid: number, ended: () => boolean): Promise<Server | null> {
  const deadline = Date.now() + patience
  while (!ended() && Date.now() < deadline) {
    const server = await recordedServer(place)
    if (server?.pid === pid && server.ready) return server
    await pause(10)
  }
  return null
}

/** A socket that only this user can reach; where that cannot be (Windows, a very long path), a free port on the loopback address. */
async function listenSettings({ cluster, title }: Place): Promise<Record<string, string>> {
  const local = process.platform !== 'win32' && Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) < 104
  if (local) {
    return {
      cluster_name: title,
      listen_addresses: '',
      // A list, in which a comma or a space would part two folders.
      unix_socket_directories: `"${cluster.replaceAll('"', '""')}"`,
      unix_socket_permissions: '0700',
      port: '5432',
    }
  }
  const none = process.platform === 'win32' ? {} : { unix_socket_directories: '' }
  return { cluster_name: title, listen_addresses: '127.0.0.1', port: String(await freePort()), ...none }
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  listener.close()
  await once(listener, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port on the loopback address')
  return address.port
}

async function openLog(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  if (size > logLimit) await truncate(path)
  return open(path, 'a', 0o600)
}

async function lastWords(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-3).join(' ')
}

/** Fast shutdown: sessions are ended, everything is written. Waits until the server is gone. */
export async function stopServer(place: Place, binaries: Binaries, { pid }: Server): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(program(binaries, 'pg_ctl'), ['stop', '-m', 'fast', '-D', place.data], {
      windowsHide: true,
    }).catch(() => undefined)
  } else {
    signalStop(pid)
  }
  const deadline = Date.now() + patience
  while (Date.now() < deadline && (await recordedServer(place))?.pid === pid && isAlive(pid)) await pause(10)
}

/** Asks the server to stop and does not wait; where signals do not exist it stays, and the next start adopts it. */
export function signalStop(pid: number): void {
  if (process.platform === 'win32') return
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It is gone already.
  }
}
