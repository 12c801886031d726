import { expect, test } from 'vitest'
import { confirmMessages } from '#operations/confirm-messages.ts'
import { openPost } from '#operations/post.ts'
import { sendMessages } from '#operations/send-messages.ts'
import { local, localServer } from '#test/channels/local-server.ts'
import { freshStore } from '#test/database.ts'
import { messagesKit } from '#test/messages-kit.ts'

const store = await freshStore()

/** WeCom, where the advisor has this to say of each job: 0 not yet, 1 sent, 2 no friend any more. */
async function weCom() {
  const kit = await messagesKit(store, 3)
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
  const asked = (now: string) => ({ groupId: kit.group.groupId, clock: () => now, post })
  return { kit, server, says, asked }
}

test('a message goes to the customer when the advisor confirms it, and counts as a contact from then on', async () => {
  const { kit, says, asked, server } = await weCom()
  await kit.put([
    { to: 'K1', channel: 'wechat' },
    { to: 'K2', channel: 'wechat' },
    { to: 'K3', channel: 'wechat' },
  ])
  const touches = () =>
    kit.rows(`SELECT customer_no, result FROM touches JOIN customers USING (customer_id) WHERE group_id = $group`)
  expect(await sendMessages(store, asked('2024-09-30T02:00:00Z'))).toEqual({ handed_over: 3 })
  await confirmMessages(store, asked('2024-09-30T02:01:00Z'))
  expect(await touches()).toEqual([])

  says.set('wmCustomer1', 1).set('wmCustomer2', 2)
  const asks = server.heard.length
  await confirmMessages(store, asked('2024-09-30T02:05:00Z'))
  expect(server.heard).toHaveLength(asks)
  await confirmMessages(store, asked('2024-09-30T02:15:00Z'))
  expect(await touches()).toEqual([{ customer_no: 'K1', result: 'delivered' }])
  expect(await kit.standing()).toMatchObject([
    { state: 'sent' },
    { state: 'not_sent', because: 'not_confirmed' },
    { state: 'handed_over' },
  ])

  await confirmMessages(store, asked('2024-10-08T02:15:00Z'))
  expect((await kit.standing())[2]).toMatchObject({ state: 'not_sent', because: 'not_confirmed' })
})
