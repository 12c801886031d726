import { describe, expect, test } from 'vitest'
import type { Day } from '#domain/calendar.ts'
import type { Assessment } from '#domain/assessment.ts'
import { scoreChanges } from '#domain/score-changes.ts'
import { freshStore } from '#test/database.ts'
import { type ImportKit, importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { scoreChanged } from '#operations/score-changed.ts'
import { scoreEverybody } from '#operations/score.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { scoreColumns } from '#store/score-columns.ts'

const store = await freshStore()

/** Every customer's assessment on a day, in the order in which they are told. */
async function assessed(kit: ImportKit, asOf: Day): Promise<Assessment[]> {
  const all: Assessment[] = []
  await scoreEverybody(store, {
    groupId: kit.group.groupId,
    asOf,
    keeps: { live: false, snapshot: false },
    onScored: (scored) => void all.push(...scored.map((each) => each.assessment)),
  })
  return all
}

describe('a score of a past day', () => {
  test('records dated after it, removed and scored again, give the same bytes', async () => {
    const [all, early] = [await importKit(store), await importKit(store)]
    const day = '2024-03-31'
    await all.take(simulatedTexts({ customers: 150, asOf: '2025-06-30' }), { asOf: '2025-06-30', source: 'DMS' })
    await early.take(simulatedTexts({ customers: 150, asOf: '2025-06-30', knownUntil: day }), {
      asOf: '2025-06-30',
      source: 'DMS',
    })
    const [whole, cut] = [await assessed(all, day), await assessed(early, day)]
    expect(whole.length).toBe(150)
    expect(JSON.stringify(cut)).toBe(JSON.stringify(whole))
  })

  test('a snapshot keeps the scores and their reasons; the same day again replaces it', async () => {
    const kit = await importKit(store)
    await kit.take(simulatedTexts({ customers: 40, asOf: '2025-06-30' }), { asOf: '2025-06-30', source: 'DMS' })
    const run = { groupId: kit.group.groupId, asOf: '2024-12-31' as const, keeps: { live: false, snapshot: true } }
    await scoreEverybody(store, run)
    await scoreEverybody(store, run)
    const kept = await kit.rows(
      `SELECT s.visits_total, s.evidence -> 'f' -> 'inputs' ->> 'visitsTotal' AS told, s.evidence -> 'segment' ->> 'rule' AS rule FROM snapshots s JOIN customers USING (customer_id) WHERE group_id = $group`,
    )
    expect(kept.length).toBeGreaterThan(30)
    for (const { visits_total, told, rule } of kept)
      expect([told, rule]).toEqual([String(visits_total), expect.any(String)])
  })
})

test('a month that is past counts those known by then, its figures the same, and the month after all of them', async () => {
  const kit = await importKit(store)
  const { groupId } = kit.group
  await kit.take(
    {
      'c.csv': '客户编号,姓名,手机号\nold,王一,13800000001\nnew,王二,13800000002\n',
      'v.csv': [
        '工单号,客户编号,服务中心,进厂时间,实收金额',
        'A1,old,上海店,2024-03-01,100',
        'B1,new,上海店,2024-06-10,100',
      ].join('\n'),
    },
    { asOf: '2024-06-30', source: 'DMS' },
  )
  const runs = [
    { groupId, asOf: '2024-05-31', keeps: { live: false, snapshot: true } },
    { groupId, asOf: '2024-06-30', keeps: { live: true, snapshot: true } },
  ] as const
  await seedPlaybooks(store, groupId, ['playbooks'])
  for (const run of runs) {
    await scoreEverybody(store, run)
    await keepFiguresOfRun(store, run)
  }
  const standing = `SELECT as_of, (figures ->> 'customers')::int AS customers FROM kept_figures
    WHERE group_id = $group AND centre_id = 0 AND name = 'standing' AND is_snapshot ORDER BY 1`
  expect(await kit.rows(standing)).toEqual([
    { as_of: '2024-05-31', customers: 1 },
    { as_of: '2024-06-30', customers: 2 },
  ])
  const stood =
    'SELECT as_of, customer_no FROM snapshots JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY 1, 2'
  expect(await kit.rows(stood)).toEqual([
    { as_of: '2024-05-31', customer_no: 'old' },
    { as_of: '2024-06-30', customer_no: 'new' },
    { as_of: '2024-06-30', customer_no: 'old' },
  ])
})

test('threads find the same scores, reasons and figures', async () => {
  const kit = await importKit(store)
  await kit.take(simulatedTexts({ customers: 120, asOf: '2025-06-30' }), { asOf: '2025-06-30', source: 'DMS' })
  const outcomes = []
  for (const threadsFrom of [1_000_000, 1]) {
    const told: string[] = []
    const counts: number[] = []
    await scoreEverybody(store, {
      groupId: kit.group.groupId,
      asOf: '2025-06-30',
      keeps: { live: true, snapshot: true },
      onScored: (scored) => void told.push(...scored.map((each) => JSON.stringify(each))),
      onProgress: (done, all) => void counts.push(done, all),
      threadsFrom,
    })
    outcomes.push({
      told,
      end: counts.slice(-2),
      live: await kit.rows(ofGroup('scores')),
      kept: await kit.rows(ofGroup('snapshots')),
      figures: await kit.rows('SELECT * FROM centre_figures WHERE group_id = $group ORDER BY centre_id'),
    })
  }
  const [here, inThreads] = outcomes
  expect(here?.told).toHaveLength(120)
  expect(inThreads).toEqual(here)
})

test('a home that can not be scored leaves everything as it was', async () => {
  const kit = await importKit(store)
  await kit.take(simulatedTexts({ customers: 30, asOf: '2025-06-30' }), { asOf: '2025-06-30', source: 'DMS' })
  const broken = { ...store, address: { host: '127.0.0.1', port: 1, user: 'nobody', password: '', database: 'none' } }
  const run = {
    groupId: kit.group.groupId,
    asOf: '2025-06-30' as const,
    keeps: { live: true, snapshot: false },
    threadsFrom: 1,
  }
  await expect(scoreEverybody(broken, run)).rejects.toThrow()
  expect(await kit.rows(ofGroup('scores'))).toEqual([])
  expect(await kit.rows(ofGroup('touched_customers'))).toHaveLength(30)
  expect(await scoreEverybody(store, run)).toBe(30)
})

describe('the night', () => {
  test('looks only at those touched or due, and leaves the same discrete scores as a full run', async () => {
    const kit = await importKit(store)
    const { groupId } = kit.group
    await kit.take(simulatedTexts({ customers: 200, asOf: '2025-06-30' }), { asOf: '2025-06-30', source: 'DMS' })
    await scoreEverybody(store, { groupId, asOf: '2025-06-01', keeps: { live: true, snapshot: false } })
    expect(await scoreChanged(store, groupId, '2025-06-01')).toBe(0)
    const looked = await scoreChanged(store, groupId, '2025-06-11')
    expect(looked).toBeGreaterThan(0)
    expect(looked).toBeLessThan(200)
    const nightly = await kit.rows(discrete)
    expect(await kit.rows(vips)).toEqual(await expectedVips(kit))
    await scoreEverybody(store, { groupId, asOf: '2025-06-11', keeps: { live: true, snapshot: false } })
    expect(nightly).toEqual(await kit.rows(discrete))
  })

  test('looks at a customer whom an import touched', async () => {
    const kit = await importKit(store)
    const { groupId } = kit.group
    await kit.take(simulatedTexts({ customers: 30, asOf: '2025-06-30' }), { asOf: '2025-06-30', source: 'DMS' })
    await scoreEverybody(store, { groupId, asOf: '2025-06-30', keeps: { live: true, snapshot: false } })
    const [someone] = await kit.rows('SELECT customer_no FROM customers WHERE group_id = $group LIMIT 1')
    await kit.take(
      {
        'v.csv': `工单号,客户编号,服务中心,进厂时间,实收金额\nNEW,${String(someone?.['customer_no'])},上海店,2025-06-30,88\n`,
      },
      { asOf: '2025-06-30', source: 'DMS' },
    )
    expect(await scoreChanged(store, groupId, '2025-06-30')).toBe(1)
    expect(
      await kit.rows(
        `SELECT last_visit_on FROM scores JOIN customers USING (customer_id) WHERE customer_no = '${String(someone?.['customer_no'])}' AND group_id = $group`,
      ),
    ).toEqual([{ last_visit_on: '2025-06-30' }])
  })
})

const discreteColumns = Object.entries(scoreColumns).flatMap(([column, score]) =>
  scoreChanges[score] === 'discrete' ? [column] : [],
)

const discrete = `SELECT customer_no, ${discreteColumns.join(', ')}
  FROM scores JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY 1`

const vips = `SELECT s.centre_id, customer_no FROM scores s JOIN customers c USING (customer_id) WHERE group_id = $group AND is_vip ORDER BY 1, 2`

/** The top fifth of each centre by the values that are kept, and the champions. */
async function expectedVips(kit: ImportKit): Promise<unknown[]> {
  const rows =
    await kit.rows(`SELECT s.centre_id, customer_no, total_fen, segment FROM scores s JOIN customers c USING (customer_id)
    WHERE group_id = $group ORDER BY s.centre_id, total_fen DESC NULLS LAST, customer_no COLLATE "C"`)
  const centres = Map.groupBy(rows, (row) => Number(row['centre_id']))
  const inShare = [...centres.values()].flatMap((here) =>
    here.slice(0, Math.ceil(0.2 * here.filter((row) => row['total_fen'] !== null).length)),
  )
  const found = rows.filter((row) => inShare.includes(row) || row['segment'] === 'champions')
  return found
    .map(({ centre_id, customer_no }) => ({ centre_id, customer_no }))
    .toSorted(
      (a, b) => Number(a.centre_id) - Number(b.centre_id) || String(a.customer_no).localeCompare(String(b.customer_no)),
    )
}

function ofGroup(table: string): string {
  return `SELECT t.* FROM ${table} t JOIN customers USING (customer_id) WHERE group_id = $group ORDER BY customer_id`
}
