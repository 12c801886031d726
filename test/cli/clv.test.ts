import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayFromNumber, dayNumber } from '#domain/calendar.ts'
import { timingModel } from '#domain/value-model/candidates.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { say } from '#test/cli/terminal.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longrange-clv-'))
  await writeFile(join(folder, 'log.csv'), aLog())
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const opening = dayNumber('2021-01-01')

/** Three years of 300 customers who come about every eight weeks, with amounts and without order. */
function aLog(): string {
  const predictor = timingModel('mbg-cnbd-k', 2).predictor(Float64Array.of(2, 8, 0.6, 3))
  const random = seededRandom(11)
  const rows = Array.from({ length: 300 }).flatMap((_, i) => {
    const first = opening + Math.floor(random() * 200)
    const visits = predictor.simulate(random, (opening + 1095 - first) / 7).visits
    return [0, ...visits].map((weeks) => {
      const on = dayFromNumber(first + Math.ceil(weeks * 7))
      return `客户${i},${on.replaceAll('-', '/')},"¥${Math.round(200 + 1800 * random() * random())}.00"`
    })
  })
  return `客户,日期,金额\n${rows.toReversed().join('\n')}\n`
}

const columns = '--customer 客户 --date 日期 --amount 金额'
const split = '--calibration-end 2022-12-31 --holdout-end 2023-12-31'
const clv = (verb: string, more: string) => say(`clv ${verb} ${join(folder, 'log.csv')} ${columns} ${more}`)

test('fits every model and says which is to be believed', async () => {
  const { status, out, err } = await clv('fit', `${split} --json`)
  expect([status, err]).toEqual([0, ''])
  const told = JSON.parse(out)
  expect(told.models.map(({ model }: { model: string }) => model)).toEqual([
    'nbd',
    'bg-nbd',
    'mbg-nbd',
    'pareto-nbd',
    'bg-cnbd-k',
    'mbg-cnbd-k',
    'mbg-cnbd-mix',
    'gamma-gamma',
  ])
  expect(told).toMatchObject({ unit: 'week', calibration_end: '2022-12-31', holdout_end: '2023-12-31' })
  const one = told.models[5]
  expect(Object.keys(one.params)).toEqual(['r', 'alpha', 'a', 'b'])
  expect(one).toMatchObject({ customers: 300, k: expect.any(Number), holdout: { customers: 300 } })
  expect(Object.keys(told.models[7].params)).toEqual(['p', 'q', 'gamma'])
  const shares = told.chosen.members.reduce((sum: number, { share }: { share: number }) => sum + share, 0)
  expect(shares).toBeCloseTo(1, 10)
  expect(told.chosen.against.at(-1)).toMatchObject({ against: 'recency-alone', crps: { verdict: 'better' } })
}, 60_000)

test('days give the same likelihood as weeks, in other units', async () => {
  const [weeks, days] = await Promise.all(
    ['week', 'day'].map(async (unit) => {
      const { out } = await clv('fit', `--model bg-nbd --unit ${unit} --json`)
      return JSON.parse(out).models[0]
    }),
  )
  expect(days.params.alpha / weeks.params.alpha).toBeCloseTo(7, 3)
  expect(days.params.r).toBeCloseTo(weeks.params.r, 5)
})

test('foretells everybody, on the terminal, as lines and as a table', async () => {
  const json = await clv('predict', `--model mbg-cnbd-2 --horizon 26 --json`)
  const lines = json.out.trim().split('\n')
  expect([json.status, lines.length]).toEqual([0, 300])
  const first = JSON.parse(lines[0] ?? '')
  expect(first).toMatchObject({ customer: '客户299', expected_amount: expect.any(Number) })
  expect(first.p_active).toBeGreaterThanOrEqual(0)
  expect(first.visits_high).toBeGreaterThanOrEqual(first.visits_low)
  const path = join(folder, 'predictions.csv')
  expect((await clv('predict', `--model mbg-cnbd-2 --out ${path}`)).status).toBe(0)
  const table = (await readFile(path, 'utf8')).trim().split('\n')
  expect(table).toHaveLength(301)
  expect(table[0]).toMatch(/^customer,x,t_x,T,p_active,/)
  expect((await clv('predict', '--model mbg-cnbd-2 --lang en')).out).toContain('only the 20 with most visits of 300')
}, 60_000)

