import { expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'
import type { Ask } from '#test/http/api-kit.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const kit = await deskKit(await freshStore())

async function listed(ask: Ask, query = ''): Promise<string[]> {
  const { status, body } = await ask('GET', `/customers?${query}`)
  expect({ status, body }).toMatchObject({ status: 200 })
  return body.rows.map((row: { customerNo: string }) => row.customerNo).toSorted()
}

test.each([
  { role: 'advisor', sees: ['K1', 'K3'] },
  { role: 'manager', sees: ['K1', 'K2', 'K3'] },
  { role: 'analyst', sees: ['K1', 'K2', 'K3', 'K4', 'K5'] },
  { role: 'admin', sees: ['K1', 'K2', 'K3', 'K4', 'K5'] },
] as const)('$role lists $sees: never visitors', async ({ role, sees }) => {
  expect(await listed(kit[role])).toEqual(sees)
})

test.each([
  { query: 'stage=growth&stage=no_vehicle', sees: ['K2', 'K3'] },
  { query: 'model=Model Y', sees: ['K1'] },
  { query: 'tag=车友会', sees: ['K1'] },
  { query: 'lastVisitFrom=2024-01-01', sees: ['K1'] },
  { query: 'lastVisitTo=2023-12-31', sees: ['K2'] },
  { query: 'neverVisited=1', sees: ['K3'] },
  { query: 'warrantyFrom=2025-01-01&warrantyTo=2025-12-31', sees: ['K1'] },
  { query: 'q=wxm', sees: ['K1'] },
  { query: 'q=zzz', sees: [] },
  { query: 'q=K3', sees: ['K3'] },
] as const)('a manager who asks for $query sees $sees', async ({ query, sees }) => {
  expect(await listed(kit.manager, encodeURI(query))).toEqual(sees)
})

test('what cannot be is said, not ignored', async () => {
  for (const query of ['stage=elder', 'r=6', 'sort=name', 'lastVisitFrom=yesterday', 'cursor=x', 'ids=1;2'])
    expect(await kit.manager('GET', `/customers?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'request-unfit' },
    })
})

test('a centre outside of the scope is one that is not there', async () => {
  const path = `/customers?centre=${kit.centre('二店')}`
  expect(await kit.manager('GET', path)).toMatchObject({ status: 404, body: { code: 'unknown-centre' } })
  expect(await listed(kit.analyst, `centre=${kit.centre('二店')}`)).toEqual(['K4', 'K5'])
})

test('an administrator sees no money, and cannot narrow or sort by it', async () => {
  const { body } = await kit.admin('GET', '/customers')
  for (const row of body.rows)
    expect(row).toMatchObject({ totalFen: null, valueAtRiskFen: null, spend24mFen: null, tier: null, m: null })
  for (const query of ['sort=totalValue', 'sort=valueAtRisk', 'tier=high', 'm=5', 'falseHighValue=1'])
    expect((await kit.admin('GET', `/customers?${query}`)).status).toBe(403)
})

test('an analyst sees no names and cannot look by them', async () => {
  const { body } = await kit.analyst('GET', '/customers')
  expect(JSON.stringify(body)).not.toMatch(/王小明|13812345678|LSVAA|浙A/)
  expect(await listed(kit.analyst, encodeURI('q=王小明'))).toEqual([])
  expect(await listed(kit.analyst, 'q=K1')).toEqual(['K1'])
})

test.each(['valueAtRisk', 'totalValue', 'lastVisit', 'health', 'tenure'])(
  'pages in the order of %s hold everybody once, both ways',
  async (sort) => {
    for (const order of ['', '-']) {
      const seen: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const after: string = next === '' ? '' : `&cursor=${next}`
        const { body } = await kit.analyst('GET', `/customers?sort=${order}${sort}&limit=2${after}`)
        seen.push(...body.rows.map((row: { customerNo: string }) => row.customerNo))
        next = body.next
      }
      expect(seen).toHaveLength(5)
      expect(new Set(seen).size).toBe(5)
    }
  },
)

test('choices are those of the scope', async () => {
  const { body } = await kit.manager('GET', '/customers/choices')
  expect(body).toMatchObject({ models: ['Model 3', 'Model Y'], tags: ['车友会'] })
  expect(body.advisors.map((each: { name: string }) => each.name)).toContain('陈晓')
  expect(JSON.stringify(body)).not.toContain('赵磊')
  expect(body.freshness).toEqual({ asOf: '2024-09-30', computedAt: expect.any(String), hasFailed: false })
})

test('advisors are named for several at once, and what was before takes it back', async () => {
  const customerIds = [kit.customer('K1'), kit.customer('K2')]
  const advisorId = kit.staffMember('刘洋')
  const set = await kit.manager('PUT', '/customers/advisors', {
    body: { changes: [{ advisorId, isHeld: true, customerIds }] },
  })
  expect(set.status).toBe(200)
  expect(await listed(kit.manager, `advisor=${advisorId}`)).toEqual(['K1', 'K2'])
  await kit.manager('PUT', '/customers/advisors', { body: { changes: set.body.before } })
  expect(await listed(kit.manager, `advisor=${advisorId}`)).toEqual(['K2'])
  expect(await kit.rows('SELECT DISTINCT held FROM customers WHERE group_id = $group')).toEqual([{ held: [] }])
})

test('nobody names advisors for customers of others', async () => {
  const change = { advisorId: null, isHeld: true, customerIds: [kit.customer('K1'), kit.customer('K4')] }
  expect(await kit.manager('PUT', '/customers/advisors', { body: { changes: [change] } })).toMatchObject({
    status: 404,
    body: { code: 'unknown-customer' },
  })
  expect((await kit.analyst('PUT', '/customers/advisors', { body: { changes: [change] } })).status).toBe(403)
})

test('an advisor is named for everybody whom filters list, counted honestly, and taken back where nobody was there since', async () => {
  const advisorId = kit.staffMember('刘洋')
  const all = await kit.manager('POST', `/advisor-changes?except=${kit.customer('K3')}`, { body: { advisorId } })
  expect(all).toMatchObject({ status: 201, body: { matching: 2, changed: 2 } })
  expect(await listed(kit.manager, `advisor=${advisorId}`)).toEqual(['K1', 'K2'])
  const again = await kit.manager('POST', `/advisor-changes?except=${kit.customer('K3')}`, { body: { advisorId } })
  expect(again.body).toMatchObject({ matching: 2, changed: 0 })

  const back = `/advisor-changes/${all.body.changeId}`
  expect(await kit.advisor('DELETE', back)).toMatchObject({ status: 404, body: { code: 'unknown-change' } })
  const other = { advisorId: kit.staffMember('陈晓'), isHeld: true, customerIds: [kit.customer('K2')] }
  await kit.manager('PUT', '/customers/advisors', { body: { changes: [other] } })
  expect((await kit.manager('DELETE', back)).body).toEqual({ changed: 2, back: 1 })
  expect((await kit.manager('DELETE', back)).status).toBe(404)
  expect(await listed(kit.manager, `advisor=${other.advisorId}`)).toEqual(['K1', 'K2', 'K3'])
  expect(
    await kit.rows(
      `SELECT customer_no, held FROM customers WHERE group_id = $group AND held <> '{}' ORDER BY customer_no`,
    ),
  ).toEqual([{ customer_no: 'K2', held: ['named_advisor_id'] }])
  const entries = await kit.rows(
    `SELECT action, detail FROM audit_entries WHERE group_id = $group AND action LIKE 'advisor-set%' ORDER BY audit_id DESC LIMIT 4`,
  )
  expect(entries.map(({ action, detail }) => [action, (detail as { rows?: number }).rows])).toEqual([
    ['advisor-set-undone', 1],
    ['advisor-set', undefined],
    ['advisor-set', 0],
    ['advisor-set', 2],
  ])
})

test('everybody is everybody of one’s own', async () => {
  const advisorId = kit.staffMember('陈晓')
  expect((await kit.manager('POST', '/advisor-changes', { body: { advisorId } })).body).toMatchObject({ matching: 3 })
  expect(await listed(kit.analyst, `advisor=${kit.staffMember('赵磊')}`)).toEqual(['K4', 'K5'])
  expect((await kit.analyst('POST', '/advisor-changes', { body: { advisorId } })).status).toBe(403)
  expect((await kit.manager('POST', '/advisor-changes', { body: { advisorId: 999_999 } })).body.code).toBe(
    'unknown-staff',
  )
})
