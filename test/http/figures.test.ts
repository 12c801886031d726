import { expect, test } from 'vitest'
import { addMonths } from '#domain/calendar.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { refreshActions } from '#operations/refresh-actions.ts'
import { activePlaybooks } from '#operations/playbooks.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { scoreEverybody } from '#operations/score.ts'
import { centresOf } from '#store/groups.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'
import { apiKit, type Replied } from '#test/http/api-kit.ts'

const today = '2025-06-30'
const lastMonth = '2025-05-31'
const store = await freshStore()
const kit = await importKit(store)
const { groupId } = kit.group
const api = await apiKit(store)
await seedPlaybooks(store, groupId, ['playbooks'])

const analyst = await api.signedIn({ groupId, role: 'analyst', centreId: null })

test('before anybody is scored the figures say so instead of showing zeros', async () => {
  for (const path of ['/cockpit', '/segments', '/retention', '/value'])
    expect([path, (await analyst('GET', path)).body.code]).toEqual([path, 'no-scores-yet'])
  expect((await analyst('GET', '/actions')).body.rows).toEqual([])
})

test('a scored group has figures of every centre and of the whole', async () => {
  await kit.take(simulatedTexts({ customers: 300, asOf: today }), { asOf: today, source: 'DMS' })
  for (const run of [
    { groupId, asOf: lastMonth, keeps: { live: false, snapshot: true } },
    { groupId, asOf: today, keeps: { live: true, snapshot: true } },
  ] as const) {
    await scoreEverybody(store, run)
    await keepFiguresOfRun(store, run)
  }
  const { status, body } = await analyst('GET', '/cockpit')
  expect(status).toBe(200)
  expect(body.freshness).toMatchObject({ asOf: today, hasFailed: false, isBehind: false })
  expect(body.since).toBe(lastMonth)
  expect(body.customers.before).toBeGreaterThan(0)
})

const manager = async () => {
  const [centre] = await centresOf(store.reader, groupId)
  if (centre === undefined) throw new Error('no centre')
  return { ask: await api.signedIn({ groupId, role: 'manager', centreId: centre.centreId }), centre }
}

test('every count of the cockpit is that of the list behind it', async () => {
  const { ask } = await manager()
  const { body } = await ask('GET', '/cockpit')
  const counted = async (filter: string): Promise<number> =>
    (await ask('GET', `/customers?limit=1&${filter}`)).body.count.atLeast
  for (const { stage, customers } of body.stages)
    expect([stage, await counted(`stage=${stage}`)]).toEqual([stage, customers])
  for (const { segment, customers } of body.segments)
    expect([segment, await counted(`segment=${segment}`)]).toEqual([segment, customers])
  for (const { level, customers } of body.levels)
    expect([level, await counted(`level=${level}`)]).toEqual([level, customers])
  expect(await counted('vip=1')).toBe(body.attention.vips)
  expect(await counted('neglected=1')).toBe(body.attention.neglectedHighValue)
  expect(await counted('falseHighValue=1')).toBe(body.attention.falseHighValue)
})

test('every count of the week is that of its list, page by page', async () => {
  const { body } = await analyst('GET', '/cockpit')
  for (const { class: each, contacts } of body.actions) {
    const keys = new Set<string>()
    let next: string | null = ''
    while (next !== null) {
      const page: Replied = await analyst(
        'GET',
        `/actions?class=${each}&limit=7${next === '' ? '' : `&cursor=${next}`}`,
      )
      for (const row of page.body.rows) keys.add(`${row.customerId} ${row.actionNo}`)
      next = page.body.next
    }
    expect([each, keys.size]).toEqual([each, contacts])
  }
})

test('centres add up to the group', async () => {
  const { body } = await analyst('GET', '/cockpit')
  let customers = 0
  for (const { centreId } of await centresOf(store.reader, groupId))
    customers += (await analyst('GET', `/cockpit?centre=${centreId}`)).body.customers.now
  const { body: compared } = await analyst('GET', '/centres')
  expect(compared.centres.reduce((sum: number, each: { customers: number }) => sum + each.customers, 0)).toBe(customers)
  expect(customers).toBeLessThanOrEqual(body.customers.now)
})

