import { expect, test } from 'vitest'
import { fitModels } from '#operations/fit-models.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { savePolicy } from '#operations/policies.ts'
import { scoreEverybody } from '#operations/score.ts'
import { freshStore } from '#test/database.ts'
import { apiKit } from '#test/http/api-kit.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

const today = '2025-06-30'
const store = await freshStore()
const kit = await importKit(store)
const { groupId } = kit.group
const { signedIn } = await apiKit(store)
await kit.take(simulatedTexts({ customers: 400, asOf: today }), { asOf: today, source: 'DMS' })

async function score(): Promise<void> {
  const run = { groupId, asOf: today, keeps: { live: true, snapshot: false } } as const
  await scoreEverybody(store, run)
  await keepFiguresOfRun(store, run)
}

await score()
const analyst = await signedIn({ groupId, role: 'analyst', centreId: null })
const admin = await signedIn({ groupId, role: 'admin', centreId: null })
const [someone] = await kit.rows(
  'SELECT customer_id FROM scores JOIN customers USING (customer_id) WHERE group_id = $group AND visits_total > 4 ORDER BY 1 LIMIT 1',
)
const profile = `/customers/${Number(someone?.['customer_id'])}`

test('before anything was fitted the formula speaks, and says so', async () => {
  expect((await analyst('GET', '/value/fit')).body).toEqual({
    method: 'formula',
    fit: null,
    refusal: null,
    holdout: null,
    calibration: [],
    tracking: [],
    comparison: [],
    cohorts: [],
    checks: [],
  })
  expect((await analyst('GET', '/value')).body.method).toBe('formula')
  expect((await analyst('GET', profile)).body.outlook).toBeNull()
})

test('a fit tells its parameters with intervals, how it did, and what to trust', async () => {
  const { fitId } = await fitModels(store, { groupId, today, names: ['mbg-nbd', 'mbg-cnbd-k'] })
  await score()
  const { status, body } = await analyst('GET', '/value/fit')
  expect({ status, body }).toMatchObject({ status: 200, body: { method: 'model', fit: { fitId, asOf: '2025-06-29' } } })
  for (const { parameters } of body.fit.members)
    for (const { value, low, high } of parameters)
      expect([low ?? 0, value, high ?? Infinity]).toEqual([low ?? 0, value, high ?? Infinity].toSorted((a, b) => a - b))
  expect(body.comparison[0]).toMatchObject({ name: 'chosen', against: null })
  expect(body.comparison.at(-1)).toMatchObject({ name: 'same-again', against: { crps: { verdict: 'better' } } })
  expect(body.calibration).toHaveLength(10)
  expect(body.fit.trust.length).toBeGreaterThan(1)
  expect(body.fit.spend.meanFen).toBeGreaterThan(0)
  expect((await analyst('GET', '/value')).body.method).toBe('model')
})

test('one customer: outlook with curve; money only for those who may see it', async () => {
  const { body } = await analyst('GET', profile)
  expect(body.scores).toMatchObject({ method: 'model', fitId: body.outlook.fitId })
  expect(body.outlook.value.points.at(-1).expectedFen).toBeGreaterThan(0)
  const seen = (await admin('GET', profile)).body
  expect(seen.outlook).toMatchObject({ value: null, pActive: body.outlook.pActive })
  expect(JSON.stringify(seen)).not.toMatch(/Fen":[1-9]/)
})

test('a refused attempt is told beside the fit that goes on', async () => {
  const few = await importKit(store)
  await few.take(simulatedTexts({ customers: 40, asOf: today }), { asOf: today, source: 'DMS' })
  await fitModels(store, { groupId: few.group.groupId, today })
  const reader = await signedIn({ groupId: few.group.groupId, role: 'analyst', centreId: null })
  expect((await reader('GET', '/value/fit')).body).toMatchObject({
    method: 'formula',
    fit: null,
    refusal: { code: 'too-few-customers', asOf: '2025-06-29' },
  })
})

test('where the policy prefers the formula it speaks again', async () => {
  await savePolicy(store, { groupId, centreId: 0, changes: { model: { speaks: 'formula' } }, by: 'test' })
  await score()
  expect((await analyst('GET', '/value/fit')).body).toMatchObject({ method: 'formula', fit: { asOf: '2025-06-29' } })
  expect((await analyst('GET', profile)).body).toMatchObject({
    outlook: null,
    scores: { method: 'formula', fitId: null },
  })
})
