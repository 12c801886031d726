import { execFile, type SpawnOptions } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { program, type Binaries } from '#store/embedded/binaries.ts'
import type { Owner, Place } from '#store/embedded/place.ts'

/** How PostgreSQL's programs are run. `owner` is whom the data folder must belong to, null where it is ours as it is. */
export type Account = {
  name: 'self' | 'owner' | 'namespace' | 'capability' | 'nobody'
  prefix: readonly string[]
  options: Pick<SpawnOptions, 'uid' | 'gid'>
  owner: Owner | null
}

/** `detail` is what the last attempt said: no such user, a wrong C library, root in a place where it may not become anybody else. */
export type AccountRefusal = { fault: 'database-programs-do-not-run'; folder: string; asRoot: boolean; detail: string }

const nobody = 65_534
const self: Account = { name: 'self', prefix: [], options: {}, owner: null }
const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`]

/** The first way that works here. */
export async function chooseAccount(place: Place, binaries: Binaries): Promise<Account | AccountRefusal> {
  const asRoot = process.getuid?.() === 0
  const ways = asRoot ? await waysForRoot(place.folder) : [self, inNamespace(null)]
  let detail = ''
  for (const account of ways) {
    const failure = await failureOf(account, binaries)
    if (failure === null) return account
    detail = failure
  }
  return { fault: 'database-programs-do-not-run', folder: place.folder, asRoot, detail }
}

/**
 * PostgreSQL refuses root. Working in somebody's folder, root runs it as that person. In its own it becomes nobody in a user namespace,
 * where files stay root's; where namespaces are forbidden it becomes nobody with the one right to pass through root's folders; at last
 * nobody alone.
 */
async function waysForRoot(folder: string): Promise<Account[]> {
  const { uid, gid } = await stat(folder)
  const owner = { uid, gid }
  if (uid !== 0)
    return [{ name: 'owner', prefix: [], options: owner, owner }, withCapability(owner), inNamespace(owner)]
  const someone = { uid: nobody, gid: nobody }
  return [inNamespace(owner), withCapability(someone), { name: 'nobody', prefix: [], options: someone, owner: someone }]
}

/** For root, and for users that the machine has no name for, as containers like to have them: initdb asks for the name. */
function inNamespace(owner: Owner | null): Account {
  return { name: 'namespace', prefix: namespace, options: owner ?? {}, owner }
}

/** `no_setuid_fixup`, since initdb asks with access(2), which otherwise forgets what its caller may. */
function withCapability(owner: Owner): Account {
  const ids = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']
  const prefix = [
    'setpriv',
    ...ids,
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ]
  return { name: 'capability', prefix, options: {}, owner }
}

/** Null if initdb gets as far as showing what it would do: it has looked up its user and run the server by then. */
async function failureOf(account: Account, binaries: Binaries): Promise<string | null> {
  const { file, args } = commandFor(account, program(binaries, 'initdb'), [
    '--show',
    `--pgdata=${join(binaries.bin, 'none')}`,
  ])
  const done = promisify(execFile)(file, args, { ...account.options, env: environment(binaries), windowsHide: true })
  return done.then(
    () => null,
    (error: unknown) => detailOf(error),
  )
}

/** What a program said last before it failed. */
export function detailOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return said === '' ? String(error) : said.split('\n').slice(-3).join(' ')
}

export function commandFor(account: Account, file: string, args: readonly string[]): { file: string; args: string[] } {
  const [first, ...rest] = [...account.prefix, file, ...args]
  return { file: first ?? file, args: rest }
}

/** The machine's environment without what is meant for PostgreSQL's clients or for us: a stray PGPORT must not reach the server. */
export function environment({ libraries }: Binaries): NodeJS.ProcessEnv {
  // oxlint-disable-next-line node/no-process-env -- handed on as it is, not read
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LONGRANGE_|LC_|LANG)/.test(name))
  const paths = libraries === null ? {} : { LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries }
  return { ...Object.fromEntries(kept), ...paths, LC_ALL: 'C', TZ: 'UTC' }
}