test('an analyst reads names masked, a manager whole, and nobody a whole phone', async () => {
  const { ask } = await manager()
  const [own] = (await ask('GET', '/actions')).body.rows
  const { rows } = (await analyst('GET', '/actions?limit=200')).body
  const same = rows.find((row: { customerId: number }) => row.customerId === own.customerId)
  expect(same.name).toMatch(/\*/)
  expect(same.plate).toBeNull()
  expect(own.name).not.toMatch(/\*/)
  expect(own.phoneMasked ?? '****').toMatch(/\*{4}/)
})

test('a manager sees no other centre, an advisor no figures, an administrator neither figures nor contacts', async () => {
  const { ask, centre } = await manager()
  const other = (await centresOf(store.reader, groupId)).find(({ centreId }) => centreId !== centre.centreId)
  for (const path of ['/cockpit', '/actions', '/segments', '/retention', '/value', '/goals'])
    expect([path, (await ask('GET', `${path}?centre=${other?.centreId}`)).body.code]).toEqual([path, 'unknown-centre'])
  const advisor = await api.signedIn({ groupId, role: 'advisor', centreId: centre.centreId })
  expect((await advisor('GET', '/cockpit')).status).toBe(403)
  expect((await advisor('GET', '/actions')).status).toBe(200)
  expect((await advisor('GET', '/actions/export?format=csv')).status).toBe(403)
  const admin = await api.signedIn({ groupId, role: 'admin', centreId: null })
  for (const path of ['/cockpit', '/actions', '/value'])
    expect([path, (await admin('GET', path)).status]).toEqual([path, 403])
})

test('an advisor sees the contacts of their own customers alone', async () => {
  const { rows } = (await analyst('GET', '/actions?limit=200')).body
  const own = rows.find((row: { advisor: unknown }) => row.advisor !== null)
  const [staff] = await kit.rows(`SELECT centre_id FROM staff WHERE staff_id = ${own.advisor.staffId}`)
  const advisor = await api.signedIn({
    groupId,
    role: 'advisor',
    centreId: Number(staff?.['centre_id']),
    staffId: own.advisor.staffId,
  })
  const { body } = await advisor('GET', '/actions?limit=200')
  expect(body.rows.length).toBeGreaterThan(0)
  expect(new Set(body.rows.map((row: typeof own) => row.advisor.staffId))).toEqual(new Set([own.advisor.staffId]))
})

test('an export holds every contact, each on a line of its own', async () => {
  const { ask } = await manager()
  const { body: list } = await ask('GET', '/actions?limit=1')
  const { body, headers } = await ask('GET', '/actions/export?format=csv')
  expect(headers['content-type']).toMatch('text/csv')
  expect(String(body).trim().split('\r\n')).toHaveLength(list.count.atLeast + 1)
})

test('customers move between snapshots, and none is lost on the way', async () => {
  const { body } = await analyst('GET', `/segments/moves?from=${lastMonth}&to=${today}`)
  const { body: segments } = await analyst('GET', '/segments')
  const arrived = body.flows.filter((flow: { to: unknown }) => flow.to !== null)
  expect(arrived.reduce((sum: number, flow: { customers: number }) => sum + flow.customers, 0)).toBe(segments.customers)
  expect((await analyst('GET', '/segments/moves?from=2020-01-01')).body.code).toBe('unknown-snapshot')
})

test('retention of a past month is that of its snapshot', async () => {
  const { body: now } = await analyst('GET', '/retention')
  const { body: then } = await analyst('GET', `/retention?asOf=${lastMonth}`)
  expect(then.asOf).toBe(lastMonth)
  expect(then.within.d90.of).toBeLessThanOrEqual(now.within.d90.of)
  expect(now.waiting.length).toBeGreaterThan(10)
})

