import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { openStore, type Store } from '#store/connect.ts'
import { migrate } from '#store/migrate.ts'
import { inTransaction } from '#store/transaction.ts'
import { backup } from '#operations/backup.ts'
import { clockFinding, connectionsFinding, durabilityFinding } from '#operations/doctor-database.ts'
import { nodeFinding } from '#operations/doctor-machine.ts'
import { doctor } from '#operations/doctor.ts'
import { type Finding, type FindingCode, findingLabels } from '#operations/finding.ts'
import { openHome } from '#operations/open-home.ts'
import { freshUrl } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

const folder = await mkdtemp(join(tmpdir(), 'longrange-doctor-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const now = new Date()

/** A database with every table, by its URL, and a store on it to spoil it with. */
async function aDatabase(): Promise<{ url: string; store: Store }> {
  const url = await freshUrl()
  const store = await openStore({ url })
  if ('fault' in store) throw new Error(JSON.stringify(store))
  afterAll(() => store.close())
  await migrate(store)
  return { url, store }
}

const look = (database: string | null, data = folder): Promise<Finding[]> => doctor({ data, database }, now)
const found = (findings: readonly Finding[], code: FindingCode): Finding | undefined =>
  findings.find((each) => each.code === code)
const unwell = (findings: readonly Finding[]): string[] =>
  findings.filter(({ state }) => state !== 'ok').map(({ code }) => code)

describe('of an installation where all is well', () => {
  test('everything is looked at, in the order in which it is told, and nothing is to be mended', async () => {
    const { url, store } = await aDatabase()
    const kit = await importKit(store)
    await kit.take(simulatedTexts({ customers: 30, asOf: '2024-09-30' }))
    await backup(store, join(folder, 'backup.longrange'), { by: 'test', now })
    const findings = await look(url)
    expect(findings.map(({ code }) => code)).toEqual(Object.keys(findingLabels))
    // The database of a test run need not survive and has other users; the disk is not ours to choose, nor the year.
    const ofTheRun = ['durability', 'connections', 'disk', 'holidays']
    expect(unwell(findings).filter((code) => !ofTheRun.includes(code))).toEqual([])
    expect(found(findings, 'histories')?.facts).toEqual({ looked: 30, differ: 0 })
    expect(found(findings, 'backup')?.facts).toMatchObject({ days: 0 })
    for (const { state, mend } of findings) expect(mend === null).toBe(state === 'ok')
  })

  test.each([
    { on: '2026-11-15', state: 'ok', because: 'the year’s holidays are known' },
    { on: '2026-12-15', state: 'warning', because: 'those of the coming year are not' },
  ] as const)('on $on: $because', async ({ on, state }) => {
    const { url, store } = await aDatabase()
    const kit = await importKit(store)
    const findings = await doctor({ data: folder, database: url }, new Date(`${on}T04:00:00Z`))
    const missing = state === 'ok' ? [] : [kit.group.name]
    expect(found(findings, 'holidays')).toMatchObject({ state, facts: { missing } })
  })

  test('the embedded one is durable, and looking leaves it as it was', async () => {
    const data = join(folder, 'home')
    const home = await openHome({ data, database: null }, now.getTime())
    if ('fault' in home) throw new Error(JSON.stringify(home))
    const busy = await look(null, data)
    expect(found(busy, 'database')).toMatchObject({
      state: 'problem',
      refusal: { fault: 'folder-in-use', pid: process.pid },
    })
    await home.store.close()
    const findings = await look(null, data)
    expect(found(findings, 'durability')?.state).toBe('ok')
    expect(unwell(findings).filter((code) => code !== 'disk')).toEqual(['backup'])
  })

  test('before the first import nothing is made', async () => {
    const data = join(folder, 'nothing', 'yet')
    expect(found(await look(null, data), 'database')).toMatchObject({ state: 'warning', facts: { made: false } })
    expect(await readdir(folder)).not.toContain('nothing')
  })
})

describe('what is not well is found', () => {
  test('a database without our tables', async () => {
    const findings = await look(await freshUrl())
    expect(found(findings, 'migrations')).toMatchObject({ state: 'warning', facts: { applied: 0 } })
    expect(found(findings, 'histories')).toBeUndefined()
  })

  test('a server that is not there', async () => {
    const findings = await look('postgresql://nobody@127.0.0.1:1/none')
    expect(found(findings, 'database')).toMatchObject({
      state: 'problem',
      mend: null,
      refusal: { fault: 'no-connection' },
    })
  })

  test.each([
    {
      because: 'a migration that we do not know',
      spoil: `INSERT INTO migrations (number, name, checksum) VALUES (999, '0999-later.sql', 'x')`,
      code: 'migrations',
      state: 'problem',
      facts: { unknown: '0999-later.sql' },
    },
    {
      because: 'a migration that differs',
      spoil: `UPDATE migrations SET checksum = 'x' WHERE number = 2`,
      code: 'migrations',
      state: 'problem',
      facts: { edited: '0002-customers.sql' },
    },
    {
      because: 'a zone that does not exist',
      spoil: `UPDATE centres SET zone = 'China/Hangzhou'`,
      code: 'zones',
      state: 'problem',
      facts: { wrong: ['滨江店: China/Hangzhou'] },
    },
    {
      because: 'an import that was interrupted',
      spoil: `UPDATE imports SET state = 'staging' WHERE kind = 'visits'`,
      code: 'imports',
      state: 'warning',
      facts: { unfinished: [expect.stringContaining('visits.csv')] },
    },
    {
      because: 'a table that an import left',
      spoil: `CREATE TABLE staging.import_999 (row_number integer)`,
      code: 'staging',
      state: 'warning',
      facts: { tables: ['import_999'] },
    },
    {
      because: 'a history that is not what the records say',
      spoil: `UPDATE orders SET paid_fen = paid_fen + 1`,
      code: 'histories',
      state: 'problem',
      facts: { looked: 1, differ: 1 },
    },
    {
      because: 'no backup for a while',
      spoil: `INSERT INTO audit_entries (at, actor, action) VALUES (now() - interval '30 days 1 hour', 'lin', 'backup-made')`,
      code: 'backup',
      state: 'warning',
      facts: { days: 30 },
    },
  ] as const)('$because', async ({ spoil, code, state, facts }) => {
    const { url, store } = await aDatabase()
    const kit = await importKit(store)
    await kit.take({
      'customers.csv': '客户编号,客户姓名\nC-1,某人\n',
      'visits.csv': '工单号,客户编号,服务中心,进厂时间,实收金额\nR-1,C-1,滨江店,2024-01-05,300\n',
    })
    await inTransaction(store, (writer) => sql.raw(spoil).execute(writer))
    expect(found(await look(url), code)).toMatchObject({
      state,
      facts,
      mend: { zh: expect.any(String), en: expect.any(String) },
    })
  })

  test('a folder that others may enter', async () => {
    const open = join(folder, 'open')
    await mkdir(open, { mode: 0o755 })
    await chmod(open, 0o755)
    const state = process.platform === 'win32' ? 'ok' : 'warning'
    expect(found(await look(await freshUrl(), open), 'folder')).toMatchObject({ state })
  })
})

const health = {
  version: '18.4',
  megabytes: 1,
  fsync: true,
  fullPageWrites: true,
  synchronousCommit: 'on',
  connections: 5,
  mostConnections: 47,
  clock: 0,
}

test.each([
  { is: {}, state: 'ok' },
  { is: { fsync: false }, state: 'problem' },
  { is: { fullPageWrites: false }, state: 'problem' },
  { is: { synchronousCommit: 'off' }, state: 'warning' },
  { is: { synchronousCommit: 'local' }, state: 'ok' },
])('$is → durability: $state', ({ is, state }) => {
  expect(durabilityFinding({ ...health, ...is }).state).toBe(state)
})

test.each([
  { connections: 5, state: 'ok' },
  { connections: 36, state: 'warning' },
  { connections: 46, state: 'problem' },
])('$connections of 47 connections are taken → $state', ({ connections, state }) => {
  expect(connectionsFinding({ ...health, connections }).state).toBe(state)
})

test.each([
  { seconds: 0, state: 'ok' },
  { seconds: -30, state: 'ok' },
  { seconds: 31, state: 'warning' },
  { seconds: -601, state: 'problem' },
])('clocks $seconds s apart → $state', ({ seconds, state }) => {
  expect(clockFinding(seconds, now).state).toBe(state)
})

test.each([
  { version: '20.20.2', state: 'problem' },
  { version: '22.12.0', state: 'problem' },
  { version: '22.15.0', state: 'ok' },
  { version: '24.21.0', state: 'ok' },
])('Node $version → $state', ({ version, state }) => {
  expect(nodeFinding(version).state).toBe(state)
})
