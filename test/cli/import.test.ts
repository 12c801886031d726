import { expect, test } from 'vitest'
import { aHome, clearFolders, customers, customersHeader, vehicles, visits, visitsHeader } from '#test/cli/home.ts'

clearFolders()

interface Told {
  readonly files: readonly Readonly<
    Record<'kind' | 'state' | 'new' | 'changed' | 'unchanged' | 'rejected', string | number>
  >[]
}

function toldIn(json: string): Told {
  return JSON.parse(json)
}

test('files of several kinds are imported in the order that they need, and a second time change nothing', async () => {
  const home = await aHome()
  const paths = [
    await home.file('visits.csv', visits),
    await home.file('vehicles.csv', vehicles),
    await home.file('customers.csv', customers),
  ]
  const first = await home.say(['import', ...paths, '--json'])
  expect([first.status, first.err]).toEqual([0, ''])
  const { files, ...about } = toldIn(first.out)
  expect(about).toEqual({ as_of: '2024-09-02', dry_run: false, duplicate_candidates: { count: 0, first: [] } })
  expect(files.map(({ kind, state, new: made, rejected }) => [kind, state, made, rejected])).toEqual([
    ['customers', 'done', 2, 0],
    ['vehicles', 'done', 2, 0],
    ['visits', 'done', 2, 0],
  ])
  expect(Object.keys(files[0] ?? {})).toEqual([
    'file', 'kind', 'import', 'state', 'rows', 'new', 'changed', 'unchanged', 'rejected', 'parked', 'flagged', 'taken_up',
    'rejected_file', 'unrecognised', 'faults', 'flags',
  ]) // prettier-ignore
  const again = toldIn((await home.say(['import', ...paths, '--json'])).out)
  expect(again.files.map(({ new: made, changed, unchanged }) => [made, changed, unchanged])).toEqual([
    [0, 0, 2],
    [0, 0, 2],
    [0, 0, 2],
  ])
})

test('rejected rows are told, written to a file that can be mended and imported, and make status 1', async () => {
  const home = await aHome()
  await home.say(['import', await home.file('customers.csv', customers)])
  await home.say(['import', await home.file('vehicles.csv', vehicles)])
  const path = await home.file('工单.csv', [...visits, 'RO3,LRWYGCEK3NC000013,城北服务中心,2024-13-01,保养,890'])
  const { status, out } = await home.say(['import', path])
  expect(status).toBe(1)
  expect(out).toContain('第 4 行「进厂时间」“2024-13-01”：不是能识别的日期')
  const json = JSON.parse((await home.say(['import', path, '--json'])).out)
  const [file] = json.files
  expect(file.faults[0]).toMatchObject({
    row: 4,
    column: 'check_in',
    header: '进厂时间',
    value: '2024-13-01',
    code: 'unreadable-date',
  })
  expect(file.faults[0].sentence.en).toContain('is not a date')
  const rejected = await home.read(file.rejected_file)
  expect(rejected).toContain('RO3')
  expect(rejected).toContain('拒绝原因')
  const mended = await home.file('mended.csv', rejected.replace('2024-13-01', '2024-03-01').trim().split('\r\n'))
  expect(await home.say(['import', mended, '--json'])).toMatchObject({ status: 0 })
})

test('rows worth a look are told and kept', async () => {
  const home = await aHome()
  await home.say(['import', await home.file('customers.csv', customers)])
  const path = await home.file('车辆.csv', vehicles)
  const { files } = JSON.parse((await home.say(['import', path, '--json'])).out)
  expect(files[0]).toMatchObject({
    new: 2,
    flagged: 2,
    flags: [{ row: 2, header: '车架号', code: 'vin-check-digit' }, { row: 3 }],
  })
  const { out } = await home.say(['import', path])
  expect(out).toContain('提示 车辆.csv：\n  第 2 行「车架号」“LRWYGCEK1NC000012”：车架号校验位不符')
})

test('a dry run tells the same and saves nothing', async () => {
  const home = await aHome()
  const path = await home.file('customers.csv', [...customers, 'C003,,13800000003,李敏,城北服务中心'])
  const tried = await home.say(['import', path, '--dry-run', '--json'])
  expect(tried.status).toBe(1)
  expect(JSON.parse(tried.out)).toMatchObject({
    dry_run: true,
    files: [{ import: null, new: 2, rejected: 1, rejected_file: null, faults: [{ row: 4, code: 'missing' }] }],
  })
  const real = await home.say(['import', path, '--json'])
  expect(JSON.parse(real.out).files[0]).toMatchObject({ new: 2, rejected: 1 })
})

