import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Right } from '#domain/access/right.ts'
import type { StaffRole } from '#domain/access/staff-role.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Somebody who may sign in, with who they are at work. */
export interface Account {
  readonly staffId: number
  readonly username: string
  readonly name: string
  readonly role: StaffRole
  readonly groupId: number
  readonly centreId: number | null
  readonly grantedRights: readonly Right[]
  readonly hasSecondFactor: boolean
  readonly mustChangePassword: boolean
  /** Null where they never did. */
  readonly lastSeenAt: string | null
  readonly disabledAt: string | null
}

const account = sql`
  SELECT s.staff_id AS "staffId", u.username, s.name, s.role, s.group_id AS "groupId", s.centre_id AS "centreId",
    u."grantedRights", u."twoFactorEnabled" AS "hasSecondFactor", u."mustChangePassword", u."disabledAt",
    (SELECT max(t."updatedAt") FROM sign_in_sessions t WHERE t."userId" = u.id) AS "lastSeenAt"
  FROM sign_in_users u JOIN staff s ON s.staff_id = u."staffId"`

export async function accountsOf(reader: Reader, groupId: number): Promise<Account[]> {
  const { rows } = await sql<Account>`${account} WHERE s.group_id = ${groupId} ORDER BY s.staff_id`.execute(reader)
  return rows
}

export async function accountOf(reader: Reader, staffId: number): Promise<Account | null> {
  const { rows } = await sql<Account>`${account} WHERE s.staff_id = ${staffId}`.execute(reader)
  return rows[0] ?? null
}

export async function accountNamed(reader: Reader, username: string): Promise<Account | null> {
  const { rows } = await sql<Account>`${account} WHERE u.username = ${username.toLowerCase()}`.execute(reader)
  return rows[0] ?? null
}

/** The library's own address of the user whom an identity provider means: by user name, else by the mail address of a staff file. */
export async function signInAddress(
  reader: Reader,
  { username, email }: { username: string | null; email: string | null },
): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`
    SELECT u.email FROM sign_in_users u JOIN staff s ON s.staff_id = u."staffId"
    WHERE u."disabledAt" IS NULL AND (u.username = ${username?.toLowerCase() ?? null} OR lower(s.email) = ${email?.toLowerCase() ?? null})
    ORDER BY u.username = ${username?.toLowerCase() ?? null} DESC NULLS LAST LIMIT 2`.execute(reader)
  const [first, second] = rows
  // A mail address that two share names nobody.
  return first !== undefined && (second === undefined || username !== null) ? first.email : null
}

