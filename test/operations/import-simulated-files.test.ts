import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { demoFiles } from '#demo/demo-files.ts'
import { importFiles } from '#operations/import-files.ts'
import { addGroup } from '#operations/open-home.ts'
import { freshStore } from '#test/database.ts'
import { rowsOf, simulatedFiles } from '#test/demo/simulated-files.ts'

const asOf = '2025-12-31'
const store = await freshStore()
const filesFolder = mkdtempSync(join(tmpdir(), 'longrange-uploads-'))
afterAll(() => rmSync(filesFolder, { recursive: true }))

test.each([
  { form: 'kinds', dirtyShare: 0, customers: 250 },
  { form: 'kinds', dirtyShare: 0.1, customers: 250 },
  { form: 'repair-orders', dirtyShare: 0.1, customers: 250 },
] as const)(
  '$form, $customers customers, $dirtyShare dirty: the import complains of exactly what is wrong',
  async (how) => {
    const { rows, files, pathOf, answers } = simulatedFiles({ seed: 9, centres: 3, from: '2018-01-01', asOf, ...how })
    const group = await addGroup(store, `演示 ${how.form} ${how.dirtyShare}`)
    const paths = files.map(pathOf)
    const outcome = await importFiles(store, { paths, group, asOf, by: 'test', filesFolder, source: 'simulation' })
    if ('fault' in outcome) throw new Error(outcome.fault)

    const messy = (wanted: string) => [...answers].filter(([, answer]) => answer.outcome === wanted)
    const complaints = [...messy('rejected'), ...messy('flagged')].map(
      ([row, answer]) => `${row} ${answer.outcome} ${answer.reason}`,
    )
    expect((await complaintsOf(group.groupId)).toSorted()).toEqual(complaints.toSorted())
    for (const each of outcome.files) {
      if (each.state !== 'done') throw new Error(`${each.file} was refused`)
      const name = basename(each.file)
      const here = (wanted: string) => messy(wanted).filter(([row]) => row.startsWith(`${name} `)).length
      const file = files.find((known) => demoFiles[known].name === name) ?? 'staff'
      expect(each.counts, name).toMatchObject({
        rows: rowsOf(file, rows).length,
        rejected: here('rejected'),
        parked: here('parked'),
        unchanged: here('repeated'),
      })
    }
  },
)

/** `06-visits.csv 12 rejected missing` for every row that the import rejected or flagged. */
async function complaintsOf(groupId: number): Promise<string[]> {
  const { rows } = await sql<{ file: string; row: number; isFlag: boolean; code: string }>`
    SELECT i.file_name AS file, f.row_number AS row, f.is_flag AS "isFlag", replace(f.faults -> 0 ->> 'code', '_', '-') AS code
    FROM row_faults f JOIN imports i USING (import_id) WHERE i.group_id = ${groupId}`.execute(store.reader)
  return rows.map(
    ({ file, row, isFlag, code }) => `${basename(file)} ${row} ${isFlag ? 'flagged' : 'rejected'} ${code}`,
  )
}
