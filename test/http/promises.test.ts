import { expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const kit = await deskKit(await freshStore())
const of = (no: string, rest = ''): string => `/customers/${kit.customer(no)}${rest}`

test('a promise that was kept reminds nobody any more; saying so can be taken back', async () => {
  const promise = { dueOn: '2024-10-02', text: '寄回行驶证' }
  await kit.advisor('POST', of('K1', '/promises'), { body: promise })
  const open = async (): Promise<string[]> =>
    (await kit.advisor('GET', of('K1'))).body.promises.map((each: { text: string }) => each.text)
  const packed = async (): Promise<string> =>
    JSON.stringify(
      (
        await kit.rows(
          `SELECT facts -> 'promises' AS said FROM histories WHERE customer_id = ${kit.customer('K1')} AND $group > 0`,
        )
      )[0],
    )
  const settle = (state: string) => kit.advisor('PUT', of('K1', '/promises'), { body: { ...promise, state } })
  expect(await open()).toContain('寄回行驶证')
  expect((await settle('kept')).status).toBe(201)
  expect(await open()).not.toContain('寄回行驶证')
  expect(await packed()).toContain('["寄回行驶证","2024-10-02","2024-09-30"]')
  const told = (await kit.advisor('GET', of('K1', '/timeline'))).body.rows
  expect(
    told.find((each: { kind: string; what: { text: string } }) => each.what.text === '寄回行驶证').what,
  ).toMatchObject({
    state: 'kept',
  })
  expect((await settle('open')).status).toBe(201)
  expect(await open()).toContain('寄回行驶证')
  expect(await packed()).toContain('["寄回行驶证","2024-10-02"]')
  expect((await settle('lost')).status).toBe(400)
  const none = await kit.advisor('PUT', of('K1', '/promises'), { body: { ...promise, text: '别的', state: 'kept' } })
  expect(none).toMatchObject({ status: 404, body: { code: 'unknown-promise' } })
  const [entry] = await kit.rows(
    `SELECT subject, detail FROM audit_entries WHERE group_id = $group AND action = 'promise-settled' ORDER BY audit_id LIMIT 1`,
  )
  expect(entry).toEqual({ subject: `customer ${kit.customer('K1')}`, detail: { state: 'kept' } })
})
