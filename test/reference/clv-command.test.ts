import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '#test/cli/terminal.ts'
import { describeWithReference, furthest, referencePath, referenceText } from '#test/reference/reference-data.ts'

describeWithReference('longrange clv fit on real logs', () => {
  let folder = ''
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'longrange-reference-'))))
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('grocery: the published best k, its likelihood and holdout', async () => {
    const { status, out } = await say(
      `clv fit ${referencePath('grocery/groceryElog.csv')} --customer cust --date date --calibration-end 2006-12-31 --holdout-end 2007-12-30 --model mbg-cnbd-k --json`,
    )
    expect(status).toBe(0)
    const [{ k, params, log_likelihood: log, holdout }] = JSON.parse(out).models
    expect(k).toBe(2)
    expect(furthest(Object.values(params), [1.32918, 2.81255, 0.424709, 0.790029])).toBeLessThan(1e-5)
    expect(log).toBeCloseTo(-14978.2107, 3)
    expect(
      furthest(
        [holdout.mae, holdout.rmse, holdout.bias, holdout.brier, holdout.auc],
        [1.3998, 3.149, 0.125, 0.1163, 0.854],
      ),
    ).toBeLessThan(3e-3)
  })

  test('CDNOW sample, with amounts', async () => {
    const path = join(folder, 'cdnow.csv')
    const rows = referenceText('cdnow/CDNOW_sample.txt')
      .trim()
      .split('\n')
      .map((row) => row.trim().split(/\s+/))
    await writeFile(path, ['id,day,usd', ...rows.map(([, id, day, , usd]) => `${id},${day},${usd}`)].join('\n'))
    const fit = async (model: string): Promise<{ params: Record<string, number>; log_likelihood: number }> => {
      const line = `clv fit ${path} --customer id --date day --amount usd --calibration-end 1997-09-30 --model ${model} --json`
      return JSON.parse((await say(line)).out).models[0]
    }
    const bg = await fit('bg-nbd')
    expect(furthest(Object.values(bg.params), [0.242595, 4.4136, 0.792922, 2.42591])).toBeLessThan(1e-5)
    expect(bg.log_likelihood).toBeCloseTo(-9582.4292, 3)
    const amounts = await fit('gamma-gamma')
    expect(furthest(Object.values(amounts.params), [6.24957, 3.74422, 15.4435])).toBeLessThan(1e-5)
  })

  test('donors as a weighted summary', async () => {
    const path = join(folder, 'donations.csv')
    const [head = '', ...rows] = referenceText('donations/donations.csv').trim().split('\n')
    expect(head.split(',')).toHaveLength(4)
    await writeFile(path, ['x,t_x,T,weight', ...rows].join('\n'))
    const { out } = await say(`clv fit --summary ${path} --model nbd --json`)
    expect(JSON.parse(out).models[0]).toMatchObject({ model: 'nbd', customers: 11_104, rows: 22 })
  })
})
