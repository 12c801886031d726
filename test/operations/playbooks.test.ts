import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { savePlaybook, switchPlaybook } from '#operations/change-playbooks.ts'
import { addGroup } from '#operations/open-home.ts'
import { playbookAt, playbookShelf, playbooksInForce } from '#operations/playbooks.ts'
import { answerShipped, seedPlaybooks, shippedDifferences } from '#operations/shipped-playbooks.ts'
import { playbookVersions } from '#store/playbooks.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'

const store = await freshStore()
let groups = 0
const aGroup = async (): Promise<number> => (await addGroup(store, `group ${++groups}`)).groupId

const text = (id: string, more = ''): string => `id: ${id}
name: example
label: { zh: 示例, en: Example }
class: low
purpose: value
trigger: { state: vip }
${more}steps:
  - { id: later, kind: wait, day: 30 }
`

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'playbooks-'))
  for (const [name, source] of Object.entries(files)) await writeFile(join(folder, name), source)
  return folder
}

const inForce = async (groupId: number): Promise<string[]> =>
  (await playbooksInForce(store.reader, groupId)).map(
    ({ playbook, version, isActive }) => `${playbook.id} v${version} ${isActive ? 'on' : 'off'}`,
  )

test('shipped files seed a group once, switched as they ship; later ones come switched off', async () => {
  const groupId = await aGroup()
  const folder = await folderOf({
    'b.yaml': text('P20'),
    'a.yaml': text('P3', 'starts_on: false\n'),
    'bad.yaml': 'id: P4',
  })
  expect(await seedPlaybooks(store, groupId, [folder])).toBe(2)
  expect(await inForce(groupId)).toEqual(['P3 v1 off', 'P20 v1 on'])
  await writeFile(join(folder, 'c.yaml'), text('P30'))
  expect(await seedPlaybooks(store, groupId, [folder])).toBe(1)
  expect(await seedPlaybooks(store, groupId, [folder])).toBe(0)
  expect(await inForce(groupId)).toEqual(['P3 v1 off', 'P20 v1 on', 'P30 v1 off'])
})

test('two starts at once seed each playbook once', async () => {
  const groupId = await aGroup()
  const added = await Promise.all([1, 2, 3].map(() => seedPlaybooks(store, groupId, ['playbooks'])))
  const shelf = await playbookShelf(store.reader, groupId)
  expect(added.reduce((sum, each) => sum + each)).toBe(shelf.length)
  expect(shelf.every(({ version, playbook }) => version === 1 && playbook !== null)).toBe(true)
})

test('saving makes the next version, in which new enrolments begin; the old one can still be read', async () => {
  const groupId = await aGroup()
  const by = 'staff 1'
  await seedPlaybooks(store, groupId, [await folderOf({ 'a.yaml': text('P3') })])
  expect(await savePlaybook(store, { groupId, source: text('P3', 'reentry_days: 90\n'), by, saw: 1 })).toEqual({
    id: 'P3',
    version: 2,
  })
  expect(await savePlaybook(store, { groupId, source: text('P3', 'reentry_days: 90\n'), by })).toEqual({
    id: 'P3',
    version: 2,
  })
  expect(
    await savePlaybook(store, { groupId, source: text('P3', 'reentry_days: 7\n'), by: 'staff 2', saw: 1 }),
  ).toEqual({
    fault: 'changed-meanwhile',
    version: 2,
    by,
  })
  expect(await savePlaybook(store, { groupId, source: text('OWN'), by })).toEqual({ id: 'OWN', version: 1 })
  expect(await inForce(groupId)).toEqual(['OWN v1 off', 'P3 v2 on'])
  expect((await playbookAt(store.reader, groupId, 'P3', 1))?.reentryDays).toBe(0)
  expect((await playbookAt(store.reader, groupId, 'P3', 2))?.reentryDays).toBe(90)
  expect(await playbookAt(store.reader, groupId, 'P3', 3)).toBeNull()
  expect((await playbookVersions(store.reader, groupId, 'P3')).map(({ savedBy }) => savedBy)).toEqual([by, 'shipped'])
})

test('of two who save after the same version one is told so', async () => {
  const groupId = await aGroup()
  await seedPlaybooks(store, groupId, [await folderOf({ 'a.yaml': text('P3') })])
  const saved = await Promise.all(
    [1, 2, 3, 4].map((days) =>
      savePlaybook(store, { groupId, source: text('P3', `reentry_days: ${days}\n`), by: `staff ${days}`, saw: 1 }),
    ),
  )
  expect(saved.filter((each) => !('fault' in each))).toHaveLength(1)
  expect(await inForce(groupId)).toEqual(['P3 v2 on'])
})

