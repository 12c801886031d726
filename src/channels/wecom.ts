import type { Carrier, CarrierKind, Confirmation, Dispatch, Outgoing } from '#channels/carrier.ts'
import { outboundClient } from '#channels/outbound-client.ts'
import { withoutAnswer } from '#channels/sms.ts'
import { allOf, perSecondOf, type Variables } from '#channels/variables.ts'
import { NoToken, type WecomAnswer, wecomCalls, type WecomCalls } from '#channels/wecom-token.ts'

/**
 * WeCom (企业微信). A customer hears only from the advisor who knows them: where we know the customer's external id
 * (`wm…`, `wo…`), a mass-message job is made that the advisor confirms in WeCom; where we do not, the advisor gets the text
 * as an application message and says in Longrange when it is sent.
 */
export const wecom: CarrierKind = {
  id: 'wecom',
  label: { zh: '企业微信', en: 'WeCom' },
  carries: () => ['wechat'],
  open: (variables) => {
    const set = allOf(variables, ['LONGRANGE_WECOM_CORP_ID', 'LONGRANGE_WECOM_AGENT_ID', 'LONGRANGE_WECOM_SECRET'])
    if (set === null) return null
    const account = { corpId: set.LONGRANGE_WECOM_CORP_ID, secret: set.LONGRANGE_WECOM_SECRET }
    const client = outboundClient(variables['LONGRANGE_WECOM_URL'] ?? 'https://qyapi.weixin.qq.com', variables)
    return carrier(wecomCalls(client, account), Number(set.LONGRANGE_WECOM_AGENT_ID), variables)
  },
}

function carrier(call: WecomCalls, agentId: number, variables: Variables): Carrier {
  return {
    id: 'wecom',
    knowsKeys: false,
    perSecond: perSecondOf(variables, 'LONGRANGE_WECOM_PER_SECOND') ?? 5,
    send: async (outgoing) => {
      if (outgoing.advisorWecom === null)
        return { outcome: 'rejected', because: 'bad_address', said: 'the advisor has no WeCom account' }
      try {
        return isExternal(outgoing.to)
          ? await askAdvisor(call, outgoing, outgoing.advisorWecom)
          : await noteAdvisor(call, outgoing, { advisor: outgoing.advisorWecom, agentId })
      } catch (error) {
        if (error instanceof NoToken) return { outcome: 'later', said: error.message }
        return withoutAnswer(error, false)
      }
    },
    confirmation: (ref, to) => confirmationOf(call, ref, to),
    close: () => undefined,
  }
}

function isExternal(to: string): boolean {
  return /^w[mo][\w-]{4,}$/.test(to)
}

/** https://developer.work.weixin.qq.com/document/path/92135 */
async function askAdvisor(call: WecomCalls, { to, body }: Outgoing, advisor: string): Promise<Dispatch> {
  const job = { chat_type: 'single', external_userid: [to], sender: advisor, text: { content: body } }
  const answer = await call('/cgi-bin/externalcontact/add_msg_template', job)
  if (answer.errcode !== 0) return trouble(answer)
  const failed = answer.json['fail_list']
  if (Array.isArray(failed) && failed.includes(to))
    return { outcome: 'rejected', because: 'bad_address', said: 'not a contact of the advisor' }
  return { outcome: 'handed_over', ref: refOf(answer, advisor) }
}

/** https://developer.work.weixin.qq.com/document/path/90236 */
async function noteAdvisor(
  call: WecomCalls,
  { body, key }: Outgoing,
  { advisor, agentId }: { advisor: string; agentId: number },
): Promise<Dispatch> {
  const message = {
    touser: advisor,
    msgtype: 'text',
    agentid: agentId,
    text: { content: `请发给客户（消息 ${key.slice(0, 8)}，发送后请在续航中确认）：\n${body}` },
    // WeCom drops a message that is the same as one of the last half hour.
    enable_duplicate_check: 1,
  }
  const answer = await call('/cgi-bin/message/send', message)
  if (answer.errcode !== 0) return trouble(answer)
  const refused = [answer.json['invaliduser'], answer.json['unlicenseduser']].flatMap((list) =>
    typeof list === 'string' ? list.split('|') : [],
  )
  if (refused.some((each) => each.toLowerCase() === advisor.toLowerCase()))
    return { outcome: 'rejected', because: 'bad_address', said: 'WeCom does not reach the advisor' }
  return { outcome: 'handed_over', ref: null }
}

/** A job and whose it is: what the results are asked by. */
function refOf({ json }: WecomAnswer, advisor: string): string | null {
  return typeof json['msgid'] === 'string' ? `${json['msgid']} ${advisor}` : null
}

/** https://developer.work.weixin.qq.com/document/path/93338 : 0 not sent yet, 1 sent, 2 and 3 will not be. */
async function confirmationOf(call: WecomCalls, ref: string, to: string): Promise<Confirmation> {
  const [msgid, userid] = ref.split(' ')
  const answer = await call('/cgi-bin/externalcontact/get_groupmsg_send_result', { msgid, userid, limit: 500 })
  const list = answer.json['send_list']
  if (answer.errcode !== 0 || !Array.isArray(list)) return 'waiting'
  const ours = (list as readonly { external_userid?: unknown; status?: unknown }[]).find(
    ({ external_userid: id }) => id === to,
  )
  if (ours === undefined || ours.status === 0) return 'waiting'
  return ours.status === 1 ? 'sent' : 'refused'
}

/** Numbers of errors that pass: busy, too often, too much at once, the token service away. */
const passing = new Set([-1, 45_009, 45_033, 45_011, 40_001, 40_014, 42_001])
/** Somebody is not there, or not ours to write to. */
const unreachable = new Set([40_003, 40_031, 60_111, 81_013, 84_061, 40_096])
/** What an administrator mends: addresses that may call, rights of the application. */
const ofTheHouse = new Set([60_020, 48_002, 41_001, 301_002, 50_001])

function trouble({ errcode, errmsg }: WecomAnswer): Dispatch {
  const said = `${errcode}: ${errmsg}`.slice(0, 300)
  if (errcode === 45_009) return { outcome: 'later', said, afterSeconds: 60 }
  if (passing.has(errcode) || ofTheHouse.has(errcode)) return { outcome: 'later', said }
  if (unreachable.has(errcode)) return { outcome: 'rejected', because: 'bad_address', said }
  // Not WeCom's own answer: a gateway between us may have passed the request on.
  if (errcode === -2 || (errcode <= -500 && errcode > -600)) return { outcome: 'uncertain', said }
  return { outcome: 'rejected', because: 'refused', said }
}
