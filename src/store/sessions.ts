import { sql } from 'kysely'
import type { Reader } from '#store/transaction.ts'

/** Somewhere that somebody is signed in. */
export interface Session {
  readonly sessionId: string
  readonly startedAt: string
  readonly lastUsedAt: string
  readonly address: string | null
  readonly program: string | null
}

/** Sessions in force, the latest used first. */
export async function sessionsOf(reader: Reader, staffId: number): Promise<Session[]> {
  const { rows } = await sql<Session>`
    SELECT t.id AS "sessionId", t."createdAt" AS "startedAt", t."updatedAt" AS "lastUsedAt",
      nullif(t."ipAddress", '') AS address, nullif(t."userAgent", '') AS program
    FROM sign_in_sessions t JOIN sign_in_users u ON u.id = t."userId"
    WHERE u."staffId" = ${staffId} AND t."expiresAt" > now() ORDER BY t."updatedAt" DESC`.execute(reader)
  return rows
}