test('a text that is no playbook, or names one that is not there, is refused with its place', async () => {
  const groupId = await aGroup()
  await seedPlaybooks(store, groupId, [await folderOf({ 'a.yaml': text('P3') })])
  const save = (source: string): ReturnType<typeof savePlaybook> =>
    savePlaybook(store, { groupId, source, by: 'staff 1' })
  expect(await save(text('P4', 'not_while: [P3, P33]\n'))).toMatchObject({
    fault: 'bad-playbook',
    faults: [{ line: 7, column: 17, problem: { en: 'There is no playbook P33' }, nearest: 'P3' }],
  })
  expect(await save('id: P4')).toMatchObject({ fault: 'bad-playbook' })
  expect(await inForce(groupId)).toEqual(['P3 v1 on'])
})

test('switching is written down once', async () => {
  const groupId = await aGroup()
  await seedPlaybooks(store, groupId, [await folderOf({ 'a.yaml': text('P3') })])
  const off = { groupId, id: 'P3', isActive: false, by: 'staff 1' }
  await switchPlaybook(store, off)
  await switchPlaybook(store, off)
  expect(await inForce(groupId)).toEqual(['P3 v1 off'])
  expect(await switchPlaybook(store, { ...off, id: 'P4' })).toEqual({ fault: 'unknown-playbook', nearest: 'P3' })
  const { rows } = await sql<{ action: string; subject: string }>`
    SELECT action, subject FROM audit_entries WHERE group_id = ${groupId}`.execute(store.reader)
  expect(rows).toEqual([{ action: 'playbook-switched', subject: 'P3' }])
})

test('a shipped file that has changed is offered with its lines, taken or left, and not offered again', async () => {
  const groupId = await aGroup()
  const folder = await folderOf({ 'a.yaml': text('P3'), 'b.yaml': text('P4') })
  await seedPlaybooks(store, groupId, [folder])
  expect(await shippedDifferences(store.reader, groupId, [folder])).toEqual([])
  await writeFile(join(folder, 'a.yaml'), text('P3').replace('class: low', 'class: high'))
  await writeFile(join(folder, 'b.yaml'), text('P4').replace('class: low', 'class: high'))
  expect(await inForce(groupId)).toEqual(['P3 v1 on', 'P4 v1 on'])
  const offers = await shippedDifferences(store.reader, groupId, [folder])
  expect(offers.map(({ id, lines }) => [id, lines.filter(({ kind }) => kind !== 'same')])).toEqual(
    ['P3', 'P4'].map((id) => [
      id,
      [
        { kind: 'gone', text: 'class: low', line: 4 },
        { kind: 'new', text: 'class: high', line: 4 },
      ],
    ]),
  )
  for (const { id, digest } of offers) {
    const answer = { groupId, id, isTaken: id === 'P3', by: 'staff 1' }
    expect(await answerShipped(store, { ...answer, digest: 'another' }, [folder])).toEqual({
      fault: 'changed-meanwhile',
    })
    expect(await answerShipped(store, { ...answer, digest }, [folder])).toEqual({ version: id === 'P3' ? 2 : 1 })
  }
  expect(await shippedDifferences(store.reader, groupId, [folder])).toEqual([])
  expect(await inForce(groupId)).toEqual(['P3 v2 on', 'P4 v1 on'])
})

test('a text that a release cannot read any more is left out, and the others go on', async () => {
  const groupId = await aGroup()
  await seedPlaybooks(store, groupId, [await folderOf({ 'a.yaml': text('P3'), 'b.yaml': text('P4') })])
  await inTransaction(store, (writer) =>
    sql`UPDATE playbook_versions SET source = ${text('P3', 'gone: 1\n')} WHERE group_id = ${groupId} AND playbook_id = 'P3'`.execute(
      writer,
    ),
  )
  expect(await inForce(groupId)).toEqual(['P4 v1 on'])
  expect((await playbookShelf(store.reader, groupId)).map(({ id, playbook }) => [id, playbook?.id])).toEqual([
    ['P3', undefined],
    ['P4', 'P4'],
  ])
})

test('what is on file is the file, byte by byte', async () => {
  const groupId = await aGroup()
  await seedPlaybooks(store, groupId, ['playbooks'])
  const { rows } = await sql<{ source: string }>`
    SELECT source FROM playbook_versions WHERE group_id = ${groupId} AND playbook_id = 'P5'`.execute(store.reader)
  expect(rows[0]?.source).toBe(await readFile('playbooks/p5-win-back.yaml', 'utf8'))
})
