import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { openStore, type Store } from '#store/connect.ts'

const script = fileURLToPath(new URL('./app-process.ts', import.meta.url))

/** What an app said: that it opened, why not, or a number whose writing was acknowledged. */
export type Said = {
  opened?: boolean
  fault?: string
  pid?: number
  tookMs?: number
  number?: number
  [more: string]: unknown
}

export type App = {
  process: ChildProcess
  said: Said[]
  /** Resolves as soon as something that it said fits; rejects if it ends before. */
  until: (fits: (line: Said) => boolean) => Promise<Said>
  ended: Promise<unknown>
}

const apps: App[] = []
const folders: string[] = []

afterAll(async () => {
  for (const app of apps) app.process.kill('SIGKILL')
  for (const folder of folders) {
    const pid = await serverPid(join(folder, 'data'))
    if (pid !== null) await killed(pid)
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
})

/** A path for an embedded folder that does not exist yet; cleared away at the end, server and all. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'longrange-embedded-'))
  folders.push(folder)
  return join(folder, 'data')
}

/** Starts the app on `folder`; `prefix` goes before node on the command line. */
export function startApp(
  folder: string,
  mode: 'hold' | 'write' | 'leave',
  how: SpawnOptions & { prefix?: string[] } = {},
): App {
  const { prefix = [], ...options } = how
  const [file, ...args] = [...prefix, process.execPath, script, folder, mode]
  const child = spawn(file ?? process.execPath, args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] })
  const said: Said[] = []
  const listeners = new Set<() => void>()
  const ended = once(child, 'close').then(() => listeners.forEach((listener) => listener()))
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    said.push(readSaid(line))
    listeners.forEach((listener) => listener())
  })
  const until = (fits: (line: Said) => boolean): Promise<Said> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = said.find(fits)
        if (found !== undefined) resolve(found)
        else if (child.exitCode !== null || child.signalCode !== null)
          reject(new Error(`the app ended; it said ${JSON.stringify(said.at(-1))}`))
        else return
        listeners.delete(look)
      }
      listeners.add(look)
      look()
    })
  const app = { process: child, said, until, ended }
  apps.push(app)
  return app
}

function readSaid(line: string): Said {
  const said: Said = JSON.parse(line)
  return said
}

/** Lets an app close by itself. */
export async function finish(app: App): Promise<void> {
  app.process.stdin?.end()
  await app.ended
}

export async function openFolder(folder: string): Promise<Store> {
  const store = await openStore({ folder })
  if ('fault' in store) throw new Error(JSON.stringify(store))
  return store
}

/** The server's process as PostgreSQL wrote it down; null where none is. */
export async function serverPid(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => null)
  return text === null ? null : Number.parseInt(text, 10)
}

/** Kills at once and without warning. */
export async function killed(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was gone already.
  }
}
