import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { freshUrl } from '#test/database.ts'
import { aFolder, clearFolders } from '#test/cli/home.ts'
import { say } from '#test/cli/terminal.ts'

clearFolders()
vi.setConfig({ testTimeout: 120_000 })

const parts = [
  '生命周期阶段',
  '阶段按车龄划分，与是否流失无关',
  '客户分群',
  '参考占比只供对照',
  '客户健康度',
  '流失预警',
  '合计',
  '本周行动',
  '最紧急的',
  '接下来可以试试',
]

test('a demo is simulated, imported, scored and told; a second run uses what is there', async () => {
  const [folder, database] = [join(await aFolder(), 'demo'), await freshUrl()]
  const where = ['--data', folder, '--database', database]
  const first = await say(['demo', '--no-app', '--customers', '150', ...where])
  expect(first.status).toBe(0)
  for (const part of parts) expect(first.out).toContain(part)
  expect(first.err).toContain('拒收 0 行')
  expect(first.err).toMatch(/\d+ 个导入文件 [\d,]+ 行，另有答案文件 truth\.csv/)
  const second = await say(['demo', '--no-app', '--customers', '150', ...where])
  expect(second).toMatchObject({ status: 0, out: first.out })
  expect(second.err).not.toContain('导入')
  const today = await say(['score', '--json', ...where])
  expect(today.out.split('\n')[0]).toContain('"as_of":"2024-09-02"')
  const other = await say(['demo', '--no-app', '--customers', '160', ...where])
  expect(other.status).toBe(2)
  expect(other.err).toContain('--anew')
})

test('the files of a demo are such as a person could import', async () => {
  const [folder, database] = [join(await aFolder(), 'demo'), await freshUrl()]
  await say(['demo', '--no-app', '--customers', '100', '--data', folder, '--database', database, '--lang', 'en'])
  const files = await readdir(join(folder, 'import-files'))
  expect(files).toContain('02-customers.csv')
  const paths = files.filter((name) => /^\d/.test(name)).map((name) => join(folder, 'import-files', name))
  const own = ['--data', join(await aFolder(), 'own'), '--database', await freshUrl()]
  expect((await say(['import', ...paths, '--as-of', '2024-09-02', ...own])).status).toBe(0)
})

test('a dirty demo says what was rejected', async () => {
  const [folder, database] = [join(await aFolder(), 'demo'), await freshUrl()]
  const { status, err } = await say([
    'demo',
    '--no-app',
    '--customers',
    '150',
    '--dirty',
    '--data',
    folder,
    '--database',
    database,
  ])
  expect(status).toBe(1)
  expect(err).not.toContain('拒收 0 行')
})

test('a folder that no demo made is left alone', async () => {
  const folder = await aFolder()
  await writeFile(join(folder, 'ours.txt'), 'ours')
  await mkdir(join(folder, 'database'))
  const { status, out, err } = await say(['demo', '--no-app', '--customers', '100', '--anew', '--data', folder])
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain('不是演示建立的文件夹')
  expect((await readdir(folder)).toSorted()).toEqual(['database', 'ours.txt'])
})

test('a database with data in it is left alone', async () => {
  const database = await freshUrl()
  const [one, two] = [join(await aFolder(), 'one'), join(await aFolder(), 'two')]
  await say(['demo', '--no-app', '--customers', '100', '--data', one, '--database', database])
  const { status, err } = await say(['demo', '--no-app', '--customers', '100', '--data', two, '--database', database])
  expect(status).toBe(2)
  expect(err).toContain('已有数据')
})

test('the database of the environment is the user’s own: a demo does not go there', async () => {
  const environment = {
    data: null,
    database: 'postgresql://nobody@127.0.0.1:1/none',
    language: 'zh',
    secret: null,
    isPlain: false,
  } as const
  const folder = await aFolder()
  await writeFile(join(folder, 'ours.txt'), 'ours')
  const { err } = await say(['demo', '--no-app', '--data', folder], { environment })
  expect(err).toContain('不是演示建立的文件夹')
})
