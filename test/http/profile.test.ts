import { expect, test } from 'vitest'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'
import type { Replied } from '#test/http/api-kit.ts'

const kit = await deskKit(await freshStore())
const of = (customerNo: string, rest = ''): string => `/customers/${kit.customer(customerNo)}${rest}`

async function etagOf(customerNo: string): Promise<string> {
  return String((await kit.manager('GET', of(customerNo))).headers['etag'])
}

test('one screen tells who, which car, where they stand and why', async () => {
  const { status, body } = await kit.advisor('GET', of('K1'))
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      isVisitor: false,
      mayEdit: true,
      person: { name: '王小明', phoneMasked: '138****5678', centre: '一店', advisor: '陈晓', tags: ['车友会'] },
      cars: [{ vinMasked: '***********184847', plate: '浙A12345', mileageKm: 32000 }],
      consents: [{ channel: 'any', purpose: 'marketing', state: 'granted' }],
      lastContact: { on: '2024-06-12', channel: null },
      scores: { asOf: '2024-09-30', stage: 'activation', visitsTotal: 2, spend24mFen: 230_000 },
    },
  })
  expect(body.scores.reasons.stage).toMatchObject({ value: 'activation', rule: 'age-of-vehicle' })
  expect(JSON.stringify(body)).not.toMatch(/13812345678|LSVAA4187E2184847/)
})

test.each([
  { role: 'advisor', sees: { K1: 200, K2: 404, K4: 404, K5: 404 } },
  { role: 'manager', sees: { K1: 200, K2: 200, K4: 200, K5: 404 } },
  { role: 'analyst', sees: { K1: 200, K2: 200, K4: 200, K5: 200 } },
  { role: 'admin', sees: { K1: 200, K2: 200, K4: 200, K5: 200 } },
] as const)('$role: $sees', async ({ role, sees }) => {
  for (const [customerNo, status] of Object.entries(sees)) {
    expect((await kit[role]('GET', of(customerNo))).status).toBe(status)
    expect((await kit[role]('GET', of(customerNo, '/timeline'))).status).toBe(status)
  }
})

test('foreign and unknown are told in the same words', async () => {
  const foreign = await kit.manager('GET', of('K5'))
  expect((await kit.manager('GET', '/customers/999999999')).body).toEqual(foreign.body)
})

