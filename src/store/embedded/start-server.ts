import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, stat, truncate, type FileHandle } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commandFor, environment, type Account } from '#store/embedded/account.ts'
import { program, type Binaries } from '#store/embedded/binaries.ts'
import { giveTo, type Place } from '#store/embedded/place.ts'
import { patience, recordedServer, type Server, type ServerFault } from '#store/embedded/server.ts'
import { serverSettings } from '#store/embedded/settings.ts'

const isWindows = process.platform === 'win32'
const logLimit = 8 * 1024 * 1024

/** What to start a server with; `settings` go over our own. */
export type Start = { binaries: Binaries; account: Account; settings: Readonly<Record<string, string>> }

/** Starts the server and waits until it takes connections. It lives on if we are killed. */
export async function startServer(place: Place, { binaries, account, settings }: Start): Promise<Server | ServerFault> {
  await giveTo(account.owner, place.cluster)
  const all = { ...serverSettings(binaries.major), ...(await listenSettings(place)), ...settings }
  const log = await openLog(place.log, account)
  const { file, args } = startCommand(place, { binaries, account, settings: all })
  const child = spawn(file, args, {
    ...account.options,
    cwd: place.cluster,
    detached: true,
    env: environment(binaries),
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
  })
  let ended = false
  child.once('exit', (code) => (ended = !(isWindows && code === 0)))
  child.once('error', () => (ended = true))
  child.unref()
  const server = await readyServer(place, child.pid ?? 0, () => ended)
  await log.close()
  if (server !== null) return server
  return { fault: 'database-did-not-start', folder: place.folder, log: place.log, detail: await lastWords(place.log) }
}

/** On Windows an administrator may not run the server, and pg_ctl, which gives up those rights first, takes the settings as one word. */
function startCommand({ data, log }: Place, { binaries, account, settings }: Start): { file: string; args: string[] } {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  if (!isWindows) return commandFor(account, program(binaries, 'postgres'), ['-D', data, ...options])
  return { file: program(binaries, 'pg_ctl'), args: ['start', '-W', '-D', data, '-l', log, '-o', options.join(' ')] }
}

/** Ready is the server that we started, or on Windows, where we know only who started it, the one that is recorded. */
async function readyServer(place: Place, pid: number, ended: () => boolean): Promise<Server | null> {
  const deadline = Date.now() + patience
  while (!ended() && Date.now() < deadline) {
    const server = await recordedServer(place)
    if (server !== null && server.ready && (isWindows || server.pid === pid)) return server
    await pause(10)
  }
  return null
}

/** A socket that only this user can reach; where that cannot be (Windows, a very long path), a free port on the loopback address. */
async function listenSettings({ cluster, title }: Place): Promise<Record<string, string>> {
  const fits = Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) < 104
  if (isWindows || !fits) {
    const sockets = isWindows ? {} : { unix_socket_directories: '' }
    return { cluster_name: title, listen_addresses: '127.0.0.1', port: String(await freePort()), ...sockets }
  }
  return {
    cluster_name: title,
    listen_addresses: '',
    // A list, in which a comma or a space would part two folders.
    unix_socket_directories: `"${cluster.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: '5432',
  }
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

async function openLog(path: string, { owner }: Account): Promise<FileHandle> {
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  if (size > logLimit) await truncate(path)
  const log = await open(path, 'a', 0o600)
  if (owner !== null) await log.chown(owner.uid, owner.gid)
  return log
}

async function lastWords(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-3).join(' ')
}
