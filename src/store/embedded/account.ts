import { execFile, type SpawnOptions } from 'node:child_process'
import { lchown, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { program, type Binaries } from '#store/embedded/binaries.ts'
import type { Place } from '#store/embedded/place.ts'

/**
 * How PostgreSQL's programs are run: it refuses root. `owner` is whom the data folder must belong to, null where we need not care.
 */
export type Account = {
  name: 'self' | 'owner' | 'namespace' | 'capability' | 'nobody'
  prefix: readonly string[]
  options: Pick<SpawnOptions, 'uid' | 'gid'>
  owner: { uid: number; gid: number } | null
}

const nobody = 65_534
const self: Account = { name: 'self', prefix: [], options: {}, owner: null }

/** The first way that works here; null where root has none. */
export async function chooseAccount(place: Place, binaries: Binaries): Promise<Account | null> {
  if (process.getuid?.() !== 0) return self
  for (const account of await waysForRoot(place.folder)) {
    if (await runs(account, binaries)) return account
  }
  return null
}

/**
 * Root working in somebody's folder runs as that person. In its own it becomes nobody in a user namespace, where files stay
 * root's; where namespaces are forbidden it becomes nobody with the one right to pass through root's folders; at last nobody alone.
 */
async function waysForRoot(folder: string): Promise<Account[]> {
  const { uid, gid } = await stat(folder)
  if (uid !== 0)
    return [{ name: 'owner', prefix: [], options: { uid, gid }, owner: { uid, gid } }, withCapability({ uid, gid })]
  const someone = { uid: nobody, gid: nobody }
  const unshare = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`]
  return [
    { name: 'namespace', prefix: unshare, options: {}, owner: { uid: 0, gid: 0 } },
    withCapability(someone),
    { name: 'nobody', prefix: [], options: someone, owner: someone },
  ]
}

function withCapability(owner: { uid: number; gid: number }): Account {
  const ids = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']
  const prefix = ['setpriv', ...ids, '--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return { name: 'capability', prefix, options: {}, owner }
}

async function runs(account: Account, binaries: Binaries): Promise<boolean> {
  const { file, args } = commandFor(account, program(binaries, 'postgres'), ['--version'])
  const done = promisify(execFile)(file, args, { ...account.options, env: environment(binaries), cwd: binaries.bin })
  return done.then(
    () => true,
    () => false,
  )
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

/** Hands `folder` and all in it to `owner`, for when root opens a database under another account than before. */
export async function giveTo(owner: Account['owner'], folder: string): Promise<void> {
  if (owner === null) return
  const { uid, gid } = await stat(folder)
  if (uid === owner.uid && gid === owner.gid) return
  const inside = await readdir(folder, { recursive: true })
  for (const name of inside) await lchown(join(folder, name), owner.uid, owner.gid)
  // The folder itself comes last: its owner says whether the work was finished.
  await lchown(folder, owner.uid, owner.gid)
}
