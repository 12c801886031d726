import { createHash } from 'node:crypto'
import { chmod, lchown, mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** Where everything of an embedded database lies; `cluster` appears complete, by one rename, or not at all. */
export type Place = {
  folder: string
  cluster: string
  /** PostgreSQL's own data folder. */
  data: string
  password: string
  log: string
  libraries: string
  /** A name that every process of this server carries in its title. */
  title: string
}

export type Owner = { uid: number; gid: number }

export type PlaceRefusal =
  | { fault: 'folder-unreachable'; folder: string; detail: string }
  | { fault: 'folder-not-ours'; folder: string }
  | { fault: 'folder-holds-other-files'; folder: string; found: string }

/** Names that we put into a folder ourselves. */
const ownName = /^(postgres|postgres\.log|postgres-libraries|making-.*)$/

/** The folder, made if it is missing, and closed to everybody else. */
export async function preparePlace(folder: string): Promise<Place | PlaceRefusal> {
  const wanted = resolve(folder)
  try {
    await make(wanted)
    const real = await realpath(wanted)
    const found = (await readdir(real)).find((name) => !ownName.test(name))
    const refusal = await closeToOthers(real, found)
    return refusal ?? placeOf(real)
  } catch (error) {
    return {
      fault: 'folder-unreachable',
      folder: wanted,
      detail: error instanceof Error ? error.message : String(error),
    }
  }
}

/** What root makes in somebody's folder is theirs: they must be able to open it later, and PostgreSQL will run as them. */
async function make(folder: string): Promise<void> {
  const first = await makeFolder(folder)
  if (first === undefined || process.getuid?.() !== 0) return
  const { uid, gid } = await stat(dirname(first))
  await giveTo({ uid, gid }, first)
}

/**
 * Makes a folder and those above it; answers the first that it made. Node's own way never comes back where a folder
 * can't hold others, as below `/proc`.
 */
async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { mode: 0o700 })
    return folder
  } catch (error) {
    if (isCode(error, 'EEXIST') && (await stat(folder)).isDirectory()) return undefined
    const above = dirname(folder)
    if (!isCode(error, 'ENOENT') || above === folder || (await isThere(above))) throw error
    const first = await makeFolder(above)
    await mkdir(folder, { mode: 0o700 })
    return first
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** A folder that others may enter is mended if nothing but ours is in it; somebody's own folder is not ours to lock. */
async function closeToOthers(folder: string, found: string | undefined): Promise<PlaceRefusal | null> {
  if (process.platform === 'win32') return null
  const { mode, uid } = await stat(folder)
  const me = process.getuid?.()
  if (me !== 0 && me !== uid) return { fault: 'folder-not-ours', folder }
  if ((mode & 0o077) === 0) return null
  if (found !== undefined) return { fault: 'folder-holds-other-files', folder, found }
  await chmod(folder, 0o700)
  return null
}

export function placeOf(folder: string): Place {
  const cluster = join(folder, 'postgres')
  return {
    folder,
    cluster,
    data: join(cluster, 'data'),
    password: join(cluster, 'password'),
    log: join(folder, 'postgres.log'),
    libraries: join(folder, 'postgres-libraries'),
    title: `longrange-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`,
  }
}

/** The major version of the database in this folder; null where there is none yet. */
export async function majorOf(place: Place): Promise<number | null> {
  const text = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => null)
  return text === null ? null : Number.parseInt(text, 10)
}

/** Hands `folder` and all in it to `owner`, for when root opens a database under another account than before. */
export async function giveTo(owner: Owner | null, folder: string): Promise<void> {
  if (owner === null) return
  const { uid, gid } = await stat(folder)
  if (uid === owner.uid && gid === owner.gid) return
  const inside = await readdir(folder, { recursive: true })
  for (const name of inside) await lchown(join(folder, name), owner.uid, owner.gid)
  // The folder itself comes last: its owner says whether the work was finished.
  await lchown(folder, owner.uid, owner.gid)
}
