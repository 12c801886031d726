import { openPost } from '#operations/post.ts'
import { local, localServer } from '#test/channels/local-server.ts'

/** WeCom, where the advisor has this to say of the job for each customer: 0 not yet, 1 sent, 2 no friend any more. */
export async function localWeCom() {
  const says = new Map<string, number>()
  const server = await localServer(({ path, json }) => {
    if (path === '/cgi-bin/gettoken') return { json: { errcode: 0, access_token: 't', expires_in: 7200 } }
    if (path.endsWith('add_msg_template'))
      return { json: { errcode: 0, fail_list: [], msgid: `job-${json.external_userid[0]}` } }
    const who = String(json.msgid).slice(4)
    return { json: { errcode: 0, send_list: [{ external_userid: who, status: says.get(who) ?? 0 }] } }
  })
  const post = openPost({
    ...local,
    LONGRANGE_WECOM_URL: server.url,
    LONGRANGE_WECOM_CORP_ID: 'ww1',
    LONGRANGE_WECOM_AGENT_ID: '1',
    LONGRANGE_WECOM_SECRET: 's',
    LONGRANGE_WECOM_PER_SECOND: '1000',
  })
  return { server, says, post }
}
