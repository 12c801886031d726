import { expect, test } from 'vitest'
import { addDays } from '#domain/calendar.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { savePolicy } from '#operations/policies.ts'
import { rescore } from '#operations/rescore.ts'
import { scoreEverybody } from '#operations/score.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'
import { apiKit } from '#test/http/api-kit.ts'

/** That figures mean what they say, and open the customers whom they count. */
const today = '2025-06-30'
const lastMonth = '2025-05-31'
const store = await freshStore()
const kit = await importKit(store)
const { groupId } = kit.group
const api = await apiKit(store)
const analyst = await api.signedIn({ groupId, role: 'analyst', centreId: null })
await seedPlaybooks(store, groupId, ['playbooks'])
await kit.take(simulatedTexts({ customers: 300, asOf: today }), { asOf: today, source: 'DMS' })
for (const run of [
  { groupId, asOf: lastMonth, keeps: { live: false, snapshot: true } },
  { groupId, asOf: today, keeps: { live: true, snapshot: true } },
] as const) {
  await scoreEverybody(store, run)
  await keepFiguresOfRun(store, run)
}

test('a mean is told with its interval, and of fewer than twenty not at all', async () => {
  const { body } = await analyst('GET', '/centres')
  for (const { meanTotal, metrics } of body.centres) {
    expect(meanTotal.base).toBeGreaterThan(20)
    expect(meanTotal.interval.low).toBeLessThan(meanTotal.fen)
    expect(meanTotal.interval.high).toBeGreaterThan(meanTotal.fen)
    for (const { metric, value, base, interval, isTooFew } of metrics) {
      expect([metric, isTooFew]).toEqual([metric, base < 20])
      if (isTooFew) expect([metric, value, interval]).toEqual([metric, null, null])
      else expect([metric, interval.low <= value && value <= interval.high]).toEqual([metric, true])
    }
  }
})

test('a change since a day of other rules says which', async () => {
  const told = async () => [
    (await analyst('GET', '/cockpit')).body.rulesChanged,
    (await analyst('GET', '/segments')).body.rulesChanged,
    (await analyst('GET', `/segments/moves?from=${lastMonth}`)).body.rulesChanged,
    ...(await analyst('GET', '/centres')).body.centres.map((each: { rulesChanged: unknown }) => each.rulesChanged),
  ]
  expect(new Set((await told()).map(String))).toEqual(new Set(['']))
  const changes = { ladder: { l3Days: 95 }, actions: { extraMinutesPerReason: 3 } }
  expect(await savePolicy(store, { groupId, centreId: 0, changes, by: 'test' })).toEqual({ version: 1 })
  await rescore(store, { groupId, today }, () => undefined)
  expect(new Set((await told()).map(String))).toEqual(new Set(['ladder']))
  // Between two snapshots of the same rules nothing else than people has moved.
  expect((await analyst('GET', `/segments/moves?from=${lastMonth}&to=${today}`)).body.rulesChanged).toEqual([])
})

async function counted(filter: string): Promise<number> {
  return (await analyst('GET', `/customers?limit=1&${filter}`)).body.count.atLeast
}

test('every flow counts those in the list that it opens', async () => {
  for (const to of [undefined, today]) {
    const { body } = await analyst('GET', `/segments/moves?from=${lastMonth}${to === undefined ? '' : `&to=${to}`}`)
    expect(body.flows.some((flow: { from: unknown }) => flow.from === null)).toBe(true)
    for (const flow of body.flows) {
      const then = `stood=${lastMonth}:${flow.from ?? 'none'}`
      const now = to === undefined ? `segment=${flow.to}` : `stood=${to}:${flow.to ?? 'none'}`
      expect([flow, await counted(`${then}&${now}`)]).toEqual([flow, flow.customers])
    }
  }
})

test('so does every bar of the distribution', async () => {
  const { bins, aboveHundredThousand, known } = (await analyst('GET', '/value')).body
  for (const [at, { fromFen, toFen, customers }] of bins.entries()) {
    const bounds = [
      ...(at === 0 ? [] : [`totalFromFen=${fromFen}`]),
      ...(toFen === null ? [] : [`totalBelowFen=${toFen}`]),
    ]
    expect([fromFen, await counted(bounds.join('&'))]).toEqual([fromFen, customers])
  }
  expect(await counted('totalFromFen=10000001')).toBe(aboveHundredThousand)
  expect(await counted('tier=high&tier=medium&tier=low')).toBe(known)
})

test('so does every step of the funnel', async () => {
  const { within, asOf } = (await analyst('GET', '/retention')).body
  for (const days of [90, 180, 365]) {
    const { of, who } = within[`d${days}`]
    const first = `firstVisitTo=${addDays(asOf, -days)}`
    expect([days, await counted(first)]).toEqual([days, of])
    expect([days, await counted(`${first}&cameAgainWithin=${days}`)]).toEqual([days, who])
  }
})

test('what cannot be is refused, and who may not see money cannot ask by it', async () => {
  for (const filter of ['stood=2025-02-31:lost', 'stood=2025-05-31:rich', 'cameAgainWithin=0', 'totalFromFen=1.5'])
    expect([filter, (await analyst('GET', `/customers?${filter}`)).status]).toEqual([filter, 400])
  const admin = await api.signedIn({ groupId, role: 'admin', centreId: null })
  expect((await admin('GET', '/customers?totalFromFen=1')).status).toBe(403)
})
