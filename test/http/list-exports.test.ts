import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSource } from '#intake/open-source.ts'
import { makeExportRuns } from '#http/export-runs.ts'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const kit = await deskKit(await freshStore())
const folder = await mkdtemp(join(tmpdir(), 'longrange-export-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function csv(query: string, who = kit.manager): Promise<string[]> {
  const { status, body } = await who('GET', `/customers/export?format=csv&${query}`)
  expect(status).toBe(200)
  return String(body).split('\r\n')
}

test('a file holds exactly what is listed, in its order, with a mark for Excel', async () => {
  const lines = await csv('columns=customerNo,name,phone,lastVisit,spend24m&sort=-lastVisit&lang=zh')
  expect(lines).toEqual([
    '\uFEFF客户编号,姓名,手机,上次到店,近 24 个月消费',
    'K1,王小明,138****5678,2024-06-12,2300.00',
    'K2,单雄信,139****1111,2023-01-10,3000.00',
    "K3,'=cmd|calc,137****2222,,0.00",
    '',
  ])
})

test('filters and words are those of the list', async () => {
  expect(await csv('columns=customerNo,stage&stage=growth&lang=en')).toEqual([
    '\uFEFFCustomer no.,Stage',
    'K2,Growth',
    '',
  ])
})

test('an analyst gets no names; an advisor and an administrator no file', async () => {
  const lines = await csv('columns=customerNo,name,plate', kit.analyst)
  expect(lines.join()).not.toMatch(/王小明|浙A/)
  expect(lines).toHaveLength(7)
  for (const role of ['advisor', 'admin'] as const)
    expect((await kit[role]('GET', '/customers/export?format=csv')).status).toBe(403)
})

test('what was taken is written down without what it was looked for by', async () => {
  await csv(`q=${encodeURIComponent('王小明')}`)
  const [last] = await kit.rows(
    `SELECT actor, subject, detail FROM audit_entries WHERE group_id = $group AND action = 'list-exported' ORDER BY audit_id DESC LIMIT 1`,
  )
  expect(last).toMatchObject({
    actor: `staff ${kit.manager.staffId}`,
    subject: 'customers',
    detail: { filter: { rows: 1, by: ['q'] } },
  })
  expect(JSON.stringify(last)).not.toContain('王小明')
})

test('a workbook is one that our own imports read', async () => {
  const reply = await kit.server.inject({
    method: 'GET',
    url: '/api/customers/export?format=xlsx&columns=customerNo,name,lastVisit,totalValue&sort=-lastVisit',
    headers: { cookie: kit.manager.cookie },
  })
  expect(reply.headers['content-type']).toContain('spreadsheetml')
  const path = join(folder, `${randomUUID()}.xlsx`)
  await writeFile(path, reply.rawPayload)
  const source = await openSource(path, null)
  if ('fault' in source) throw new Error(source.fault)
  const rows: unknown[] = []
  for await (const piece of source.pieces) if (!('fault' in piece)) rows.push(...piece.map((row) => row.cells))
  expect(rows).toHaveLength(4)
  expect(rows[0]).toEqual(['客户编号', '姓名', '上次到店', '终身价值'])
  expect(rows[3]).toMatchObject(['K3', '=cmd|calc'])
})

test('views and chosen columns are one’s own', async () => {
  const put = (path: string, body: object) => kit.manager('PUT', path, { body: { list: 'customers', ...body } })
  expect((await put('/views', { name: '本月到期', search: '?warrantyTo=2024-10-31' })).status).toBe(200)
  await put('/views', { name: '本月到期', search: '?warrantyTo=2024-11-30' })
  await put('/views/columns', { columns: ['name', 'plate'] })
  const mine = await kit.manager('GET', '/views?list=customers')
  expect(mine.body).toEqual({
    rows: [{ name: '本月到期', search: '?warrantyTo=2024-11-30' }],
    columns: ['name', 'plate'],
  })
  expect((await kit.analyst('GET', '/views?list=customers')).body).toEqual({ rows: [], columns: null })
  await kit.manager('DELETE', `/views?list=customers&name=${encodeURIComponent('本月到期')}`)
  expect((await kit.manager('GET', '/views?list=customers')).body.rows).toEqual([])
})

test('an export is counted to its end, for whoever takes it', async () => {
  await csv('columns=customerNo', kit.manager)
  const { body } = await kit.manager('GET', '/exports')
  expect(body.rows[0]).toMatchObject({ list: 'customers', rows: 3, written: 3, state: 'done' })
  expect((await kit.advisor('GET', '/exports')).body.rows).toEqual([])
})

test('a reader who goes away, and a failure, leave a file that is not whole', async () => {
  const runs = makeExportRuns(kit.office.live, () => 0)
  const of = { list: 'customers', rows: 3, groupId: 1, staffId: 1 } as const
  async function* rows(failsAt: number): AsyncGenerator<number> {
    for (const row of [1, 2, 3]) {
      if (row === failsAt) throw new Error('the database went away')
      yield row
    }
  }
  const left = runs.follow(of, rows(9))
  await left.next()
  await left.next()
  await left.return(undefined)
  expect(runs.of(1)).toMatchObject([{ written: 1, rows: 3, state: 'broken' }])
  const failing = runs.follow(of, rows(3))
  await failing.next()
  await failing.next()
  await expect(failing.next()).rejects.toThrow('went away')
  expect(runs.of(1)[0]).toMatchObject({ written: 2, state: 'broken' })
})
