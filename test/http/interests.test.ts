import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { addPlaybook } from '#store/playbooks.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
const of = (no: string, rest = ''): string => `/customers/${kit.customer(no)}${rest}`

beforeAll(() =>
  inTransaction(kit.store, async (writer) => {
    const about = { groupId: kit.groupId, playbookId: 'P30', isActive: true, shippedDigest: null, by: 'test' }
    await addPlaybook(writer, { ...about, source: readFileSync('playbooks/p30-interest.yaml', 'utf8') })
  }),
)

const open = async (no: string): Promise<string[]> =>
  (await kit.manager('GET', of(no))).body.interests.map(({ text }: { text: string }) => text)
const record = (no: string, text: string, who = kit.manager) => who('POST', of(no, '/interests'), { body: { text } })

test('an interest is shown, becomes a task at once, and ends as booked or declined; that can be taken back', async () => {
  const recorded = await record('K1', '贴膜')
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(201)
  expect(await open('K1')).toEqual(['贴膜'])
  const tasks = () =>
    kit.rows(`
      SELECT because ->> 'zh' AS because, state, ended_because FROM task_reasons
      WHERE group_id = $group AND playbook_id = 'P30'`)
  const because = '2024年9月30日提到对「贴膜」感兴趣，一周内回复'
  expect(await tasks()).toEqual([{ because, state: 'open', ended_because: null }])
  expect(await record('K1', '贴膜')).toMatchObject({ status: 409, body: { code: 'already-interested' } })
  const settle = (state: string, id = recorded.body.id) =>
    kit.advisor('PUT', of('K1', `/interests/${id}`), { body: { state } })
  expect((await settle('declined')).status).toBe(201)
  expect(await open('K1')).toEqual([])
  expect(await tasks()).toEqual([{ because, state: 'cancelled', ended_because: 'success_condition' }])
  const { rows } = (await kit.advisor('GET', of('K1', '/timeline?kind=interest'))).body
  expect(rows).toMatchObject([{ on: '2024-09-30', what: { text: '贴膜', state: 'declined' } }])
  expect((await settle('open')).status).toBe(201)
  expect(await open('K1')).toEqual(['贴膜'])
  expect((await settle('lost')).status).toBe(400)
  expect(await settle('booked', 987_654)).toMatchObject({ status: 404, body: { code: 'unknown-interest' } })
})

test.each([
  ['K2', 'booked'],
  ['K3', 'declined'],
] as const)('a call to %s that ended %s settles the interest; undone it is open', async (no, result) => {
  await record(no, '充电桩')
  const [task] = await kit.rows(`
    SELECT reason_id AS id FROM task_reasons WHERE customer_id = ${kit.customer(no)} AND playbook_id = 'P30' AND $group > 0`)
  const path = `/tasks/${Number(task?.['id'])}/results`
  const said = await kit.manager('POST', path, { body: { result, channel: 'phone' } })
  expect(said.status, JSON.stringify(said.body)).toBe(201)
  expect(await open(no)).toEqual([])
  const undone = await kit.manager('DELETE', `${path}/${said.body.resultId}`)
  expect(undone.status, JSON.stringify(undone.body)).toBe(200)
  expect(await open(no)).toEqual(['充电桩'])
})

test('what somebody would like is for those who see names, and written by those at home', async () => {
  expect((await record('K1', '延保', kit.advisor)).status).toBe(201)
  expect((await kit.analyst('GET', of('K1'))).body.interests).toEqual([])
  expect(await record('K4', '延保', kit.advisor)).toMatchObject({ status: 404, body: { code: 'unknown-customer' } })
})
