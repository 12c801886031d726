import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deleteCustomer } from '#operations/delete-customer.ts'
import { dailyBackup } from '#operations/kept-backups.ts'
import { keepDeletions } from '#operations/kept-deletions.ts'
import { restore } from '#operations/restore.ts'
import type { Store } from '#store/connect.ts'
import { asOf, backedUp, contentOf, emptyStore, madeAt } from '#test/operations/backed-up.ts'

const { store, folder, groupId, file, beside } = await kept()

/** A backup in a folder of backups, and then a deletion that it cannot know of. */
async function kept() {
  const kit = await backedUp()
  const backups = join(kit.folder, 'backups')
  const made = await dailyBackup(kit.store, backups, { day: asOf, now: madeAt, by: 'test' })
  if ('fault' in made) throw new Error(made.fault)
  return {
    store: kit.store,
    folder: backups,
    groupId: kit.group.groupId,
    file: join(backups, made.name),
    beside: join(backups, 'longrange-deletions.json'),
  }
}

async function somebody(of: Store): Promise<{ id: number; phone: string }> {
  const { rows } = await sql<{ id: number; phone: string }>`
    SELECT customer_id AS id, phone FROM people WHERE phone IS NOT NULL ORDER BY 1 LIMIT 1`.execute(of.reader)
  const [person] = rows
  if (person === undefined) throw new Error('nobody there')
  return person
}

test('a deletion is known beside the backups, and to whoever restores one elsewhere', async () => {
  await expect(stat(beside)).rejects.toThrow('ENOENT')
  const person = await somebody(store)
  await deleteCustomer(store, { groupId, customerId: person.id, by: 'test', today: asOf })
  await keepDeletions(store, folder)
  expect(await readFile(beside, 'utf8')).not.toContain(person.phone)
  expect((await stat(beside)).mode & 0o077).toBe(0)

  const elsewhere = await emptyStore()
  expect(await restore(elsewhere, file, { by: 'test' })).toMatchObject({ deletedAgain: 1 })
  expect(JSON.stringify(await contentOf(elsewhere.reader))).not.toContain(person.phone)

  // Without what lies beside it nobody can know.
  const bare = join(folder, 'bare')
  await mkdir(bare)
  await rename(file, join(bare, 'longrange.backup'))
  const unknowing = await emptyStore()
  expect(await restore(unknowing, join(bare, 'longrange.backup'), { by: 'test' })).toMatchObject({ deletedAgain: 0 })

  await writeFile(join(bare, 'longrange-deletions.json'), '[{"hash": 1}]')
  expect(await restore(await emptyStore(), join(bare, 'longrange.backup'), { by: 'test' })).toEqual({
    fault: 'deletions-unreadable',
    file: join(bare, 'longrange-deletions.json'),
  })
})
