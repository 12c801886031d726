import { expect, test } from 'vitest'
import { scoreEverybody } from '#operations/score.ts'
import { centresOf } from '#store/groups.ts'
import { freshStore } from '#test/database.ts'
import { apiKit } from '#test/http/api-kit.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

const store = await freshStore()
const today = '2025-06-30'
const kit = await importKit(store)
await kit.take(simulatedTexts({ customers: 60, asOf: today }), { asOf: today, source: 'DMS' })
const { groupId } = kit.group
await scoreEverybody(store, { groupId, asOf: today, keeps: { live: true, snapshot: false } })
const [first, second] = await centresOf(store.reader, groupId)
const centreId = first?.centreId ?? 0
const { signedIn } = await apiKit(store)
const admin = await signedIn({ groupId, role: 'admin', centreId: null })
const other = await signedIn({ groupId, role: 'admin', centreId: null, username: 'other-admin' })
const manager = await signedIn({ groupId, role: 'manager', centreId })
const shorter = { changes: { ladder: { l2Days: 45 } } }

function settingIn(body: { chapters: { group: string; settings: { name: string }[] }[] }, group: string, name: string) {
  return body.chapters.find((each) => each.group === group)?.settings.find((each) => each.name === name)
}

test('every setting has its words, bounds and values', async () => {
  const { body, headers } = await admin('GET', '/policy')
  expect(headers['etag']).toBe('"policy-0-0"')
  expect(settingIn(body, 'value', 'marginShare')).toEqual({
    name: 'marginShare',
    label: { zh: '成本未知时的毛利率', en: 'Margin where no cost is known' },
    kind: 'number',
    default: 0.4,
    min: 0,
    max: 1,
    isWhole: false,
    choices: null,
    groupValue: 0.4,
    value: 0.4,
    isOwn: false,
    changed: null,
  })
})

test('a change of the limits of recency moves people, and nothing is kept of trying it', async () => {
  const changes = { rfm: { recencyDays: [10, 20, 40, 80] } }
  const { status, body } = await admin('POST', '/policy/preview', { body: { changes } })
  expect(status).toBe(200)
  expect(body.customers).toBe(60)
  expect(body.changes).toMatchObject([{ group: 'rfm', name: 'recencyDays', to: [10, 20, 40, 80] }])
  expect(body.moves.segment.length).toBeGreaterThan(0)
  expect(body.valueAtRiskFen).toBeNull()
  expect(settingIn((await admin('GET', '/policy')).body, 'rfm', 'recencyDays')).toMatchObject({ isOwn: false })
})

test.each([
  { because: 'above its bound', changes: { value: { marginShare: 2 } } },
  { because: 'unknown', changes: { value: { margin: 0.3 } } },
  { because: 'out of order', changes: { value: { mediumFromYuan: 30_000 } } },
])('what cannot be is refused by trying and by saving: $because', async ({ changes }) => {
  const tried = await admin('POST', '/policy/preview', { body: { changes } })
  expect([tried.status, tried.body.code]).toEqual([422, 'policy-unfit'])
  const { headers } = await admin('GET', '/policy')
  const put = await admin('PUT', '/policy', { body: { changes }, headers: { 'if-match': String(headers['etag']) } })
  expect([put.status, put.body.code]).toEqual([422, 'policy-unfit'])
})

test('two people at once: the second hears who was first, and nothing of the first is lost', async () => {
  const seen = String((await admin('GET', '/policy')).headers['etag'])
  const headers = { 'if-match': seen }
  expect((await admin('PUT', '/policy', { body: { changes: {} } })).body.code).toBe('etag-missing')
  const saved = await other('PUT', '/policy', { body: { changes: { value: { marginShare: 0.5 } } }, headers })
  expect(saved.status).toBe(200)
  const late = await admin('PUT', '/policy', { body: { changes: { value: { marginShare: 0.3 } } }, headers })
  expect([late.status, late.body.code, late.body.who]).toEqual([412, 'changed-meanwhile', 'other-admin'])
  const { body } = await admin('GET', '/policy')
  expect(settingIn(body, 'value', 'marginShare')).toMatchObject({
    value: 0.5,
    isOwn: true,
    changed: { by: 'other-admin' },
  })
})

test('a centre sets its own over the group’s, takes it out again, and the history says what changed', async () => {
  const place = `/policy?centre=${centreId}`
  const save = async (changes: unknown) => {
    const etag = String((await admin('GET', place)).headers['etag'])
    return admin('PUT', place, { body: { changes }, headers: { 'if-match': etag } })
  }
  expect((await save({ value: { acquisitionYuan: 300 } })).status).toBe(200)
  const own = settingIn((await admin('GET', place)).body, 'value', 'acquisitionYuan')
  expect(own).toMatchObject({ value: 300, groupValue: 0, isOwn: true })
  expect((await save({ value: { acquisitionYuan: null } })).status).toBe(200)
  expect(settingIn((await admin('GET', place)).body, 'value', 'acquisitionYuan')).toMatchObject({
    value: 0,
    isOwn: false,
  })
  const { body } = await admin('GET', `/policy/versions?centre=${centreId}`)
  expect(body.rows.map((row: { changes: unknown }) => row.changes)).toMatchObject([
    [{ name: 'acquisitionYuan', from: 300, to: null }],
    [{ name: 'acquisitionYuan', from: null, to: 300 }],
  ])
})

test('after saving, everybody is looked at again', async () => {
  const before = await kit.rows('SELECT max(run_id) AS run FROM score_runs WHERE group_id = $group')
  const etag = String((await admin('GET', '/policy')).headers['etag'])
  expect(
    (await admin('PUT', '/policy', { body: { changes: { value: { vipShare: 0.5 } } }, headers: { 'if-match': etag } }))
      .status,
  ).toBe(200)
  await expect
    .poll(
      async () =>
        kit.rows('SELECT max(run_id) AS run FROM score_runs WHERE group_id = $group AND ended_at IS NOT NULL'),
      { timeout: 10_000 },
    )
    .not.toEqual(before)
})

test('a manager reads the policy of the own centre and changes none', async () => {
  const { status, body } = await manager('GET', '/policy')
  expect([status, body.place.centreId]).toEqual([200, centreId])
  expect((await manager('GET', `/policy?centre=${second?.centreId}`)).body.code).toBe('unknown-centre')
  expect((await manager('POST', '/policy/preview', { body: shorter })).body.code).toBe('not-allowed')
  expect((await manager('PUT', '/policy', { body: shorter })).body.code).toBe('not-allowed')
})
