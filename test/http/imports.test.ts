import { mkdir, readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { addCentre, makeGroup } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { apiKit, type Ask } from '#test/http/api-kit.ts'

const store = await freshStore()
const { groupId, north, south } = await inTransaction(store, async (writer) => {
  const group = await makeGroup(writer, { name: 'A', fixedToday: null, tombstoneKey: 'k' })
  const centres = [
    await addCentre(writer, group.groupId, '城北'),
    await addCentre(writer, group.groupId, '城南'),
  ] as const
  return { groupId: group.groupId, north: centres[0], south: centres[1] }
})
const { signedIn, office, server } = await apiKit(store)
await mkdir(office.folders.files)
const admin = await signedIn({ groupId, role: 'admin', centreId: null })

const octets = { 'content-type': 'application/octet-stream' }

async function send(ask: Ask, name: string, text: string | Buffer) {
  const reply = await ask('POST', `/uploads?name=${encodeURIComponent(name)}`, {
    body: Buffer.from(text),
    headers: octets,
  })
  expect(reply.status).toBe(201)
  return reply.body
}

/** Sends a file and imports it to the end. */
async function bring(ask: Ask, name: string, text: string): Promise<number> {
  const { uploadId } = await send(ask, name, text)
  const started = await ask('POST', '/imports', { body: { uploadIds: [uploadId] } })
  expect(started).toMatchObject({ status: 202 })
  await office.desk.idle()
  const { body } = await ask('GET', `/uploads/${uploadId}`)
  expect(body.state).toBe('done')
  return body.importId
}

const customers = `客户编号,客户姓名,手机号,服务中心
C1,王小明,13800000001,城北
C2,李四,13800000002,城北
C3,赵六,不是电话,城南
`

test('a file is recognised, tried, imported, and its scores follow by themselves', async () => {
  const sent = await send(admin, 'C:\\export\\客户.csv', customers)
  expect(sent).toMatchObject({
    fileName: '客户.csv',
    state: 'received',
    recognised: { kind: 'customers', form: { form: 'csv', encoding: 'utf-8' }, problem: null },
  })
  expect(sent.recognised.columns[1]).toEqual({
    header: '客户姓名',
    column: 'name',
    samples: ['王小明', '李四', '赵六'],
  })

  expect(await admin('POST', `/uploads/${sent.uploadId}/preview`)).toMatchObject({ status: 202 })
  await office.desk.idle()
  const { body: tried } = await admin('GET', `/uploads/${sent.uploadId}`)
  expect(tried).toMatchObject({ state: 'tried', result: { counts: { rows: 3, made: 3, flagged: 1 } } })
  expect(tried.preview.made).toHaveLength(3)
  expect(tried.preview.made[0]).toMatchObject({ table: 'people', known: { customer_no: 'C1', name: '王小明' } })
  expect(JSON.stringify(tried.preview)).not.toContain('13800000001')
  expect((await admin('GET', '/imports')).body.rows).toEqual([])

  await admin('POST', '/imports', { body: { uploadIds: [sent.uploadId] } })
  await office.desk.idle()
  const { body } = await admin('GET', '/imports')
  expect(body.rows).toMatchObject([{ fileName: '客户.csv', kind: 'customers', state: 'done', counts: { made: 3 } }])
  const scored = await store.pool.query('SELECT count(*) AS n FROM scores')
  expect(Number(scored.rows[0].n)).toBe(3)
})

test('who is in a hurry has a file imported while it is tried', async () => {
  const { uploadId } = await send(admin, '又一批客户.csv', '客户编号,客户姓名,服务中心\nC77,孙八,城北\n')
  expect(await admin('POST', `/uploads/${uploadId}/preview`)).toMatchObject({ status: 202 })
  expect(await admin('POST', '/imports', { body: { uploadIds: [uploadId] } })).toMatchObject({ status: 202 })
  expect(await admin('POST', `/uploads/${uploadId}/preview`)).toMatchObject({ body: { code: 'upload-busy' } })
  await office.desk.idle()
  expect(await admin('GET', `/uploads/${uploadId}`)).toMatchObject({ body: { state: 'done' } })
  expect((await admin('GET', '/imports')).body.rows[0]).toMatchObject({
    fileName: '又一批客户.csv',
    counts: { made: 1 },
  })
})

test('a header that nobody knows is said to be what it is, once', async () => {
  const odd = `单据,客户编号,进厂时间\nW1,C1,2025-06-01\n`
  const sent = await send(admin, 'odd.csv', odd)
  expect(sent.recognised.problem).not.toBeNull()
  const said = await admin('PUT', `/uploads/${sent.uploadId}/reading`, {
    body: { kind: 'visits', mapping: { 单据: 'order_no' } },
  })
  expect(said.body).toMatchObject({ recognised: { kind: 'visits', problem: null, unrecognised: [] } })
  await admin('POST', '/imports', { body: { uploadIds: [sent.uploadId] } })
  await office.desk.idle()
  const again = await send(admin, 'odd2.csv', odd)
  expect(again.recognised).toMatchObject({ kind: 'visits', problem: null })
  expect(again.recognised.columns[0]).toMatchObject({ header: '单据', column: 'order_no' })
})

test('rejected rows are shown as they stand, mended, and come back as a new import', async () => {
  const importId = await bring(
    admin,
    '工单.csv',
    '工单号,客户编号,服务中心,进厂时间,实收金额\nW2,C1,城北,2025-05-01,"1,200"\nW3,C2,城北,去年,"=2"\nW4,C2,城北,2025-05-02,3\n',
  )
  const { body: one } = await admin('GET', `/imports/${importId}`)
  expect(one).toMatchObject({ counts: { made: 2, rejected: 1 }, mayChange: true })
  const { body: rejected } = await admin('GET', `/imports/${importId}/rejected`)
  expect(rejected.rows).toMatchObject([{ row: 3, cells: ['W3', 'C2', '城北', '去年', '=2'] }])
  expect(rejected.rows[0].faults[0]).toMatchObject({ column: 3 })
  const file = await admin('GET', `/imports/${importId}/rejected.csv`)
  expect(file.body).toContain('W3')
  const mended = await admin('POST', `/imports/${importId}/mended-rows`, {
    body: { rows: [{ row: 3, cells: ['W3', 'C2', '城北', '2025-05-03', '2'] }] },
  })
  expect(mended.status).toBe(202)
  await office.desk.idle()
  const { body } = await admin('GET', `/uploads/${mended.body.uploadId}`)
  expect(body).toMatchObject({ state: 'done', result: { counts: { made: 1, rejected: 0 } } })
  // Mended it stands there no more, and undone again it does.
  const standing = async () => [
    (await admin('GET', `/imports/${importId}`)).body.counts.rejected,
    (await admin('GET', `/imports/${importId}`)).body.mended,
    (await admin('GET', `/imports/${importId}/rejected`)).body.rows.length,
  ]
  expect(await standing()).toEqual([0, 1, 0])
  await admin('POST', `/imports/${body.importId}/undo`)
  await office.desk.idle()
  expect(await standing()).toEqual([1, 0, 1])
})

test('a mended row that is refused again still stands, the others do not', async () => {
  const importId = await bring(
    admin,
    '又错.csv',
    '工单号,客户编号,服务中心,进厂时间,实收金额\nX1,C1,城北,2025-05-01,1\nX2,C1,城北,2025-05-02,1\nX3,C1,城北,"去\n年",1\nX4,C1,城北,前年,1\nX5,C1,城北,2025-05-04,1\n',
  )
  const { body } = await admin('GET', `/imports/${importId}/rejected`)
  const [first, second] = body.rows
  await admin('POST', `/imports/${importId}/mended-rows`, {
    body: {
      rows: [
        { row: first.row, cells: ['X3', 'C1', '城北', '又\n错', '1'] },
        { row: second.row, cells: ['X4', 'C1', '城北', '2025-05-09', '1'] },
      ],
    },
  })
  await office.desk.idle()
  const left = await admin('GET', `/imports/${importId}/rejected`)
  expect(left.body.rows.map((row: { cells: string[] }) => row.cells[0])).toEqual(['X3'])
})

test('an import is undone, after a look at what that takes back', async () => {
  const importId = await bring(admin, 'later.csv', '工单号,客户编号,服务中心,进厂时间\nW9,C1,城北,2025-06-20\n')
  const { body: preview } = await admin('GET', `/imports/${importId}/undo`)
  expect(preview).toMatchObject({ counts: { made: 1 }, builtOn: [], heldBy: [] })
  expect(await admin('POST', `/imports/${importId}/undo`)).toMatchObject({ status: 200 })
  await office.desk.idle()
  expect((await admin('GET', `/imports/${importId}`)).body.state).toBe('undone')
  expect(await admin('POST', `/imports/${importId}/undo`)).toMatchObject({ status: 409, body: { code: 'not-done' } })
})

test('a manager brings records of the own centre only', async () => {
  const manager = await signedIn({ groupId, role: 'manager', centreId: south })
  const importId = await bring(
    manager,
    'ours.csv',
    '工单号,客户编号,服务中心,进厂时间\nS1,C3,城南,2025-06-01\nS2,C1,城北,2025-06-01\nS3,C3,城西,2025-06-01\nS4,C3,,2025-06-02\n',
  )
  const { body } = await manager('GET', `/imports/${importId}`)
  expect(body).toMatchObject({ counts: { made: 2, rejected: 2 }, mayChange: true })
  expect(body.faults.map((fault: { row: number }) => fault.row)).toEqual([3, 4])
  const { rows } = await store.pool.query(`SELECT name FROM centres ORDER BY 1`)
  expect(rows.map(({ name }) => name)).toEqual(['城北', '城南'])
})

test('managers change neither other centres’ customers nor their imports', async () => {
  const ours = await signedIn({ groupId, role: 'manager', centreId: south })
  const importId = await bring(
    ours,
    'mine.csv',
    '客户编号,客户姓名,手机号\nC1,改名,13900000000\nC3,赵六,13800000003\nC9,新客,13800000009\n',
  )
  expect((await ours('GET', `/imports/${importId}`)).body.counts).toMatchObject({ rejected: 1, made: 1, changed: 1 })
  const theirs = await signedIn({ groupId, role: 'manager', centreId: north })
  for (const path of ['rejected', 'rejected.csv', 'undo'])
    expect(await theirs('GET', `/imports/${importId}/${path}`)).toMatchObject({ status: 404 })
  expect(await theirs('POST', `/imports/${importId}/undo`)).toMatchObject({ status: 404 })
  expect((await theirs('GET', `/imports/${importId}`)).body).toMatchObject({ mayChange: false, faults: [] })
  const staff = await send(ours, 'staff.csv', '员工编号,姓名,岗位\nE1,张三,顾问\n')
  expect(await ours('POST', '/imports', { body: { uploadIds: [staff.uploadId] } })).toMatchObject({ status: 403 })
  expect(await theirs('GET', `/uploads/${staff.uploadId}`)).toMatchObject({ status: 404 })
})

test.each(['advisor', 'analyst'] as const)('an %s sends nothing', async (role) => {
  const ask = await signedIn({ groupId, role, centreId: role === 'advisor' ? north : null })
  const before = await readdir(office.folders.files)
  expect(await ask('POST', '/uploads?name=x.csv', { body: Buffer.from(customers), headers: octets })).toMatchObject({
    status: 403,
  })
  expect(await readdir(office.folders.files)).toEqual(before)
})

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['an archive', Buffer.from('504b0506', 'hex')],
  ['an old workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
  ['nothing', Buffer.alloc(0)],
])('%s is not imported, and it is said why', async (_, content) => {
  const sent = await send(admin, '../../etc/passwd', content)
  expect(sent).toMatchObject({ fileName: 'passwd', recognised: { kind: null } })
  expect(sent.recognised.problem).toMatch(/\p{L}/u)
  expect(await admin('POST', '/imports', { body: { uploadIds: [sent.uploadId] } })).toMatchObject({ status: 422 })
  expect(await admin('DELETE', `/uploads/${sent.uploadId}`)).toMatchObject({ status: 200 })
})

test('a file beyond the limit, or cut off, leaves nothing behind', async () => {
  const before = await readdir(office.folders.files)
  const big = Buffer.alloc(1_500_000, 'x')
  Object.assign(office, { largestUpload: 1_000_000 })
  const reply = await admin('POST', '/uploads?name=big.csv', { body: big, headers: octets })
  expect(reply).toMatchObject({ status: 413, body: { code: 'upload-too-large' } })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const path = '/api/uploads?name=cut.csv'
  const cut = request({
    port,
    path,
    method: 'POST',
    headers: { ...octets, cookie: admin.cookie, 'content-length': 9999 },
  })
  cut.on('error', () => undefined)
  cut.write('客户编号,客户姓名')
  await expect.poll(() => readdir(office.folders.files)).not.toEqual(before)
  cut.destroy()
  await expect.poll(() => readdir(office.folders.files)).toEqual(before)
})
