import { openPost } from '#operations/post.ts'
import { sendMessages } from '#operations/send-messages.ts'
import { openStore } from '#store/connect.ts'

/** A sender to be killed: `node test/operations/send-child.ts <database> <group> <now> <gateway> <idempotent>`. */
const [url = '', groupId = '', now = '', gateway = '', idempotent = ''] = process.argv.slice(2)

const store = await openStore({ url })
if ('fault' in store) throw new Error(store.fault)
const post = openPost({
  LONGRANGE_PRIVATE_HOSTS: '127.0.0.1',
  LONGRANGE_SMS_URL: gateway,
  LONGRANGE_SMS_KEY: 'k',
  LONGRANGE_SMS_IDEMPOTENT: idempotent,
})
await sendMessages(store, { groupId: Number(groupId), clock: () => now, post })
await store.close()
