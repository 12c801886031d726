import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll } from 'vitest'

/** A provider of identities on this machine that lets everybody in as `claims`, and checks what it is asked with. */
export async function identityProvider(claims: () => Readonly<Record<string, unknown>>) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, { challenge: string; nonce: string | null; client: string }>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    const say = (body: unknown): void => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (url.pathname === '/.well-known/openid-configuration')
      return say({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (url.pathname === '/keys') return say({ keys: [jwk] })
    if (url.pathname === '/userinfo') return say(claims())
    if (url.pathname === '/authorize') {
      const code = randomBytes(8).toString('hex')
      codes.set(code, {
        challenge: url.searchParams.get('code_challenge') ?? '',
        nonce: url.searchParams.get('nonce'),
        client: url.searchParams.get('client_id') ?? '',
      })
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      response.writeHead(302, { location: back.href })
      return response.end()
    }
    let text = ''
    request.on('data', (piece: Buffer) => (text += piece.toString()))
    request.on('end', () => {
      const asked = new URLSearchParams(text)
      const known = codes.get(asked.get('code') ?? '')
      const proof = createHash('sha256')
        .update(asked.get('code_verifier') ?? '')
        .digest('base64url')
      if (known === undefined || known.challenge !== proof) {
        response.statusCode = 400
        return say({ error: 'invalid_grant' })
      }
      const now = Math.floor(Date.now() / 1000)
      const token = { iss: issuer, aud: known.client, iat: now, exp: now + 300, ...claims() }
      const nonce = known.nonce === null ? {} : { nonce: known.nonce }
      say({ access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: signed({ ...token, ...nonce }) })
    })
  })
  const signed = (payload: object): string => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(payload)}`
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const at = server.address()
  const issuer = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`
  afterAll(() => server.close())
  return { issuer }
}
