import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { freshUrl } from '#test/database.ts'
import { aFolder, clearFolders, customers } from '#test/cli/home.ts'

clearFolders()
// Programs are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const launcher = fileURLToPath(new URL('../../bin/longrange', import.meta.url))

interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs the real program in a shell, with nothing of our environment but the path. */
async function run(line: string, environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn('bash', ['-o', 'pipefail', '-c', line], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LONGRANGE: launcher, ...environment },
  })
  const [out, err]: string[][] = [[], []]
  child.stdout.setEncoding('utf8').on('data', (text: string) => out?.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => err?.push(text))
  await once(child, 'close')
  return { status: child.exitCode, out: out?.join('') ?? '', err: err?.join('') ?? '' }
}

test('help and version go to standard output in the language of the locale', async () => {
  const [chinese, english, version] = await Promise.all([
    run('"$LONGRANGE" --help', { LANG: 'C.UTF-8' }),
    run('"$LONGRANGE" --help', { LC_ALL: 'en_US.UTF-8' }),
    run('"$LONGRANGE" --version'),
  ])
  expect(chinese).toMatchObject({ status: 0, err: '' })
  expect(chinese?.out).toContain('用法')
  expect(english?.out).toContain('Usage')
  expect(version?.out).toMatch(/^longrange \d+\.\d+\.\d+\n$/)
})

test('wrong usage is status 2, on standard error', async () => {
  expect(await run('"$LONGRANGE" scroe', { LANG: 'en_US.UTF-8' })).toEqual({
    status: 2,
    out: '',
    err: 'Error: there is no command “scroe”; did you mean score?\nSee: longrange --help\n',
  })
})

test('a database that cannot be reached is status 2, with a sentence and without its password', async () => {
  const { status, err } = await run('"$LONGRANGE" score --database postgresql://me:secret@127.0.0.1:1/none', {
    LANG: 'en_US.UTF-8',
  })
  expect(status).toBe(2)
  expect(err).toContain('no connection to the database at 127.0.0.1:1')
  expect(err).not.toContain('secret')
})

test('a reader who leaves early is no failure, and the work is done all the same', async () => {
  const [folder, url] = [await aFolder(), await freshUrl()]
  const many = Array.from({ length: 5000 }, (_, n) => `M${n},客户${n},,李敏,城北服务中心`)
  await writeFile(join(folder, 'customers.csv'), [...customers, ...many].join('\n'))
  const where = { LONGRANGE_DATABASE_URL: url, LONGRANGE_DATA: join(folder, 'data') }
  expect(await run(`"$LONGRANGE" import ${folder}/customers.csv`, where)).toMatchObject({ status: 0 })
  const { status, out, err } = await run('"$LONGRANGE" score --json --as-of 2024-09-02 | head -1', where)
  expect({ status, err, lines: out.trim().split('\n').length }).toEqual({ status: 0, err: '', lines: 1 })
  expect(await run('"$LONGRANGE" score --changed --as-of 2024-09-02 --json', where)).toMatchObject({
    out: '{"as_of":"2024-09-02","looked_at":0}\n',
  })
})

test('Ctrl-C closes the database properly and says so; the next start goes on', async () => {
  const folder = join(await aFolder(), 'demo')
  const demo = ['demo', '--no-app', '--data', folder, '--customers']
  const child = spawn(launcher, [...demo, '5000'], { env: { PATH: process.env['PATH'] ?? '', LANG: 'zh_CN.UTF-8' } })
  const said: string[] = []
  child.stderr.setEncoding('utf8')
  for await (const text of child.stderr) {
    said.push(String(text))
    // The simulation is written and the import is about to begin.
    if (said.join('').includes('模拟')) child.kill('SIGINT')
  }
  await (child.exitCode ?? once(child, 'close'))
  expect(child.exitCode).toBe(130)
  expect(said.join('')).toContain('已中断，数据库已正常关闭')
  expect(await run(`ps ax -o args | grep -c '[p]ostgres.*${folder}'`)).toMatchObject({ out: '0\n' })
  expect(await run(`"$LONGRANGE" ${demo.join(' ')} 100`)).toMatchObject({ status: 0 })
})