test('writes a report of one file with its charts, in both languages', async () => {
  const path = join(folder, 'report.html')
  for (const [language, title] of [
    ['zh', '概率校准'],
    ['en', 'Calibration'],
  ]) {
    const { status } = await clv('report', `${split} --model mbg-cnbd-2 --out ${path} --lang ${language}`)
    expect(status).toBe(0)
    const page = await readFile(path, 'utf8')
    expect(page).toContain(title)
    expect(page.match(/<svg /g)).toHaveLength(6)
    expect(page).not.toMatch(/NaN|undefined|https?:|客户\d/)
  }
}, 60_000)

test('a summary of somebody else is fitted and judged too', async () => {
  const path = join(folder, 'summary.csv')
  const rows = Array.from({ length: 60 }, (_, i) => {
    const x = i % 6
    return `${x},${x === 0 ? 0 : 10 + i / 4},${40 + (i % 7)},${1 + (i % 3)},${i % 4 ? 0 : x}`
  })
  await writeFile(path, ['frequency,recency,T,weight,x_star', ...rows].join('\n'))
  const { status, out } = await say(`clv fit --summary ${path} --horizon 20 --json`)
  expect(status).toBe(0)
  const { models, chosen } = JSON.parse(out)
  // Ten of them never came again, three as long ago as others: those are fitted as one row.
  expect(models[1]).toMatchObject({ model: 'bg-nbd', customers: 120, rows: 57, holdout: { customers: 120 } })
  expect(models[5]).toMatchObject({ model: 'mbg-cnbd-k', refused: { code: 'no-intervals' } })
  expect(chosen.because).toBe('likelihood')
}, 60_000)

test.each([
  ['clv fit', 2, '请给出购买日志文件'],
  ['clv fit LOG', 2, '--customer 和 --date'],
  ['clv fit LOG --customer 客户 --date 天', 2, '没有列“天”；第一行的表头是：客户、日期、金额'],
  ['clv fit LOG --customer 客户 --date 日期 --calibration-end 2020-01-01', 2, '校准日早于日志的第一天'],
  ['clv fit LOG --customer 客户 --date 日期 --holdout-end 2021-01-01', 2, '--holdout-end 应晚于'],
  ['clv fit LOG --customer 客户 --date 日期 --model best', 2, '--model 不能是“best”'],
  ['clv fit LOG --customer 客户 --date 日期 --model gamma-gamma', 2, '--amount'],
  ['clv report LOG --customer 客户 --date 日期', 2, '--out'],
  ['clv fit NOTHING --customer 客户 --date 日期', 2, '打不开'],
])('“%s” is refused: %s', async (line, status, sentence) => {
  const words = line.split(' ').map((word) => (word === 'LOG' ? join(folder, 'log.csv') : word))
  const said = await say(words)
  expect([said.status, said.out]).toEqual([status, ''])
  expect(said.err).toContain(sentence)
})

test('rows that cannot be read are left out, and told with row, column and what was expected', async () => {
  const path = join(folder, 'bad.csv')
  const good = (await readFile(join(folder, 'log.csv'), 'utf8')).trim()
  await writeFile(path, `${good}\n甲,2021-13-01,5\n,2021-01-05,5\n乙,2021-02-01,many\n`)
  const { status, out, err } = await say(`clv fit ${path} ${columns} --model mbg-nbd --json`)
  expect(status).toBe(1)
  expect(JSON.parse(out).models[0].customers).toBe(300)
  expect(err).toContain('3 行读不了')
  expect(err).toMatch(/第 \d+ 行「日期」“2021-13-01”：不是能识别的日期/)
  expect(err).toMatch(/第 \d+ 行「客户」：必填，但为空/)
  expect(err).toMatch(/第 \d+ 行「金额」“many”：不是能识别的金额/)
})

test('too little to learn from is refused with the reason, and the formula named', async () => {
  const path = join(folder, 'few.csv')
  await writeFile(path, 'c,d\nA,2024-01-01\nB,2024-01-02\n')
  const { status, out } = await say(`clv fit ${path} --customer c --date d --json`)
  expect(status).toBe(0)
  for (const { refused } of JSON.parse(out).models) expect(refused.code).toBe('no-repeat-visits')
  const predict = await say(`clv predict ${path} --customer c --date d`)
  expect([predict.status, predict.out]).toEqual([2, ''])
  expect(predict.err).toContain('没有人来过第二次')
})
