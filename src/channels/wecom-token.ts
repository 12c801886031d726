import type { Answered, OutboundClient } from '#channels/outbound-client.ts'

/** What WeCom answers: an error's number, 0 = none. */
export interface WecomAnswer {
  readonly errcode: number
  readonly errmsg: string
  readonly json: Readonly<Record<string, unknown>>
}

/** The account of an application of the enterprise. */
export interface WecomAccount {
  readonly corpId: string
  readonly secret: string
}

/** A token is renewed so many seconds before it ends. */
const aheadSeconds = 200
/** The token is not, or no longer, one. */
const deadTokens = new Set([40_001, 40_014, 42_001])

/** Calls of WeCom's API, each with a token: one is kept while it lives, and one that has died early is renewed once. */
export function wecomCalls(client: OutboundClient, account: WecomAccount): WecomCalls {
  let token: Promise<Token> | null = null
  const fresh = (): Promise<Token> => (token = fetchToken(client, account))
  const current = async (): Promise<Token> => {
    const kept = await (token ?? fresh())
    return kept.endsAt > Date.now() ? kept : fresh()
  }
  const once = async (path: string, body: object, { text }: Token): Promise<WecomAnswer> =>
    read(
      await client({
        method: 'POST',
        path: `${path}?access_token=${encodeURIComponent(text)}`,
        body: JSON.stringify(body),
      }),
    )
  return async (path, body) => {
    try {
      const answer = await once(path, body, await current())
      return deadTokens.has(answer.errcode) ? await once(path, body, await fresh()) : answer
    } catch (error) {
      // Whoever comes next asks for a token anew.
      token = null
      throw error
    }
  }
}

export type WecomCalls = (path: string, body: object) => Promise<WecomAnswer>

interface Token {
  readonly text: string
  readonly endsAt: number
}

/** WeCom gave no token: nothing has been sent. */
export class NoToken extends Error {}

async function fetchToken(client: OutboundClient, { corpId, secret }: WecomAccount): Promise<Token> {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: secret }).toString()
  const answer = await client({ method: 'GET', path: `/cgi-bin/gettoken?${query}` }).catch((error: unknown) => {
    throw new NoToken(error instanceof Error ? error.message : String(error))
  })
  const { errcode, errmsg, json } = read(answer)
  const text = json['access_token']
  if (errcode !== 0 || typeof text !== 'string') throw new NoToken(`${errcode}: ${errmsg}`)
  const lives = typeof json['expires_in'] === 'number' ? json['expires_in'] : 0
  return { text, endsAt: Date.now() + Math.max(0, lives - aheadSeconds) * 1000 }
}

function read({ status, json }: Answered): WecomAnswer {
  const errcode = json?.['errcode']
  const errmsg = json?.['errmsg']
  return {
    // An answer without a number is a gateway's on the way, not WeCom's.
    errcode: typeof errcode === 'number' ? errcode : status === 200 ? -2 : -status,
    errmsg: typeof errmsg === 'string' ? errmsg : `HTTP ${status}`,
    json: json ?? {},
  }
}
