import { expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const kit = await deskKit(await freshStore())
const of = (no: string, rest = ''): string => `/customers/${kit.customer(no)}${rest}`

async function etagOf(no: string): Promise<string> {
  return String((await kit.manager('GET', of(no))).headers['etag'])
}

test('ways to reach somebody are put right without ever being told; what is left out stays', async () => {
  const edit = async (body: object) =>
    kit.manager('PATCH', of('K1'), { body, headers: { 'if-match': await etagOf('K1') } })
  const ways = { wechat: 'wxm_1985', email: 'wang@example.com', address: '文三路 1 号', gender: 'male' }
  expect((await edit(ways)).status).toBe(200)
  const { body } = await kit.manager('GET', of('K1'))
  expect(body.person).toMatchObject({ hasWechat: true, hasEmail: true, hasAddress: true, gender: 'male' })
  expect(JSON.stringify(body)).not.toMatch(/wxm_1985|example\.com|文三路/)
  expect((await edit({ phone: '138****5678' })).status).toBe(400)
  expect((await edit({ wechat: null })).status).toBe(200)
  expect((await kit.manager('POST', of('K1', '/contact-views'), { body: { reason: 'look' } })).body).toMatchObject({
    phone: '13812345678',
    wechat: null,
    email: 'wang@example.com',
    address: '文三路 1 号',
  })
})

test('somebody handed to another centre is at home there', async () => {
  const { body } = await kit.manager('GET', '/customers/choices')
  const there = body.centres.find((each: { name: string }) => each.name === '二店').centreId
  const edit = { body: { centreId: there }, headers: { 'if-match': await etagOf('K3') } }
  expect((await kit.manager('PATCH', of('K3'), edit)).status).toBe(200)
  expect((await kit.manager('GET', of('K3'))).body.code).toBe('unknown-customer')
  expect((await kit.analyst('GET', of('K3'))).body.person).toMatchObject({ centre: '二店' })
})
