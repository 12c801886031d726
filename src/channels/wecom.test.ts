import { expect, test } from 'vitest'
import { wecom } from '#channels/wecom.ts'
import { type Heard, local, localServer, type Reply } from '#test/channels/local-server.ts'
import { anOutgoing, opened } from '#test/channels/messages.ts'

/** As https://developer.work.weixin.qq.com documents it: tokens that end, and what `send` answers to a live one. */
async function weComThat(send: (heard: Heard, calls: number) => Reply, { lives = 7200 }: { lives?: number } = {}) {
  let tokens = 0
  let calls = 0
  const dead = new Set<string>()
  const server = await localServer((heard) => {
    if (heard.path === '/cgi-bin/gettoken') {
      if (heard.query.get('corpsecret') !== 'right') return { json: { errcode: 40_001, errmsg: 'invalid credential' } }
      tokens += 1
      return { json: { errcode: 0, errmsg: 'ok', access_token: `t${tokens}`, expires_in: lives } }
    }
    const token = heard.query.get('access_token') ?? ''
    if (dead.has(token)) return { json: { errcode: 42_001, errmsg: 'access_token expired' } }
    calls += 1
    return send(heard, calls)
  })
  const variables = {
    ...local,
    LONGRANGE_WECOM_URL: server.url,
    LONGRANGE_WECOM_CORP_ID: 'ww1',
    LONGRANGE_WECOM_AGENT_ID: '1000002',
    LONGRANGE_WECOM_SECRET: 'right',
    LONGRANGE_WECOM_PER_SECOND: '1000',
  }
  return { server, variables, carrier: opened(wecom, variables), dead, tokens: () => tokens }
}

const taken: Reply = { json: { errcode: 0, errmsg: 'ok', invaliduser: '', msgid: 'm1' } }
const aJob: Reply = { json: { errcode: 0, errmsg: 'ok', fail_list: [], msgid: 'msgGCAAA' } }
const byHand = anOutgoing({ channel: 'wechat', to: 'wangxiaoming' })
const known = anOutgoing({ channel: 'wechat', to: 'wmAbcdEFGH' })

test('a contact of the advisor: a job that the advisor confirms', async () => {
  const { carrier, server } = await weComThat(() => aJob)
  expect(await carrier.send(known)).toEqual({ outcome: 'handed_over', ref: 'msgGCAAA zhangsan' })
  expect(server.heard[1]).toMatchObject({
    path: '/cgi-bin/externalcontact/add_msg_template',
    json: { chat_type: 'single', external_userid: ['wmAbcdEFGH'], sender: 'zhangsan', text: { content: known.body } },
  })
})

test('an id that WeCom does not know: the advisor gets the text', async () => {
  const { carrier, server } = await weComThat(() => taken)
  expect(await carrier.send(byHand)).toEqual({ outcome: 'handed_over', ref: null })
  expect(server.heard[1]).toMatchObject({
    path: '/cgi-bin/message/send',
    json: { touser: 'zhangsan', agentid: 1_000_002 },
  })
  expect(server.heard[1]?.json.text.content).toContain(byHand.body)
})

test('one token for many messages, asked for once', async () => {
  const { carrier, tokens } = await weComThat(() => taken)
  await Promise.all([byHand, byHand, byHand].map((each) => carrier.send(each)))
  await carrier.send(byHand)
  expect(tokens()).toBe(1)
})

test('a token that has died early is renewed, and the message goes', async () => {
  const { carrier, dead, tokens } = await weComThat(() => taken)
  await carrier.send(byHand)
  dead.add('t1')
  expect(await carrier.send(byHand)).toMatchObject({ outcome: 'handed_over' })
  expect(tokens()).toBe(2)
})

test('a token that is about to end is not used', async () => {
  const { carrier, tokens } = await weComThat(() => taken, { lives: 150 })
  await carrier.send(byHand)
  await carrier.send(byHand)
  expect(tokens()).toBeGreaterThanOrEqual(2)
})

test('a token that stays dead is no reason to go on asking', async () => {
  const { carrier, dead, tokens } = await weComThat(() => taken)
  for (const each of ['t1', 't2', 't3']) dead.add(each)
  expect(await carrier.send(byHand)).toMatchObject({ outcome: 'later', said: '42001: access_token expired' })
  expect(tokens()).toBe(2)
})

