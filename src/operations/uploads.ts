import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Store } from '#store/connect.ts'
import { forgetOldRows } from '#store/imports/imports.ts'
import { inTransaction } from '#store/transaction.ts'
import { forgetOldUploads } from '#store/uploads.ts'

/** Copies of imported files and files of rejected rows are erased after so many days (spec §7). */
const uploadDays = 30

/** Keeps a copy of a file under a name of ours: no path or name of the outside is used. What lies there already stays. */
export async function keepUpload(folder: string, path: string): Promise<{ path: string; sha256: string }> {
  const hash = createHash('sha256')
  if (dirname(resolve(path)) === resolve(folder)) {
    await pipeline(createReadStream(path), hash)
    return { path, sha256: hash.digest('hex') }
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = join(folder, `${randomBytes(12).toString('hex')}.upload`)
  const hashing = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(path), hashing, createWriteStream(kept, { mode: 0o600 }))
  return { path: kept, sha256: hash.digest('hex') }
}

/** Erases copies of files, and what was kept of their rejected and flagged cells, `uploadDays` after they came. */
export async function eraseOldUploads(store: Store, folders: readonly string[], now: number): Promise<void> {
  for (const folder of folders) await eraseOldFiles(folder, now)
  await inTransaction(store, async (writer) => {
    await forgetOldRows(writer, uploadDays)
    await forgetOldUploads(writer, uploadDays)
  })
}

async function eraseOldFiles(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (now - mtimeMs > uploadDays * 86_400_000) await rm(path, { force: true })
  }
}
