import { StringDecoder } from 'node:string_decoder'
import { from as copyFrom, to as copyTo, type CopyStreamQuery } from 'pg-copy-streams'
import { breathing } from '#store/breathing.ts'
import { copyLine, type CopyRow } from '#store/copy-text.ts'
import { sessionsOf, type Reader, type Writer } from '#store/transaction.ts'

/** Rows, or text already in COPY's text format cut anywhere. */
export type CopySource = AsyncIterable<CopyRow | string> | Iterable<CopyRow | string>

/** Bytes gathered before they are handed on: large enough to be fast, small enough to stay flat. */
const chunkLength = 65_536

/**
 * Writes rows into `table` (also a temporary one of this transaction) and answers how many. Waits for the server where it is slower
 * than the source, and never holds the event loop. Where a row is refused by the server the error is thrown and the transaction is lost.
 */
export async function copyInto(
  writer: Writer,
  table: string,
  columns: readonly string[],
  source: CopySource,
): Promise<number> {
  const session = await sessionsOf(writer).connect()
  const stream = copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`)
  const copy: Copy = { stream, refusal: null }
  stream.on('error', (error: Error) => (copy.refusal ??= error))
  session.query(stream)
  try {
    await pour(source, copy)
    await untilError(copy, (resolve) => stream.end(resolve))
  } catch (error) {
    // Where the server did not end it, we do: its answer must be in before the next statement of this transaction.
    if (copy.refusal === null) await giveUp(copy, error)
    throw error
  }
  return stream.rowCount
}

/** A COPY under way; `refusal` is what the server said against it. */
type Copy = { readonly stream: CopyStreamQuery; refusal: Error | null }

async function pour(source: CopySource, copy: Copy): Promise<void> {
  let pending = ''
  const breathe = breathing()
  for await (const item of source) {
    pending += typeof item === 'string' ? item : copyLine(item)
    if (pending.length < chunkLength) continue
    await write(copy, pending)
    pending = ''
    await breathe()
  }
  if (pending !== '') await write(copy, pending)
}

function write(copy: Copy, chunk: string): Promise<void> {
  return untilError(copy, (resolve) => copy.stream.write(chunk, () => resolve()))
}

function giveUp(copy: Copy, reason: unknown): Promise<void> {
  return new Promise((resolve) => {
    copy.stream.once('close', () => resolve())
    copy.stream.destroy(reason instanceof Error ? reason : new Error(String(reason)))
  })
}

/** pg-copy-streams tells of a refusal by event only, and then calls nobody back. */
function untilError({ stream, refusal }: Copy, start: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (refusal !== null) return reject(refusal)
    stream.once('error', reject)
    start(() => {
      stream.off('error', reject)
      resolve()
    })
  })
}

/** The answer of `query` in COPY's text format, as raw pieces of UTF-8 text cut anywhere: the fastest way out, for archives. */
export async function* copyOutRaw(reader: Reader, query: string): AsyncGenerator<Buffer> {
  const session = await sessionsOf(reader).connect()
  const stream = session.query(copyTo(`COPY (${query}) TO STDOUT`, { highWaterMark: chunkLength }))
  let finished = false
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Buffer
    finished = true
  } finally {
    // Someone who stops listening must leave the connection usable: the rest is read and dropped.
    if (!finished && !stream.destroyed) for await (const _ of stream) void _
    session.release()
  }
}

/** The lines of `query` in COPY's text format, without line ends; `readCopyLine` takes one apart. Memory stays flat. */
export async function* copyOut(reader: Reader, query: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  const breathe = breathing()
  let rest = ''
  for await (const chunk of copyOutRaw(reader, query)) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    await breathe()
  }
}

/** A name as SQL writes it; `schema.table` is two. */
function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')
}
