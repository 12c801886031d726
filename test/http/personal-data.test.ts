import { expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const kit = await deskKit(await freshStore())
const of = (customerNo: string): string => `/customers/${kit.customer(customerNo)}/personal-data`

test('a person gets a whole copy of what is kept of them, and that is written down', async () => {
  const { status, body, headers } = await kit.manager('GET', of('K1'))
  expect(status).toBe(200)
  expect(String(headers['content-disposition'])).toContain('attachment')
  expect(body).toMatchObject({
    person: { name: '王小明', phone: '13812345678', birthdayOn: '1985-03-02' },
    cars: [{ vin: 'LSVAA4187E2184847', plate: '浙A12345' }],
  })
  expect(body.history.map((entry: { kind: string }) => entry.kind)).toEqual(['visit', 'visit'])
  expect(
    await kit.rows(`SELECT subject FROM audit_entries WHERE group_id = $group AND action = 'personal-data-given'`),
  ).toEqual([{ subject: `customer ${kit.customer('K1')}` }])
})

test.each(['advisor', 'analyst'] as const)('%s neither copies nor deletes', async (role) => {
  for (const method of ['GET', 'DELETE'] as const) expect((await kit[role](method, of('K1'))).status).toBe(403)
})

test('a visitor’s data are for their own centre to give', async () => {
  expect((await kit.manager('GET', of('K4'))).body.code).toBe('not-at-home')
  expect((await kit.manager('DELETE', of('K5'))).body.code).toBe('unknown-customer')
})

test('who is deleted is found no more, by anybody', async () => {
  await kit.manager('POST', `/customers/${kit.customer('K2')}/notes`, { body: { kind: 'note', text: '单先生爱喝茶' } })
  expect((await kit.admin('DELETE', of('K2'))).body).toEqual({ deletedOn: '2024-09-30' })
  for (const q of ['单雄信', 'sxx', '13900001111', 'K2']) {
    expect((await kit.manager('GET', `/search?q=${encodeURIComponent(q)}`)).body.rows).toEqual([])
  }
  expect((await kit.manager('GET', `/customers/${kit.customer('K2')}`)).body.code).toBe('unknown-customer')
  expect(await kit.rows(`SELECT FROM customer_notes WHERE text LIKE '%单先生%'`)).toEqual([])
})
