import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseDay } from '#domain/calendar.ts'
import type { Store } from '#store/connect.ts'
import { allTombstones, type KeptTombstone } from '#store/tombstones.ts'

/** Lies beside the backups: who was deleted up to now, as keyed hashes. A backup cannot know of a deletion after it. */
const fileName = 'longrange-deletions.json'

export interface DeletionsUnreadable {
  readonly fault: 'deletions-unreadable'
  readonly file: string
}

/** Writes down beside the backups of a folder who has been deleted, so that none of them brings anybody back. */
export async function keepDeletions(store: Store, folder: string): Promise<void> {
  const known = await allTombstones(store.reader)
  if (known.length === 0) return
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const half = join(folder, `.${fileName}.${randomBytes(6).toString('hex')}`)
  await writeFile(half, JSON.stringify(known), { mode: 0o600 })
  await rename(half, join(folder, fileName))
}

/** The deletions written down beside a backup; none where nothing lies there. */
export async function deletionsBeside(backup: string): Promise<readonly KeptTombstone[] | DeletionsUnreadable> {
  const file = join(dirname(backup), fileName)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '[]'
    return ''
  })
  const read = tombstonesIn(text)
  return read ?? { fault: 'deletions-unreadable', file }
}

function tombstonesIn(text: string): KeptTombstone[] | null {
  try {
    const said: unknown = JSON.parse(text)
    return Array.isArray(said) && said.every(isTombstone) ? said : null
  } catch {
    return null
  }
}

function isTombstone(said: unknown): said is KeptTombstone {
  const { key, hash, deletedOn } = (said ?? {}) as Readonly<Record<string, unknown>>
  return (
    typeof key === 'string' && typeof hash === 'string' && typeof deletedOn === 'string' && parseDay(deletedOn) !== null
  )
}
