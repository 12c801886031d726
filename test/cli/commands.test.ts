import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aFilledHome, aHome, clearFolders, customers, visits } from '#test/cli/home.ts'

clearFolders()

test.each(['score', 'worklist --advisor 李敏', 'undo 1', 'policy show', 'report monthly --month 2024-08 --out x'])(
  '%s of an empty database says what to do first',
  async (line) => {
    const home = await aHome()
    const { status, err } = await home.say(line)
    expect(status).toBe(2)
    expect(err).toContain('longrange import')
  },
)

test('score writes one line per customer, the same bytes each time, whole into a file', async () => {
  const home = await aFilledHome()
  const first = await home.say('score --json')
  expect([first.status, first.err]).toEqual([0, ''])
  expect(
    first.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    {
      customer_no: 'C001',
      as_of: '2024-09-02',
      visits_total: 2,
      age_months: 30,
      stage: 'activation',
      centre: '城北服务中心',
    },
    { customer_no: 'C002', visits_total: 0, r: null, days_since_visit: null },
  ])
  expect(first.out).toContain('"spend_24m":3880.00')
  expect((await home.say('score --json')).out).toBe(first.out)
  const path = join(home.folder, 'scores.jsonl')
  expect(await home.say(['score', '--json', '--out', path])).toMatchObject({ status: 0, out: '' })
  expect(await home.read(path)).toBe(first.out)
  expect((await readdir(home.folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a past day gives a past answer and leaves the live scores alone', async () => {
  const home = await aFilledHome()
  await home.say('score')
  const { out } = await home.say('score --as-of 2023-12-31 --json')
  expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ as_of: '2023-12-31', visits_total: 1 })
  expect(JSON.parse((await home.say('score --changed --json')).out)).toMatchObject({
    as_of: '2024-09-02',
    looked_at: 0,
  })
})

test('the human summary counts everybody', async () => {
  const home = await aFilledHome()
  const { out } = await home.say('score')
  expect(out).toContain('2 位客户已评分，截止日 2024-09-02')
  for (const title of ['生命周期阶段', '客户分群', '客户健康度', '流失预警']) expect(out).toContain(title)
  expect((await home.say('score --lang en')).out).toContain('2 customers scored as of 2024-09-02')
})

test('the nightly look wants a first scoring', async () => {
  const home = await aFilledHome()
  expect(await home.say('score --changed')).toMatchObject({ status: 2 })
})

test('scores that cannot be written are refused before the work', async () => {
  const home = await aFilledHome()
  const { status, err } = await home.say(['score', '--out', join(home.folder, 'nowhere', 'scores.jsonl')])
  expect(status).toBe(2)
  expect(err).toContain('nowhere')
})

test('a worklist names its person, day and reasons', async () => {
  const home = await aFilledHome()
  const { status, out } = await home.say('worklist --advisor 李敏 --date 2024-09-02 --json')
  expect(status).toBe(0)
  const list = JSON.parse(out)
  expect(Object.keys(list)).toEqual([
    'advisor', 'date', 'capacity_minutes', 'planned_minutes', 'today', 'over_capacity', 'not_today', 'week', 'left_out',
  ]) // prettier-ignore
  expect(list).toMatchObject({ advisor: { name: '李敏', role: 'advisor' }, date: '2024-09-02' })
  const told = await home.say('worklist --advisor 李敏')
  expect(told.out).toContain('李敏 · 服务顾问')
  for (const { name, reasons } of list.today) {
    expect(told.out).toContain(name)
    expect(told.out.replaceAll(/\s/g, '')).toContain(reasons[0].reason.zh.replaceAll(/\s/g, ''))
  }
})

/** One for all refusals: they change nothing. */
let untouched: ReturnType<typeof aFilledHome> | undefined

test.each([
  ['worklist', '--advisor'],
  ['worklist --advisor 无名氏', '没有员工“无名氏”'],
  ['worklist --advisor 李敏 --centre 城南', '没有名为“城南”的服务中心'],
  ['score --group 别家', '没有名为“别家”的集团'],
  ['report monthly --out x', '--month'],
  ['report monthly --month 2031-01 --out x', '还没有到'],
  ['undo seven', '不是导入编号'],
  ['undo 99', '没有编号为 99 的导入'],
  ['policy set rfm.recencyDays', '应写成 组.名称=值'],
  ['policy set rfm.recencyDay=45,90,180,365', '没有设置项 rfm.recencyDay；是否指 rfm.recencyDays？'],
  ['policy set rfm.recencyDays=45,90', 'rfm.recencyDays 需要 4 个数（由小到大），现有 2 个；每个可为 '],
  ['policy set rfm.recencyDays=90,45,180,365', '应逐个递增'],
  ['policy show nothing', '没有设置项“nothing”'],
  ['restore nowhere.backup', 'nowhere.backup'],
  ['playbook check nowhere.yaml', 'nowhere.yaml'],
])('“%s” is refused with “%s”', async (line, sentence) => {
  const home = await (untouched ??= aFilledHome())
  const { status, out, err } = await home.say(line)
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain(sentence)
})

