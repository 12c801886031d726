import { expect, test } from 'vitest'
import { jobNames } from '#domain/access/job.ts'
import { addCentre, makeGroup } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { apiKit } from '#test/http/api-kit.ts'

const store = await freshStore()
const { groupId, centreId } = await inTransaction(store, async (writer) => {
  const group = await makeGroup(writer, { name: 'A', fixedToday: null, tombstoneKey: 'k' })
  return { groupId: group.groupId, centreId: await addCentre(writer, group.groupId, '一店') }
})
const { signedIn } = await apiKit(store)
const admin = await signedIn({ groupId, role: 'admin', centreId: null })

test('an administrator makes a backup, sees it, takes it away, and reads how to restore it', async () => {
  const { status, body } = await admin('POST', '/backups')
  expect(status).toBe(201)
  const listed = await admin('GET', '/backups')
  expect(listed.body).toMatchObject({ rows: [{ name: body.name, isDaily: false }], lastCheck: null })
  expect(listed.body.restoreCommand).toContain('longrange restore')
  const taken = await admin('GET', `/backups/${body.name}`)
  expect(taken).toMatchObject({ status: 200, headers: { 'content-type': 'application/octet-stream' } })
  expect(taken.headers['content-disposition']).toContain(body.name)
})

test.each(['..%2Fsecret', '..%2F..%2Fetc%2Fpasswd', 'longrange-x.backup', 'secret'])(
  '%s is no backup',
  async (name) => {
    expect(await admin('GET', `/backups/${name}`)).toMatchObject({ status: 404, body: { code: 'unknown-backup' } })
  },
)

test.each(['manager', 'analyst', 'advisor'] as const)('a %s has no business with backups', async (role) => {
  const ask = await signedIn({ groupId, role, centreId: role === 'analyst' ? null : centreId })
  for (const [method, path] of [
    ['GET', '/backups'],
    ['POST', '/backups'],
    ['GET', '/backups/x'],
  ] as const)
    expect(await ask(method, path)).toMatchObject({ status: 403 })
})

test('everybody may know when things are done; a stopped clock does nothing by itself', async () => {
  const advisor = await signedIn({ groupId, role: 'advisor', centreId })
  const { body } = await advisor('GET', '/jobs')
  expect(body).toMatchObject({ isRunning: false, hasFailed: false })
  expect(body.rows).toHaveLength(jobNames.length)
})
