import { readdir, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#store/transaction.ts'
import { eraseOldUploads } from '#operations/uploads.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'

const store = await freshStore()

test('copies of files and what their bad rows held are erased after thirty days, and no earlier', async () => {
  const kit = await importKit(store)
  await kit.take({ 'c.csv': '客户编号,客户姓名,生日\nC1,张伟,1990-01-01\nC2,李娜,昨天\n' })
  const [kept] = await kit.rows('SELECT upload FROM imports WHERE group_id = $group')
  const upload = String(kept?.['upload'])
  const faults = `SELECT faults -> 0 ->> 'value' AS value, upload FROM row_faults JOIN imports USING (import_id) WHERE group_id = $group`
  await eraseOldUploads(store, [dirname(upload)], Date.now())
  expect(await kit.rows(faults)).toEqual([{ value: '昨天', upload }])

  await inTransaction(store, (writer) =>
    sql`UPDATE imports SET begun_at = now() - interval '31 days' WHERE group_id = ${kit.group.groupId}`.execute(writer),
  )
  const longAgo = new Date(Date.now() - 31 * 86_400_000)
  await utimes(upload, longAgo, longAgo)
  await eraseOldUploads(store, [dirname(upload)], Date.now())
  expect(await kit.rows(faults)).toEqual([{ value: null, upload: null }])
  expect(await readdir(dirname(upload))).toEqual([])
})
