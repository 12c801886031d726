import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Assessment } from '#domain/assessment.ts'
import { dayNumber, type Day } from '#domain/calendar.ts'
import { cohortsOf } from '#domain/lifetime-value/cohorts-of.ts'
import { checkFit } from '#operations/check-fit.ts'
import { explainCustomer } from '#operations/explain-customer.ts'
import { fitModels } from '#operations/fit-models.ts'
import { refitModels } from '#operations/refit-models.ts'
import { scoreChanged } from '#operations/score-changed.ts'
import { scoreEverybody } from '#operations/score.ts'
import { factsOf } from '#store/customer-facts.ts'
import { gatherFitDays, originsOf } from '#store/fit-histories.ts'
import { inTransaction } from '#store/transaction.ts'
import { fitChecks, fitInForce, fitNumbered, latestAttempt } from '#store/value-fits.ts'
import { freshStore } from '#test/database.ts'
import { type ImportKit, importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

const store = await freshStore()
const { reader } = store

/** The models that are quick to fit. */
const names = ['mbg-nbd', 'mbg-cnbd-k'] as const

/** A Monday. */
const today = '2025-06-30'

async function simulated(customers: number): Promise<ImportKit> {
  const kit = await importKit(store)
  await kit.take(simulatedTexts({ customers, asOf: today }), { asOf: today, source: 'DMS' })
  return kit
}

async function assessed({ group }: ImportKit, asOf: Day): Promise<Assessment[]> {
  const all: Assessment[] = []
  await scoreEverybody(store, {
    groupId: group.groupId,
    asOf,
    keeps: { live: false, snapshot: false },
    onScored: (scored) => void all.push(...scored.map((each) => each.assessment)),
  })
  return all
}

describe('a group of six hundred', async () => {
  const kit = await simulated(600)
  const { groupId } = kit.group
  const before = await assessed(kit, today)
  const { fitId, refusal } = await fitModels(store, { groupId, today, names })

  test('its fit is kept with what it says of itself', async () => {
    expect(refusal).toBeNull()
    const kept = await fitNumbered(reader, groupId, fitId)
    expect(kept?.asOf).toBe('2025-06-29')
    const shares = kept?.report.members.map(({ share }) => share) ?? []
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })

  test('it is held to the last year, which it had not seen', async () => {
    const trial = (await fitNumbered(reader, groupId, fitId))?.report.trial
    if (!trial) throw new Error('eight years of history have a holdout')
    expect(trial.calibrationEndOn).toBe('2024-06-29')
    expect(trial.calibration.length).toBe(10)
    expect(trial.comparison.map(({ name }) => name)).toEqual(['chosen', 'mbg-nbd', 'mbg-cnbd-k', 'same-again'])
    // The simulated customers come regularly: that is worth more than last year's number.
    expect(trial.comparison.at(-1)?.against?.crps.high).toBeLessThan(0)
    const { expectedSum = 0, actualSum = 0 } = trial.tracking.at(-1) ?? {}
    expect(Math.abs(expectedSum / actualSum - 1)).toBeLessThan(0.15)
  })

  test('customers are put together as they are told apart when they are spoken for', async () => {
    const counted = new Map<string, number>()
    const whose = { customerIds: `SELECT customer_id FROM customers WHERE group_id = ${groupId}` }
    for await (const { facts } of factsOf(reader, whose)) {
      if (facts.visits.length === 0) continue
      for (const [by, value] of Object.entries(cohortsOf(facts)))
        if (value !== null) counted.set(`${by} ${value}`, (counted.get(`${by} ${value}`) ?? 0) + 1)
    }
    const day = dayNumber(today)
    const { cohorts } = await inTransaction(store, async (writer) => {
      await gatherFitDays(writer, { groupId, asOf: today, marginShare: 0.4, most: 50_000 })
      return originsOf(writer, { day, until: day, ahead: 365 })
    })
    const sizes = cohorts.map(({ by, value, origin }) => [`${by} ${value}`, origin.weights.reduce((a, b) => a + b, 0)])
    expect(new Map(sizes as [string, number][])).toEqual(counted)
    expect(counted.get('use ride_hailing')).toBeGreaterThan(10)
  })

  test('everybody who ever came is scored by it, and each number leads to it', async () => {
    await scoreEverybody(store, { groupId, asOf: today, keeps: { live: true, snapshot: true } })
    for (const table of ['scores', 'snapshots']) {
      const rows = await kit.rows(
        `SELECT (s.fit_id = ${fitId}) = (s.visits_total > 0) AS traced, (s.fit_id IS NOT NULL) = (s.p_active IS NOT NULL) AS told,
          s.potential_low_fen <= s.potential_fen AND s.potential_fen <= s.potential_high_fen AS within, count(*)
        FROM ${table} s JOIN customers USING (customer_id) WHERE group_id = $group AND visits_total > 0 GROUP BY 1, 2, 3`,
      )
      expect(rows).toEqual([{ traced: true, told: true, within: true, count: expect.anything() }])
    }
    const [someone] = await kit.rows(
      'SELECT customer_id FROM scores JOIN customers USING (customer_id) WHERE group_id = $group AND visits_total > 3 LIMIT 1',
    )
    const told = await explainCustomer(reader, { groupId, customerId: Number(someone?.['customer_id']), today })
    expect(told?.reasons.potential).toMatchObject({ rule: 'model', inputs: { fitId } })
    expect(told?.reasons.valueAtRisk).toMatchObject({ rule: 'fitted-activity', inputs: { fitId } })
    expect(told?.outlook).toMatchObject({ fitId, fitAsOf: '2025-06-29' })
  })

  test('a day before the last one it knows is scored without it: nothing looks ahead', async () => {
    expect(await fitInForce(reader, groupId, '2025-06-28')).toBeNull()
    const past = await assessed(kit, '2025-06-28')
    expect(past.filter((each) => each.fitId !== null)).toEqual([])
    const other = await simulated(600)
    const plain = await assessed(other, '2025-06-28')
    expect(JSON.stringify(past)).toBe(JSON.stringify(plain))
    expect(JSON.stringify(await assessed(other, today))).toBe(JSON.stringify(before))
  })

  test('within the week nights leave what the fit says as it is, on Monday they look at everybody it speaks of', async () => {
    await scoreEverybody(store, { groupId, asOf: '2025-07-01', keeps: { live: true, snapshot: false } })
    const potentials =
      'SELECT customer_no, potential_fen FROM scores JOIN customers USING (customer_id) WHERE group_id = $group AND fit_id IS NOT NULL ORDER BY 1'
    const onTuesday = await kit.rows(potentials)
    const few = await scoreChanged(store, groupId, '2025-07-06')
    expect(await kit.rows(potentials)).toEqual(onTuesday)
    const many = await scoreChanged(store, groupId, '2025-07-07')
    const [spokenOf] = await kit.rows(
      'SELECT count(*) AS n FROM scores JOIN customers USING (customer_id) WHERE group_id = $group AND fit_id IS NOT NULL',
    )
    expect(few).toBeLessThan(many / 2)
    expect(many).toBeGreaterThanOrEqual(Number(spokenOf?.['n']))
  })

  test('it is fitted anew after a week or when visits have grown, and held to what happened once a month', async () => {
    const night = { groupId, today: '2025-07-07' as const }
    await refitModels(store, night)
    const second = await latestAttempt(reader, groupId)
    expect(second?.asOf).toBe('2025-07-06')
    const [{ scored_by: scoredBy } = {}] = await kit.rows(
      'SELECT max(fit_id) AS scored_by FROM scores JOIN customers USING (customer_id) WHERE group_id = $group',
    )
    expect(scoredBy).toBe(second?.fitId)
    expect(await refitModels(store, { ...night, today: '2025-07-08' })).toEqual({ detail: null })
    expect((await latestAttempt(reader, groupId))?.fitId).toBe(second?.fitId)

    expect(await checkFit(store, groupId, '2025-07-20')).toBeNull()
    const check = await checkFit(store, groupId, '2025-07-31')
    expect(check).toMatchObject({ fitId, laterFitId: second?.fitId, untilOn: '2025-07-31' })
    expect(await checkFit(store, groupId, '2025-07-31')).toBeNull()
    expect(await fitChecks(reader, groupId, 10)).toMatchObject([{ fitId, fitAsOf: '2025-06-29' }])
  }, 60_000)
})

test('each cohort of enough customers is tried apart, and what is kept of it is in force', async () => {
  const { groupId } = (await simulated(600)).group
  await inTransaction(store, (writer) =>
    sql`UPDATE customers SET tags = CASE customer_id % 2 WHEN 0 THEN ARRAY['网约车'] ELSE '{}' END WHERE group_id = ${groupId}`.execute(
      writer,
    ),
  )
  const { fitId } = await fitModels(store, { groupId, today, names })
  const tried = (await fitNumbered(reader, groupId, fitId))?.report.cohorts ?? []
  expect(tried.map(({ by, value }) => `${by} ${value}`).toSorted()).toEqual(['use private', 'use ride_hailing'])
  for (const { customers, fault, against } of tried) {
    expect(customers).toBeGreaterThanOrEqual(200)
    expect([fault, against === null]).toEqual([null, false])
  }
  const kept = tried.filter(({ isKept }) => isKept).map(({ value }) => value)
  expect((await fitInForce(reader, groupId, today))?.cohorts?.map(({ value }) => value) ?? []).toEqual(kept)
})

test('too little is refused with its reason, and the formula goes on', async () => {
  const kit = await simulated(60)
  const { groupId } = kit.group
  const plain = await assessed(kit, today)
  expect(await fitModels(store, { groupId, today, names })).toMatchObject({ refusal: 'too-few-customers' })
  expect(await latestAttempt(reader, groupId)).toMatchObject({ refusal: 'too-few-customers', asOf: '2025-06-29' })
  expect(await fitInForce(reader, groupId, today)).toBeNull()
  expect(JSON.stringify(await assessed(kit, today))).toBe(JSON.stringify(plain))
})

test('a group that nobody ever came to has no fit', async () => {
  const { group } = await importKit(store)
  expect(await fitModels(store, { groupId: group.groupId, today, names })).toMatchObject({ refusal: 'no-customers' })
})