test('an administrator sees no money, in scores, reasons or the timeline', async () => {
  const { body } = await kit.admin('GET', of('K1'))
  expect(body.scores).toMatchObject({ totalFen: null, spend24mFen: null, tier: null, m: null, valueAtRiskFen: null })
  expect(JSON.stringify(body)).not.toMatch(/230000|"m":[1-5]|Fen":[1-9]/)
  const { body: history } = await kit.admin('GET', of('K1', '/timeline'))
  expect(JSON.stringify(history)).not.toMatch(/Fen":[1-9]/)
})

test('an analyst sees neither names nor what people wrote', async () => {
  await kit.manager('POST', of('K1', '/notes'), { body: { kind: 'key_event', text: '王太太想换 Model X' } })
  for (const rest of ['', '/timeline']) {
    const { body } = await kit.analyst('GET', of('K1', rest))
    expect(JSON.stringify(body)).not.toMatch(/王小明|王太太|浙A|13812345678|1985-03-02/)
  }
})

test('a visitor is to be looked at, not to be changed or called', async () => {
  expect((await kit.manager('GET', of('K4'))).body).toMatchObject({ isVisitor: true, mayEdit: false })
  const tries = [
    kit.manager('PATCH', of('K4'), { body: { city: '杭州' }, headers: { 'if-match': '"v0"' } }),
    kit.manager('POST', of('K4', '/contact-views'), { body: { reason: 'call' } }),
    kit.manager('POST', of('K4', '/notes'), { body: { kind: 'note', text: 'x' } }),
  ]
  for (const reply of await Promise.all(tries))
    expect(reply).toMatchObject({ status: 403, body: { code: 'not-at-home' } })
  const foreign = await kit.manager('POST', of('K5', '/notes'), { body: { kind: 'note', text: 'x' } })
  expect(foreign.body.code).toBe('unknown-customer')
})

test('whole numbers are shown to whoever may see them, and the look is kept', async () => {
  const { body } = await kit.advisor('POST', of('K1', '/contact-views'), { body: { reason: 'call' } })
  expect(body).toMatchObject({ phone: '13812345678', vins: [{ vin: 'LSVAA4187E2184847' }] })
  for (const role of ['analyst', 'admin'] as const)
    expect((await kit[role]('POST', of('K1', '/contact-views'), { body: { reason: 'look' } })).status).toBe(403)
  const looks = await kit.rows(
    `SELECT actor, subject, detail FROM audit_entries WHERE group_id = $group AND action = 'contacts-viewed'`,
  )
  expect(looks).toEqual([
    { actor: `staff ${kit.advisor.staffId}`, subject: `customer ${kit.customer('K1')}`, detail: { reason: 'call' } },
  ])
})

test('who edits what somebody else has changed meanwhile is told who was first', async () => {
  const etag = await etagOf('K2')
  expect((await kit.manager('PATCH', of('K2'), { body: { city: '杭州' } })).body.code).toBe('etag-missing')
  const first = await kit.manager('PATCH', of('K2'), { body: { city: '杭州' }, headers: { 'if-match': etag } })
  expect(first.status).toBe(200)
  const second = await kit.manager('PATCH', of('K2'), { body: { city: '宁波' }, headers: { 'if-match': etag } })
  expect(second).toMatchObject({ status: 412, body: { code: 'changed-meanwhile', who: /manager/ } })
  const { body } = await kit.manager('GET', of('K2'))
  expect(body.person).toMatchObject({ city: '杭州', held: ['city'] })
  expect(first.headers['etag']).toBe(await etagOf('K2'))
})

test('two at once: one wins, the other hears of it', async () => {
  const headers = { 'if-match': await etagOf('K3') }
  const replies = await Promise.all(
    ['甲', '乙', '丙'].map((name) => kit.manager('PATCH', of('K3'), { body: { name }, headers })),
  )
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
  expect(replies.filter((reply) => reply.status === 412)).toHaveLength(2)
})

test('a new name is found at once, an old one no more; imports leave it alone until it is released', async () => {
  const found = async (q: string): Promise<number> =>
    (await kit.manager('GET', `/search?q=${encodeURIComponent(q)}`)).body.rows.length
  const edit = { body: { name: '单小虎' }, headers: { 'if-match': await etagOf('K2') } }
  await kit.manager('PATCH', of('K2'), edit)
  expect([await found('单小虎'), await found('sxh'), await found('单雄信')]).toEqual([1, 1, 0])
  const again = { 'again.csv': '客户编号,客户姓名\nK2,单雄信\n' }
  await kit.take(again, { asOf: '2024-09-30' })
  expect(await found('单小虎')).toBe(1)
  const released = await kit.manager('POST', of('K2', '/released-fields'), {
    body: { fields: ['name'] },
    headers: { 'if-match': await etagOf('K2') },
  })
  expect(released.status).toBe(200)
})

test('a car is changed by its id', async () => {
  const { body } = await kit.manager('GET', of('K1'))
  const [{ carId }] = body.cars
  const edit = { body: { plate: '浙A88888' }, headers: { 'if-match': await etagOf('K1') } }
  expect((await kit.manager('PATCH', of('K1', `/cars/${carId}`), edit)).status).toBe(200)
  expect((await kit.manager('GET', of('K1'))).body.cars[0]).toMatchObject({ plate: '浙A88888', held: ['plate'] })
  const unknown = { ...edit, headers: { 'if-match': await etagOf('K1') } }
  expect((await kit.manager('PATCH', of('K1', '/cars/0000'), unknown)).body.code).toBe('unknown-car')
})

test('a refused consent stands until a person takes it back', async () => {
  const set = (state: string, headers: Record<string, string>) =>
    kit.manager('PUT', of('K2', '/consents'), {
      body: { channel: 'any', purpose: 'marketing', state, how: '电话' },
      headers,
    })
  expect((await set('granted', { 'if-match': await etagOf('K2') })).status).toBe(200)
  expect((await kit.manager('GET', of('K2'))).body.consents).toMatchObject([{ state: 'granted', isHeld: true }])
})

test('what is written down stands on the profile and in the timeline; scores follow a contact', async () => {
  const [advisor, path] = [kit.advisor, (rest: string) => of('K1', rest)]
  const writes = [
    await advisor('POST', path('/notes'), { body: { kind: 'note', text: '周末来保养' } }),
    await advisor('POST', path('/promises'), { body: { dueOn: '2024-10-05', text: '送一次洗车' } }),
    await advisor('POST', path('/tasks'), { body: { dueOn: '2024-10-01', text: '确认到店时间' } }),
    await advisor('PUT', path('/preferences'), {
      body: {
        times: ['weekend_morning'],
        channel: 'wechat',
        priceSensitivity: null,
        wants: ['loaner'],
        drink: '乌龙茶',
        mainUse: 'family',
      },
    }),
    await advisor('POST', path('/contacts'), {
      body: { channel: 'phone', direction: 'out', purpose: 'value', result: 'reached', note: '很满意' },
    }),
  ]
  expect(writes.map((reply) => reply.status)).toEqual([201, 201, 201, 201, 201])
  const { body } = await advisor('GET', path(''))
  expect(body).toMatchObject({
    promises: [{ dueOn: '2024-10-05', text: '送一次洗车', madeBy: '陈晓' }],
    tasks: [{ text: '确认到店时间', forStaff: '陈晓' }],
    preferences: { channel: 'wechat', drink: '乌龙茶' },
    lastContact: { on: '2024-09-30', channel: 'phone', result: 'reached' },
  })
  const { body: history } = await advisor('GET', path('/timeline'))
  const kinds = history.rows.map((row: { kind: string }) => row.kind)
  for (const kind of ['visit', 'note', 'promise', 'task', 'touch']) expect(kinds).toContain(kind)
  const ended = await advisor('POST', path(`/tasks/${body.tasks[0].taskId}/end`))
  expect(ended.status).toBe(201)
  expect((await advisor('GET', path(''))).body.tasks).toEqual([])
  expect(
    await kit.rows(
      'SELECT customer_id FROM touched_customers JOIN customers USING (customer_id) WHERE group_id = $group',
    ),
  ).toEqual([])
})

test('the same promise twice is one', async () => {
  const promise = { body: { dueOn: '2024-12-01', text: '年检提醒' } }
  expect((await kit.manager('POST', of('K3', '/promises'), promise)).status).toBe(201)
  expect((await kit.manager('POST', of('K3', '/promises'), promise)).body.code).toBe('already-promised')
})

test('who asks not to be contacted is marked so', async () => {
  const body = { channel: 'phone', direction: 'out', purpose: 'sales', result: 'do_not_contact', note: null }
  await kit.manager('POST', of('K3', '/contacts'), { body })
  expect((await kit.manager('GET', of('K3'))).body.person).toMatchObject({ doNotContact: true })
})

test('the timeline goes on from page to page without a gap', async () => {
  const whole = (await kit.manager('GET', of('K1', '/timeline?limit=200'))).body.rows
  const seen: unknown[] = []
  let next: string | null = ''
  while (next !== null) {
    const { body }: Replied = await kit.manager(
      'GET',
      of('K1', `/timeline?limit=2${next === '' ? '' : `&cursor=${next}`}`),
    )
    seen.push(...body.rows)
    next = body.next
  }
  expect(seen).toEqual(whole)
})
