import pg from 'pg'
import { expect, test } from 'vitest'
import { aHome, clearFolders } from '#test/cli/home.ts'

clearFolders()

test('why a customer can or cannot be contacted, from the terminal', async () => {
  const { say, file, database } = await aHome()
  const customers = await file('customers.csv', [
    '客户编号,客户姓名,手机号,服务中心',
    'C001,张三,13800000001,城北',
    'C002,李四,13800000002,城北',
  ])
  expect((await say(['import', customers])).status).toBe(0)

  const open = JSON.parse((await say('contact why C001 --json')).out)
  expect(open.answers).toHaveLength(18)
  const to = (channel: string, purpose: string) =>
    open.answers.find(
      (each: { channel: string; purpose: string }) => each.channel === channel && each.purpose === purpose,
    )
  expect(to('phone', 'sales').obstacles).toContainEqual({ because: 'not_granted', until: null })
  expect(to('email', 'value').obstacles).toContainEqual({ because: 'no_address', until: null })

  const client = new pg.Client(database)
  await client.connect()
  await client.query(`UPDATE customers SET do_not_contact = true WHERE customer_no = 'C002'`)
  await client.end()
  const closed = await say('contact why C002 --lang zh')
  expect(closed.out).toContain('李四')
  expect(closed.out).toMatch(/短信\s+关怀\s+不可以\s+客户要求不再联系/)
  expect((await say('contact why C002 --lang en')).out).toMatch(
    /SMS\s+Value\s+no\s+The customer asked not to be contacted/,
  )
})

test('a customer who is not there', async () => {
  const { say, file } = await aHome()
  await say(['import', await file('customers.csv', ['客户编号,客户姓名,服务中心', 'C001,张三,城北'])])
  const refused = await say('contact why C009 --lang en')
  expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('there is no customer numbered C009')])
})