test('a goal is set once, and who comes second hears who was first', async () => {
  const { ask } = await manager()
  const before = await ask('GET', '/goals')
  const body = { goals: [{ metric: 'survey_index', target: 80, ownerStaffId: ask.staffId }] }
  const headers = { 'if-match': String(before.headers['etag']) }
  expect((await ask('PUT', '/goals/2025-06', { body })).body.code).toBe('etag-missing')
  expect((await ask('PUT', '/goals/2025-06', { body, headers })).status).toBe(200)
  expect((await ask('PUT', '/goals/2025-06', { body, headers })).body).toMatchObject({ code: 'changed-meanwhile' })
  const after = (await ask('GET', '/goals')).body.goals.find(
    (goal: { metric: string }) => goal.metric === 'survey_index',
  )
  expect(after).toMatchObject({ target: 80, isUsual: false, owner: { staffId: ask.staffId } })
  const impossible = { goals: [{ metric: 'recall', target: 3, ownerStaffId: null }] }
  expect((await ask('PUT', '/goals/2025-06', { body: impossible, headers })).status).toBe(400)
  expect((await analyst('PUT', '/goals/2025-06', { body, headers })).status).toBe(403)
})

test('a self-check is kept for its month and shows its trend in the next', async () => {
  const { ask } = await manager()
  const part = { score: 6, note: '报价单太长', ownerStaffId: ask.staffId, dueOn: '2025-07-15' }
  const first = { parts: { price: part }, funnel: { delivered: 100, first_service: 80 } }
  const unseen = { 'if-match': '"0"' }
  expect((await ask('PUT', '/self-checks/2025-05', { body: first, headers: unseen })).status).toBe(200)
  const second = { parts: { price: { ...part, score: 4 } }, funnel: {} }
  expect((await ask('PUT', '/self-checks/2025-06', { body: second, headers: unseen })).status).toBe(200)
  expect((await ask('PUT', '/self-checks/2025-06', { body: second, headers: unseen })).body.code).toBe(
    'changed-meanwhile',
  )
  const { parts } = (await ask('GET', '/self-checks')).body
  expect(parts[0]).toMatchObject({
    reason: 'price',
    score: 4,
    trend: 'better',
    history: [{ month: '2025-05', score: 6 }],
  })
  expect((await analyst('GET', '/self-checks')).status).toBe(403)
})

test('what happens to one customer changes their contacts and nobody else’s', async () => {
  const playbooks = await activePlaybooks(store.reader, groupId)
  const before = await kit.rows('SELECT customer_id, action_no, due_on, minutes FROM actions ORDER BY 1, 2')
  const customerIds = [...new Set(before.map((row) => Number(row['customer_id'])))].slice(0, 5)
  await refreshActions(store, { groupId, customerIds, today, playbooks })
  expect(await kit.rows('SELECT customer_id, action_no, due_on, minutes FROM actions ORDER BY 1, 2')).toEqual(before)
})

test('keeping figures again, in a thread, comes to the same', async () => {
  const shown = 'SELECT centre_id, name, figures::text FROM kept_figures WHERE NOT is_snapshot ORDER BY 1, 2'
  const actions = 'SELECT customer_id, action_no, reasons::text FROM actions ORDER BY 1, 2'
  const before = [await kit.rows(shown), await kit.rows(actions)]
  const { keepFigures } = await import('#operations/keep-figures.ts')
  await keepFigures(store, { groupId, asOf: today, isSnapshot: false, threadFrom: 1 })
  expect([await kit.rows(shown), await kit.rows(actions)]).toEqual(before)
})

test('who stands elsewhere than before is news of that day', async () => {
  const later = addMonths(today, 3)
  const run = { groupId, asOf: later, keeps: { live: true, snapshot: false } }
  await scoreEverybody(store, run)
  expect((await analyst('GET', '/cockpit')).body.freshness.isBehind).toBe(true)
  await keepFiguresOfRun(store, run)
  const { news } = (await analyst('GET', '/cockpit')).body
  expect(news.on).toBe(later)
  const raised = news.moves.filter((move: { what: string }) => move.what === 'warning')
  const total = raised.reduce((sum: number, move: { customers: number }) => sum + move.customers, 0)
  expect(total).toBeGreaterThan(0)
  expect((await analyst('GET', '/cockpit/movers?what=warning')).body.rows).toHaveLength(Math.min(200, total))
})