test.each<{ because: string; reply: Reply; of?: typeof known; dispatch: object }>([
  {
    because: 'too often',
    reply: { json: { errcode: 45_009, errmsg: 'api freq out of limit' } },
    dispatch: { outcome: 'later', said: '45009: api freq out of limit', afterSeconds: 60 },
  },
  {
    because: 'busy',
    reply: { json: { errcode: -1, errmsg: 'system busy' } },
    dispatch: { outcome: 'later', said: '-1: system busy' },
  },
  {
    because: 'our machine may not call',
    reply: { json: { errcode: 60_020, errmsg: 'not allow to access from your ip' } },
    dispatch: { outcome: 'later', said: '60020: not allow to access from your ip' },
  },
  {
    because: 'no such user at all',
    reply: { json: { errcode: 81_013, errmsg: 'user & party & tag all invalid' } },
    dispatch: { outcome: 'rejected', because: 'bad_address', said: '81013: user & party & tag all invalid' },
  },
  {
    because: 'taken, but not for the advisor',
    reply: { json: { errcode: 0, errmsg: 'ok', invaliduser: 'lisi|ZhangSan' } },
    dispatch: { outcome: 'rejected', because: 'bad_address', said: 'WeCom does not reach the advisor' },
  },
  {
    because: 'taken, but the advisor has no licence',
    reply: { json: { errcode: 0, errmsg: 'ok', unlicenseduser: 'zhangsan' } },
    dispatch: { outcome: 'rejected', because: 'bad_address', said: 'WeCom does not reach the advisor' },
  },
  {
    because: 'in part: others failed',
    of: known,
    reply: { json: { errcode: 0, errmsg: 'ok', fail_list: ['wmOTHER1'], msgid: 'm2' } },
    dispatch: { outcome: 'handed_over', ref: 'm2 zhangsan' },
  },
  {
    because: 'in part: ours failed',
    of: known,
    reply: { json: { errcode: 0, errmsg: 'ok', fail_list: ['wmAbcdEFGH'], msgid: 'm2' } },
    dispatch: { outcome: 'rejected', because: 'bad_address', said: 'not a contact of the advisor' },
  },
  {
    because: 'text refused',
    of: known,
    reply: { json: { errcode: 40_058, errmsg: 'invalid parameter' } },
    dispatch: { outcome: 'rejected', because: 'refused', said: '40058: invalid parameter' },
  },
  {
    because: 'taken, and no word',
    reply: 'silence',
    dispatch: { outcome: 'uncertain', said: 'no answer within 300 ms' },
  },
  {
    because: 'a gateway on the way breaks',
    reply: { status: 502 },
    dispatch: { outcome: 'uncertain', said: '-502: HTTP 502' },
  },
])('$because', async ({ reply, of = byHand, dispatch }) => {
  const { carrier } = await weComThat(() => reply)
  expect(await carrier.send(of)).toEqual(dispatch)
})

test('no token: nothing has been sent', async () => {
  const { server, variables } = await weComThat(() => taken)
  const carrier = opened(wecom, { ...variables, LONGRANGE_WECOM_SECRET: 'wrong' })
  expect(await carrier.send(byHand)).toEqual({ outcome: 'later', said: '40001: invalid credential' })
  expect(server.heard).toHaveLength(1)
})

test('an advisor without WeCom', async () => {
  const { carrier, server } = await weComThat(() => taken)
  expect(await carrier.send({ ...byHand, advisorWecom: null })).toMatchObject({
    outcome: 'rejected',
    because: 'bad_address',
  })
  expect(server.heard).toEqual([])
})

test.each([
  { status: 0, says: 'waiting' },
  { status: 1, says: 'sent' },
  { status: 2, says: 'refused' },
  { status: 3, says: 'refused' },
])('the advisor has not, has, or can no longer: $status', async ({ status, says }) => {
  const list = [
    { external_userid: 'wmOTHER', userid: 'zhangsan', status: 1 },
    { external_userid: 'wmAbcdEFGH', userid: 'zhangsan', status },
  ]
  const { carrier, server } = await weComThat(() => ({ json: { errcode: 0, errmsg: 'ok', send_list: list } }))
  expect(await carrier.confirmation?.('msgGCAAA zhangsan', 'wmAbcdEFGH')).toBe(says)
  expect(server.heard[1]?.json).toMatchObject({ msgid: 'msgGCAAA', userid: 'zhangsan' })
})

test('the secret stays out of what is said', async () => {
  const carrier = opened(wecom, {
    LONGRANGE_WECOM_URL: 'http://127.0.0.1:9',
    LONGRANGE_PRIVATE_HOSTS: '127.0.0.1',
    LONGRANGE_WECOM_CORP_ID: 'ww1',
    LONGRANGE_WECOM_AGENT_ID: '1',
    LONGRANGE_WECOM_SECRET: 'very secret',
  })
  const dispatch = await carrier.send(byHand)
  expect(dispatch.outcome).toBe('later')
  expect(JSON.stringify(dispatch)).not.toContain('secret')
})
