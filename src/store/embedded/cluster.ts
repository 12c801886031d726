import { spawn, type SpawnOptions } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commandFor, detailOf, environment, type Account } from '#store/embedded/account.ts'
import { program, type Binaries } from '#store/embedded/binaries.ts'
import { giveTo, majorOf, type Place } from '#store/embedded/place.ts'

export type ClusterRefusal = { fault: 'database-not-made'; folder: string; detail: string }

/** The superuser, and the owner of everything we make. */
export const clusterUser = 'longrange'

/** The longest that making takes on a slow disk, ms; whoever takes longer is not waited for. */
const makingTime = 60_000

/**
 * Makes the database files where there are none. They are made aside and appear by one rename, so that what was killed half-way is
 * simply made anew; of several that make them at once one is kept.
 */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  account: Account,
): Promise<ClusterRefusal | null> {
  while ((await majorOf(place)) === null) {
    if (await someoneIsMaking(place)) {
      await pause(25)
      continue
    }
    const refusal = await make(place, binaries, account)
    if (refusal !== null) return refusal
  }
  return null
}

/** Whether another living process is at it; what the dead left behind is cleared away. */
async function someoneIsMaking({ folder }: Place): Promise<boolean> {
  let making = false
  for (const name of await readdir(folder)) {
    const maker = /^making-(\d+)-/.exec(name)
    if (maker === null) continue
    if (await isFresh(join(folder, name), Number(maker[1]))) making = true
    else await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
  return making
}

async function isFresh(folder: string, maker: number): Promise<boolean> {
  const made = await stat(folder).catch(() => null)
  return made !== null && maker !== process.pid && isAlive(maker) && Date.now() - made.birthtimeMs < makingTime
}

/** Also true of a process that is not ours to signal. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function make(place: Place, binaries: Binaries, account: Account): Promise<ClusterRefusal | null> {
  const aside = join(place.folder, `making-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await mkdir(aside, { mode: 0o700 })
    await writeFile(join(aside, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (account.name === 'nobody') await giveTo(account.owner, place.folder)
    await giveTo(account.owner, aside)
    const { file, args } = commandFor(account, program(binaries, 'initdb'), initdbArguments(binaries, aside))
    await runApart(file, args, { ...account.options, cwd: aside, env: environment(binaries), windowsHide: true })
    await rename(aside, place.cluster)
    return null
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined)
    // Somebody else was first: theirs is as good as ours.
    if ((await majorOf(place)) !== null) return null
    return { fault: 'database-not-made', folder: place.folder, detail: detailOf(error) }
  }
}

/** Runs a program that Ctrl-C in our terminal does not reach: it is in a process group of its own. Fails with what it complained of. */
async function runApart(file: string, args: readonly string[], options: SpawnOptions): Promise<void> {
  const child = spawn(file, args, {
    ...options,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw Object.assign(new Error(`initdb ended with ${code}`), { stderr })
}

/** Text sorts by code point whatever the machine's language is, so that a page of customers is the same everywhere. */
function initdbArguments({ major }: Binaries, aside: string): string[] {
  const locale = major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C']
  return [
    `--pgdata=${join(aside, 'data')}`,
    `--username=${clusterUser}`,
    `--pwfile=${join(aside, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-instructions',
    ...locale,
  ]
}
