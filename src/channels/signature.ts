import { createHmac, timingSafeEqual } from 'node:crypto'

/** A secret that two programs share, and the name of it: while one is changed both are known. */
export interface SigningKey {
  readonly id: string
  readonly secret: string
}

/** A signature is believed for so long, seconds; clocks differ. */
const believedSeconds = 300

const signatureHeaders = {
  key: 'x-longrange-key',
  at: 'x-longrange-timestamp',
  signature: 'x-longrange-signature',
} as const

/** Headers that say who sends a body, and when: HMAC-SHA256 over `timestamp.body`. `now` in milliseconds since 1970. */
export function signed(body: string, { id, secret }: SigningKey, now: number): Record<string, string> {
  const at = String(Math.floor(now / 1000))
  return {
    [signatureHeaders.key]: id,
    [signatureHeaders.at]: at,
    [signatureHeaders.signature]: `v1=${digest(at, body, secret)}`,
  }
}

/** Whether a body comes from somebody who has one of the keys, and is not older than five minutes. */
export function isSignedBy(
  keys: readonly SigningKey[],
  body: Buffer,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  now: number,
): boolean {
  const at = String(headers[signatureHeaders.at] ?? '')
  const key = keys.find(({ id }) => id === headers[signatureHeaders.key])
  if (key === undefined || !/^\d{1,12}$/.test(at) || Math.abs(now / 1000 - Number(at)) > believedSeconds) return false
  const given = Buffer.from(String(headers[signatureHeaders.signature] ?? ''))
  const ours = Buffer.from(`v1=${digest(at, body, key.secret)}`)
  return given.length === ours.length && timingSafeEqual(given, ours)
}

function digest(at: string, body: string | Buffer, secret: string): string {
  return createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex')
}
