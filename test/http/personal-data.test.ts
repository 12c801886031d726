import { access, readdir } from 'node:fs/promises'
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

test('a deletion takes the copies of imported files along, and is written down beside the backups', async () => {
  await kit.take({ 'again.csv': '客户编号,客户姓名\nK3,王三\n' }, { asOf: '2024-09-30' })
  const copies = await kit.rows('SELECT upload FROM imports WHERE group_id = $group AND upload IS NOT NULL')
  expect(copies.length).toBeGreaterThan(0)
  expect((await kit.admin('DELETE', of('K3'))).status).toBe(200)
  for (const { upload } of copies) await expect(access(String(upload))).rejects.toThrow('ENOENT')
  expect(await kit.rows('SELECT FROM imports WHERE group_id = $group AND upload IS NOT NULL')).toEqual([])
  expect(await readdir(kit.office.folders.backups)).toEqual(['longrange-deletions.json'])
})
