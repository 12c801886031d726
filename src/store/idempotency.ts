import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** A write that somebody asked for under a key of theirs. */
export interface KeyedRequest {
  readonly actor: string
  readonly key: string
  /** Of method, path and body: the same key for something else is a mistake of the caller's. */
  readonly hash: string
}

/** What became of it: null where it was never done; an answer that is null was lost after the work had been kept. */
export async function answerTo(
  reader: Reader,
  { actor, key }: KeyedRequest,
): Promise<{ hash: string; status: number | null; answer: string | null } | null> {
  const { rows } = await sql<{ hash: string; status: number | null; answer: string | null }>`
    SELECT request_hash AS hash, status, answer FROM idempotency_keys WHERE actor = ${actor} AND key = ${key}`.execute(
    reader,
  )
  return rows[0] ?? null
}

/** Takes the key in the transaction that does the work: a second request at the same time fails here, or waits and fails. */
export async function takeKey(writer: Writer, { actor, key, hash }: KeyedRequest): Promise<boolean> {
  const { rows } = await sql<{ key: string }>`
    INSERT INTO idempotency_keys (actor, key, request_hash) VALUES (${actor}, ${key}, ${hash})
    ON CONFLICT DO NOTHING RETURNING key`.execute(writer)
  return rows.length > 0
}

/** Lets go of a key that its own transaction took. */
export async function dropKey(writer: Writer, { actor, key }: KeyedRequest): Promise<void> {
  await sql`DELETE FROM idempotency_keys WHERE actor = ${actor} AND key = ${key}`.execute(writer)
}

export async function keepAnswer(
  writer: Writer,
  { actor, key }: KeyedRequest,
  { status, answer }: { status: number; answer: string },
): Promise<void> {
  await sql`
    UPDATE idempotency_keys SET status = ${status}, answer = ${answer} WHERE actor = ${actor} AND key = ${key}`.execute(
    writer,
  )
}

/** Answers may tell of people: after a deletion none is repeated, and whoever asks again hears that it was done. */
export async function forgetAnswers(writer: Writer): Promise<void> {
  await sql`UPDATE idempotency_keys SET status = NULL, answer = NULL WHERE answer IS NOT NULL`.execute(writer)
}

/** Keys are good for two days. */
export async function forgetOldKeys(writer: Writer): Promise<void> {
  await sql`DELETE FROM idempotency_keys WHERE made_at < now() - interval '2 days'`.execute(writer)
}