/** Whether anybody can sign in at all; before that, the first set-up is open. */
export async function hasAccounts(reader: Reader): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (SELECT FROM sign_in_users) AS found`.execute(reader)
  return rows[0]?.found ?? false
}

/** Administrators who can sign in, locked against somebody else disabling one of them in the same moment. */
export async function lockAdministrators(writer: Writer, groupId: number): Promise<number[]> {
  const { rows } = await sql<{ staffId: number }>`
    SELECT s.staff_id AS "staffId" FROM sign_in_users u JOIN staff s ON s.staff_id = u."staffId"
    WHERE s.group_id = ${groupId} AND s.role = 'admin' AND u."disabledAt" IS NULL ORDER BY 1 FOR UPDATE`.execute(writer)
  return rows.map((row) => row.staffId)
}

/** A member of staff who is not from a file. */
export async function addStaff(
  writer: Writer,
  staff: { groupId: number; centreId: number | null; name: string; role: StaffRole },
): Promise<number> {
  const { rows } = await sql<{ staffId: number }>`
    WITH source AS (
      INSERT INTO sources (group_id, name) VALUES (${staff.groupId}, 'longrange')
      ON CONFLICT (group_id, name) DO UPDATE SET name = excluded.name RETURNING source_id
    )
    INSERT INTO staff (group_id, centre_id, source_id, name, role)
    SELECT ${staff.groupId}, ${staff.centreId}, source_id, ${staff.name}, ${staff.role} FROM source
    RETURNING staff_id AS "staffId"`.execute(writer)
  const [row] = rows
  if (row === undefined) throw new Error('staff that was just added is not there')
  return row.staffId
}

export async function setRole(
  writer: Writer,
  staffId: number,
  { role, centreId }: { role: StaffRole; centreId: number | null },
): Promise<void> {
  await sql`UPDATE staff SET role = ${role}, centre_id = ${centreId} WHERE staff_id = ${staffId}`.execute(writer)
}

/** Lets a member of staff sign in. `id` is a fresh random text, `passwordHash` made by the sign-in library. */
export async function addUser(
  writer: Writer,
  user: { id: string; staffId: number; name: string; username: string; passwordHash: string; mustChange: boolean },
): Promise<void> {
  // The library wants an address; nothing is ever sent to it.
  const email = `${user.id}@longrange.invalid`
  await sql`
    INSERT INTO sign_in_users (id, name, email, "emailVerified", username, "displayUsername", "staffId", "mustChangePassword")
    VALUES (${user.id}, ${user.name}, ${email}, true, ${user.username.toLowerCase()}, ${user.username}, ${user.staffId},
      ${user.mustChange})`.execute(writer)
  await sql`
    INSERT INTO sign_in_accounts (id, "accountId", "providerId", "userId", password)
    VALUES (${user.id}, ${user.id}, 'credential', ${user.id}, ${user.passwordHash})`.execute(writer)
}

export async function setPassword(
  writer: Writer,
  staffId: number,
  { passwordHash, mustChange }: { passwordHash: string; mustChange: boolean },
): Promise<void> {
  await sql`
    UPDATE sign_in_accounts a SET password = ${passwordHash}, "updatedAt" = now() FROM sign_in_users u
    WHERE u.id = a."userId" AND u."staffId" = ${staffId} AND a."providerId" = 'credential'`.execute(writer)
  await sql`
    UPDATE sign_in_users SET "mustChangePassword" = ${mustChange} WHERE "staffId" = ${staffId}`.execute(writer)
}

/** The hash of somebody's password. */
export async function passwordOf(reader: Reader, staffId: number): Promise<string | null> {
  const { rows } = await sql<{ password: string | null }>`
    SELECT a.password FROM sign_in_accounts a JOIN sign_in_users u ON u.id = a."userId"
    WHERE u."staffId" = ${staffId} AND a."providerId" = 'credential'`.execute(reader)
  return rows[0]?.password ?? null
}

export async function setDisabled(writer: Writer, staffId: number, isDisabled: boolean): Promise<void> {
  await sql`
    UPDATE sign_in_users SET "disabledAt" = CASE WHEN ${isDisabled} THEN now() END WHERE "staffId" = ${staffId}`.execute(
    writer,
  )
}

export async function setGrants(writer: Writer, staffId: number, granted: readonly Right[]): Promise<void> {
  await sql`
    UPDATE sign_in_users SET "grantedRights" = ${granted}::text[] WHERE "staffId" = ${staffId}`.execute(writer)
}

/** Signs somebody out everywhere, but for one session. */
export async function endSessions(writer: Writer, staffId: number, butSession: string | null = null): Promise<void> {
  await sql`
    DELETE FROM sign_in_sessions t USING sign_in_users u
    WHERE u.id = t."userId" AND u."staffId" = ${staffId} AND t.id IS DISTINCT FROM ${butSession}`.execute(writer)
}

/** Takes away a second factor that somebody has lost. */
export async function dropSecondFactor(writer: Writer, staffId: number): Promise<void> {
  await sql`
    DELETE FROM sign_in_second_factors f USING sign_in_users u WHERE u.id = f."userId" AND u."staffId" = ${staffId}`.execute(
    writer,
  )
  await sql`UPDATE sign_in_users SET "twoFactorEnabled" = false WHERE "staffId" = ${staffId}`.execute(writer)
}

/** Wrong passwords in a row for a name that was typed, whether there is such a user or not. */
export async function failuresOf(reader: Reader, username: string): Promise<{ failures: number; secondsAgo: number }> {
  const { rows } = await sql<{ failures: number; secondsAgo: number }>`
    SELECT failures, extract(epoch FROM now() - last_at)::float8 AS "secondsAgo" FROM sign_in_failures
    WHERE username = ${username.toLowerCase()}`.execute(reader)
  return rows[0] ?? { failures: 0, secondsAgo: 0 }
}

export async function noteFailure(writer: Writer, username: string): Promise<void> {
  await sql`DELETE FROM sign_in_failures WHERE last_at < now() - interval '1 day'`.execute(writer)
  await sql`
    INSERT INTO sign_in_failures (username, failures, last_at) VALUES (${username.toLowerCase()}, 1, now())
    ON CONFLICT (username) DO UPDATE SET failures = sign_in_failures.failures + 1, last_at = now()`.execute(writer)
}

export async function forgetFailures(writer: Writer, username: string): Promise<void> {
  await sql`DELETE FROM sign_in_failures WHERE username = ${username.toLowerCase()}`.execute(writer)
}

/** A token as its owner sees it in the list. */
export interface ApiToken {
  readonly tokenId: number
  readonly staffId: number
  readonly staffName: string
  readonly name: string
  readonly rights: readonly Right[]
  readonly expiresOn: Day
  readonly madeAt: string
  readonly lastUsedOn: Day | null
  readonly revokedAt: string | null
}

const apiToken = sql`
  SELECT t.token_id AS "tokenId", t.staff_id AS "staffId", s.name AS "staffName", t.name, t.rights, t.expires_on AS "expiresOn",
    t.made_at AS "madeAt", t.last_used_on AS "lastUsedOn", t.revoked_at AS "revokedAt"
  FROM api_tokens t JOIN staff s USING (staff_id)`

export async function apiTokensOf(reader: Reader, groupId: number): Promise<ApiToken[]> {
  const { rows } = await sql<ApiToken>`
    ${apiToken} WHERE s.group_id = ${groupId} ORDER BY t.token_id`.execute(reader)
  return rows
}

export async function apiTokenByHash(reader: Reader, hash: string): Promise<ApiToken | null> {
  const { rows } = await sql<ApiToken>`${apiToken} WHERE t.token_hash = ${hash}`.execute(reader)
  return rows[0] ?? null
}

export async function addApiToken(
  writer: Writer,
  token: { staffId: number; name: string; hash: string; rights: readonly Right[]; expiresOn: Day },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO api_tokens (staff_id, name, token_hash, rights, expires_on)
    VALUES (${token.staffId}, ${token.name}, ${token.hash}, ${token.rights}::text[], ${token.expiresOn})
    RETURNING token_id AS id`.execute(writer)
  return rows[0]?.id ?? 0
}

/** Answers whether there was such a token of the group, still in force. */
export async function revokeApiToken(writer: Writer, groupId: number, tokenId: number): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    UPDATE api_tokens t SET revoked_at = now() FROM staff s
    WHERE s.staff_id = t.staff_id AND s.group_id = ${groupId} AND t.token_id = ${tokenId} AND t.revoked_at IS NULL
    RETURNING t.token_id AS id`.execute(writer)
  return rows.length > 0
}

export async function noteTokenUse(writer: Writer, tokenId: number, today: Day): Promise<void> {
  await sql`
    UPDATE api_tokens SET last_used_on = ${today} WHERE token_id = ${tokenId} AND last_used_on IS DISTINCT FROM ${today}`.execute(
    writer,
  )
}
