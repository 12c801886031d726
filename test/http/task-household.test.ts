import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
const [husband, wife] = [kit.customer('K1'), kit.customer('K3')]
await inTransaction(kit.store, (writer) =>
  sql`INSERT INTO household_members (customer_id, name, relation, member_customer_id)
    VALUES (${husband}, '李敏', 'spouse', ${wife})`.execute(writer),
)

const obstacles = async (taskId: number): Promise<string[]> => {
  const { body } = await kit.advisor('GET', `/tasks/${taskId}`)
  return body.contact.obstacles.map(({ label }: { label: { en: string } }) => label.en)
}
const family = 'A member of the household was called about this today'

test('two of a household are not called on one day about the same thing, about another they may be', async () => {
  const first = await kit.reason({ customerNo: 'K1', playbook: 'P7' })
  const same = await kit.reason({ customerNo: 'K3', playbook: 'P7' })
  expect(await obstacles(same)).not.toContain(family)
  const path = `/tasks/${first}/results`
  const { body: said } = await kit.advisor('POST', path, { body: { result: 'reached' } })
  expect(await obstacles(same)).toContain(family)
  expect((await kit.advisor('GET', `/tasks/${same}`)).body.contact).toMatchObject({
    mayCall: false,
    obstacles: [{ until: '2024-10-01T01:00:00Z' }],
  })
  await kit.advisor('DELETE', `${path}/${said.resultId}`)
  expect(await obstacles(same)).not.toContain(family)
  await kit.advisor('POST', path, { body: { result: 'reached' } })
  await inTransaction(kit.store, (writer) =>
    sql`UPDATE task_reasons SET playbook_id = 'P9' WHERE reason_id = ${same}`.execute(writer),
  )
  expect(await obstacles(same)).not.toContain(family)
})
