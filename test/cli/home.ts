import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { freshUrl } from '#test/database.ts'
import { type Said, say } from '#test/cli/terminal.ts'

const folders: string[] = []

/** Call once in a test file that makes folders: they go when the file is done. */
export function clearFolders(): void {
  afterAll(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })
}

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'longrange-cli-'))
  folders.push(folder)
  return folder
}

interface TestHome {
  readonly folder: string
  readonly database: string
  readonly say: (line: string | readonly string[]) => Promise<Said>
  readonly file: (name: string, lines: readonly string[]) => Promise<string>
  readonly read: (path: string) => Promise<string>
}

/** An installation of a test's own, on the database of the test run. */
export async function aHome(): Promise<TestHome> {
  const folder = await aFolder()
  const database = await freshUrl()
  const where = ['--database', database, '--data', join(folder, 'data')]
  return {
    folder,
    database,
    say: (line) => say([...(typeof line === 'string' ? line.split(' ') : line), ...where]),
    file: async (name, lines) => {
      const path = join(folder, name)
      await writeFile(path, `${lines.join('\n')}\n`)
      return path
    },
    read: (path) => readFile(path, 'utf8'),
  }
}

export const customersHeader = '客户编号,客户姓名,手机号,服务顾问,服务中心'
const vehiclesHeader = '车架号,客户编号,车牌号,车型,交车日期'
export const visitsHeader = '工单号,车架号,服务中心,进厂时间,维修类型,实收金额'

/** Two customers with a car each, one of whom came twice. */
export const customers = [
  customersHeader,
  'C001,张三,13800000001,李敏,城北服务中心',
  'C002,李四,13800000002,李敏,城北服务中心',
]
export const vehicles = [
  vehiclesHeader,
  'LRWYGCEK1NC000012,C001,沪A00001,E5,2022-03-01',
  'LRWYGCEK3NC000013,C002,沪A00002,E5,2023-05-01',
]
export const visits = [
  visitsHeader,
  'RO1,LRWYGCEK1NC000012,城北服务中心,2023-03-05 09:00,保养,1580.00',
  'RO2,LRWYGCEK1NC000012,城北服务中心,2024-01-10 10:00,维修,"2,300"',
]

/** A home with these two in it. */
export async function aFilledHome(): Promise<TestHome> {
  const home = await aHome()
  const paths = [
    await home.file('customers.csv', customers),
    await home.file('vehicles.csv', vehicles),
    await home.file('visits.csv', visits),
  ]
  const imported = await home.say(['import', ...paths])
  if (imported.status !== 0) throw new Error(imported.err + imported.out)
  return home
}
