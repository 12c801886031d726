import { expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'
import type { Ask } from '#test/http/api-kit.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const kit = await deskKit(await freshStore())

async function found(ask: Ask, q: string): Promise<string[]> {
  const { status, body } = await ask('GET', `/search?q=${encodeURIComponent(q)}`)
  expect(status).toBe(200)
  return body.rows.map((row: { customerNo: string }) => row.customerNo)
}

test.each([
  { q: '王小明', finds: ['K1'] },
  { q: 'wxm', finds: ['K1'] },
  { q: 'shanxiong', finds: ['K2'] },
  { q: '138 1234', finds: ['K1'] },
  { q: '浙A·23456', finds: ['K2'] },
  { q: '184847', finds: ['K1'] },
  { q: 'k2', finds: ['K2'] },
  { q: '李芳', finds: ['K4'] },
  { q: 'lf', finds: ['K4'] },
  { q: '王大力', finds: [] },
  { q: 'K5', finds: [] },
  { q: "' OR 1=1 --", finds: [] },
  { q: '%', finds: [] },
  { q: '', finds: [] },
])('a manager finds $finds by $q: at home, or a visitor of 24 months', async ({ q, finds }) => {
  expect(await found(kit.manager, q)).toEqual(finds)
})

test.each([
  { q: '王小明', finds: ['K1'] },
  { q: '单雄信', finds: [] },
  { q: 'K2', finds: [] },
  { q: '李芳', finds: [] },
])('an advisor finds $finds by $q: their own', async ({ q, finds }) => {
  expect(await found(kit.advisor, q)).toEqual(finds)
})

test('an analyst finds by customer number alone, and sees no name', async () => {
  for (const q of ['王小明', 'wxm', '13812345678', '浙A12345', '184847', 'LSVAA4187E2184847'])
    expect(await found(kit.analyst, q)).toEqual([])
  const { body } = await kit.analyst('GET', '/search?q=K1')
  expect(body.rows).toMatchObject([{ customerNo: 'K1', name: '王**', plate: null, phoneMasked: '138****5678' }])
})

test('an administrator finds by name, not by what they see masked', async () => {
  expect((await found(kit.admin, '王')).toSorted()).toEqual(['K1', 'K5'])
  expect(await found(kit.admin, '13812345678')).toEqual([])
  expect(await found(kit.admin, '184847')).toEqual([])
})

test('whole phones and VINs are not in an answer', async () => {
  const { body } = await kit.manager('GET', '/search?q=13812345678')
  expect(JSON.stringify(body)).not.toMatch(/13812345678|LSVAA4187E2184847/)
})

test('somebody who moves to another centre is found there', async () => {
  await kit.take({ 'moved.csv': '客户编号,客户姓名,服务中心\nK5,王大力,一店\n' }, { asOf: '2024-09-30' })
  expect(await found(kit.manager, '王大力')).toEqual(['K5'])
})

test('a car that changes hands leads to its new owner alone', async () => {
  await kit.take(
    { 'sold.csv': '车架号,客户编号,车牌号,车型,交车日期\nLSVAA4187E2184848,K3,浙A99999,Model 3,2024-09-01\n' },
    { asOf: '2024-09-30' },
  )
  expect(await found(kit.manager, '184848')).toEqual(['K3'])
  expect(await found(kit.manager, '23456')).toEqual([])
})
