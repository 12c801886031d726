import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'
import { addUpload, type UploadScope } from '#store/uploads.ts'
import type { UploadWishes } from '#operations/upload-wishes.ts'

/** A file that somebody sends, piece by piece. */
export interface SentFile extends UploadScope {
  /** What it is called where it came from: shown, never used as a path. */
  readonly name: string
  readonly content: Readable
  readonly by: string
  readonly wishes: UploadWishes
}

export type SendingRefusal =
  | { readonly fault: 'upload-too-large'; readonly megabytes: number }
  | { readonly fault: 'upload-cut-off' }

class TooLarge extends Error {}

/** Keeps a sent file under a name of ours. One that is too large, or ends before its end, leaves nothing behind. */
export async function receiveUpload(
  store: Store,
  { name, content, by, wishes, ...scope }: SentFile,
  { folder, mostBytes }: { folder: string; mostBytes: number },
): Promise<{ readonly uploadId: number } | SendingRefusal> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomBytes(12).toString('hex')}.upload`)
  const counted = countingUpTo(mostBytes)
  try {
    await pipeline(content, counted.through, createWriteStream(path, { mode: 0o600 }))
    const bytes = counted.bytes()
    const fileName = shownName(name)
    const uploadId = await inTransaction(store, (writer) =>
      addUpload(writer, { ...scope, byWhom: by, fileName, path, bytes, wishes }),
    )
    return { uploadId }
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof TooLarge) return { fault: 'upload-too-large', megabytes: Math.floor(mostBytes / 1_000_000) }
    if (isCutOff(error)) return { fault: 'upload-cut-off' }
    throw error
  }
}

/** What is too much is read and dropped, so that the sender hears why; somebody who does not stop is cut off. */
function countingUpTo(most: number): { through: Transform; bytes: () => number } {
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      if (bytes > 2 * most) done(new TooLarge())
      else if (bytes > most) done()
      else done(null, chunk)
    },
    flush: (done) => done(bytes > most ? new TooLarge() : null),
  })
  return { through, bytes: () => bytes }
}

function isCutOff(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR'
}

/** The last part of whatever path a browser sent, without what a terminal or a page could take amiss. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}]+/gu, '').trim()
  return plain === '' || /^\.+$/.test(plain) ? 'upload' : plain.slice(0, 200)
}
