import { expect, test } from 'vitest'
import { confirmMessages } from '#operations/confirm-messages.ts'
import { sendMessages } from '#operations/send-messages.ts'
import { freshStore } from '#test/database.ts'
import { messagesKit } from '#test/messages-kit.ts'
import { localWeCom } from '#test/wecom.ts'

const store = await freshStore()

async function weCom() {
  const kit = await messagesKit(store, 3)
  const { server, says, post } = await localWeCom()
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