test('an import is undone by its number, and not twice', async () => {
  const home = await aFilledHome()
  const { out } = await home.say([
    'import',
    await home.file('more.csv', [visits[0] ?? '', 'RO9,LRWYGCEK3NC000013,城北服务中心,2024-05-01,保养,990']),
    '--json',
  ])
  const [{ import: number }] = JSON.parse(out).files
  expect(await home.say(`undo ${number} --json`)).toMatchObject({
    status: 0,
    out: `{"import":${number},"file":"more.csv","state":"undone"}\n`,
  })
  expect(await home.say(`undo ${number}`)).toMatchObject({ status: 2 })
  const scores = await home.say('score --json')
  expect(scores.out).toContain(
    '"customer_no":"C002","as_of":"2024-09-02","age_months":16,"stage":"activation","tenure_months":16,"visits_total":0',
  )
})

test('an import whose records a later one holds as well stays, and the later one is named', async () => {
  const home = await aHome()
  const path = await home.file('customers.csv', customers)
  const [first, second] = [await home.say(['import', path, '--json']), await home.say(['import', path, '--json'])].map(
    ({ out }) => Number(JSON.parse(out).files[0].import),
  )
  const { status, out, err } = await home.say(`undo ${first}`)
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain(`导入 ${second} 也包含这些记录；请先撤销它`)
  expect((await home.say(`undo ${second}`)).status).toBe(0)
  expect((await home.say(`undo ${first}`)).status).toBe(0)
})

test('a backup moves everything to another database', async () => {
  const [from, to] = [await aFilledHome(), await aHome()]
  const file = join(from.folder, 'all.backup')
  expect(await from.say(['backup', file])).toMatchObject({ status: 0 })
  const restored = await to.say(['restore', file])
  expect(restored.status).toBe(0)
  expect(restored.out).toMatch(/（备份时间 \d{4}-\d\d-\d\d \d\d:\d\d）/)
  expect((await to.say('score --json')).out).toBe((await from.say('score --json')).out)
  const again = await to.say(['restore', file])
  expect(again.status).toBe(2)
  expect(again.err).toContain('--force')
})

test('a setting is shown, tried and saved', async () => {
  const home = await aFilledHome()
  expect((await home.say('policy show rfm.recencyDays')).out).toContain('  rfm.recencyDays = 45,90,180,365')
  const tried = await home.say('policy preview rfm.recencyDays=45,90,180,800 --json')
  expect(JSON.parse(tried.out)).toMatchObject({
    changes: [{ name: 'rfm.recencyDays', to: [45, 90, 180, 800] }],
    customers: 2,
  })
  expect(await home.say('policy set rfm.recencyDays=45,90,180,800')).toMatchObject({ status: 0 })
  expect((await home.say('policy show rfm')).out).toContain('* rfm.recencyDays = 45,90,180,800')
})

test('lists of actions are written for each centre and for the printer', async () => {
  const home = await aFilledHome()
  const folder = join(home.folder, 'report')
  const { status, out } = await home.say(['report', 'monthly', '--month', '2024-08', '--out', folder, '--json'])
  expect(status).toBe(0)
  const { as_of: asOf, files } = JSON.parse(out)
  expect(asOf).toBe('2024-08-31')
  for (const file of files) expect((await home.read(file)).length).toBeGreaterThan(0)
  expect(files.at(-2)).toMatch(/行动清单-2024-08\.html$/)
  expect(await home.read(files.at(-1))).toMatch(/月初人数|待改|^\uFEFF部分/)
})

test('the doctor looks at everything, says the mend and changes nothing', async () => {
  const empty = await aHome()
  expect((await empty.say('doctor')).out).toMatch(/数据库结构 .*待应用/)
  const home = await aFilledHome()
  const { status, out } = await home.say('doctor --json')
  const findings: { code: string; state: string; mend: unknown }[] = JSON.parse(out)
  expect(findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['node', 'disk', 'database', 'migrations', 'zones', 'backup']),
  )
  expect(findings.find(({ code }) => code === 'backup')).toMatchObject({
    state: 'warning',
    mend: { en: expect.stringContaining('longrange backup') },
  })
  expect(status).toBe(findings.some(({ state }) => state === 'problem') ? 2 : 0)
  const told = await home.say('doctor')
  expect(told.out).toContain('从未备份')
  expect(told.out).toMatch(/ \d{4}-\d\d-\d\d \d\d:\d\d，与数据库相差 -?\d+ 秒/)
  expect(told.out).toMatch(/✓ 服务中心时区 +正常/)
})