test.each([
  ['empty.csv', [''], 'empty'],
  ['poem.csv', ['床前明月光，', '疑是地上霜。'], 'no-known-header'],
  ['visits.csv', ['工单号,进厂时间', 'RO1,2024-01-01'], 'missing-columns'],
])('%s is refused as a whole, with a sentence', async (name, lines, code) => {
  const home = await aHome()
  const path = await home.file(name, lines)
  const { status, out } = await home.say(['import', path, '--json'])
  expect(status).toBe(2)
  const [file] = JSON.parse(out).files
  expect(file).toMatchObject({ state: 'refused', fault: { code } })
  expect(file.fault.sentence.zh).toMatch(/[\u4e00-\u9fff]/)
  const told = await home.say(['import', path, '--lang', 'en'])
  expect(told.out).toContain(`${name} was not imported: `)
  expect(told.out).toContain(file.fault.sentence.en)
})

test('a file of mostly bad rows is refused and says which, unless somebody insists', async () => {
  const home = await aHome()
  const path = await home.file('customers.csv', [
    customersHeader,
    'C001,张三,13800000001,李敏,城北服务中心',
    'C002,,,,',
    'C003,,,,',
  ])
  const refused = await home.say(['import', path])
  expect(refused.status).toBe(2)
  expect(refused.out).toContain('--force')
  expect(refused.out).toContain('第 3 行「客户姓名」')
  expect(await home.say(['import', path, '--force'])).toMatchObject({ status: 1 })
})

test('a missing file is refused before anything is changed', async () => {
  const home = await aHome()
  const { status, out } = await home.say([
    'import',
    await home.file('customers.csv', customers),
    `${home.folder}/nowhere.csv`,
    '--json',
  ])
  expect(status).toBe(2)
  expect(JSON.parse(out).files).toMatchObject([{ state: 'refused', fault: { code: 'no-such-file' } }])
  expect(JSON.parse((await home.say(['import', `${home.folder}/customers.csv`, '--json'])).out).files[0].new).toBe(2)
})

test('the other files of a refused batch are named', async () => {
  const home = await aHome()
  const line = ['import', await home.file('客户.csv', customers), await home.file('poem.csv', ['床前明月光，'])]
  expect((await home.say(line)).out).toContain('其余文件也没有导入：客户.csv')
  expect((await home.say([...line, '--lang', 'en'])).out).toContain(
    'The other files were not imported either: 客户.csv',
  )
})

test('a header that was mapped once is remembered for its source', async () => {
  const home = await aHome()
  await home.say(['import', await home.file('customers.csv', customers), await home.file('vehicles.csv', vehicles)])
  const path = await home.file('odd.csv', [visitsHeader.replace('工单号', '流水'), ...visits.slice(1)])
  expect(await home.say(['import', path, '--kind', 'visits'])).toMatchObject({ status: 2 })
  expect(await home.say(['import', path, '--kind', 'visits', '--map', '流水=order_no'])).toMatchObject({ status: 0 })
  expect(await home.say(['import', path, '--kind', 'visits'])).toMatchObject({ status: 0 })
})

test.each([
  ['流水', '--map 应写成'],
  ['流水=单号码', '没有字段“单号码”'],
])('--map %s is refused', async (pair, sentence) => {
  const home = await aHome()
  const { status, err } = await home.say(['import', 'x.csv', '--map', pair])
  expect(status).toBe(2)
  expect(err).toContain(sentence)
})

test('people who may be one are told, with the phone masked', async () => {
  const home = await aHome()
  const path = await home.file('customers.csv', [...customers, 'C009,张三丰,13800000001,李敏,城北服务中心'])
  const { out } = await home.say(['import', path])
  expect(out).toContain('138****0001  C001 张三，C009 张三丰')
  const { duplicate_candidates: candidates } = JSON.parse((await home.say(['import', path, '--json'])).out)
  expect(candidates).toMatchObject({
    count: 1,
    first: [{ phone: '138****0001', customers: [{ customer_no: 'C001' }, { customer_no: 'C009' }] }],
  })
})
