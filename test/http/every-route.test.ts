import { describe, expect, test } from 'vitest'
import { type Right, rightsOfRole } from '#domain/access/right.ts'
import { staffRoleLabels, type StaffRole } from '#domain/access/staff-role.ts'
import { demoSignIns } from '#operations/demo-accounts.ts'
import { scoreEverybody } from '#operations/score.ts'
import { centresOf } from '#store/groups.ts'
import { routes } from '#http/routes.ts'
import type { Route } from '#http/route.ts'
import { freshStore } from '#test/database.ts'
import { apiKit, type Ask } from '#test/http/api-kit.ts'
import { importKit } from '#test/import-kit.ts'
import { simulatedTexts } from '#test/simulated-texts.ts'

/**
 * Every route as every role, with rows of one’s own and of others: made from the list of routes, so that a new route is
 * tried the day it is added.
 */
const store = await freshStore()
const today = '2025-06-30'
const ours = await filledGroup()
const theirs = await filledGroup()
const { ask: nobody, signedIn } = await apiKit(store)

async function filledGroup() {
  const kit = await importKit(store)
  await kit.take(simulatedTexts({ customers: 40, asOf: today }), { asOf: today, source: 'DMS' })
  const { groupId } = kit.group
  await scoreEverybody(store, { groupId, asOf: today, keeps: { live: true, snapshot: true } })
  const [centre] = await centresOf(store.reader, groupId)
  const customers = await kit.rows(
    'SELECT customer_id, home_centre_id, advisor_id FROM customers WHERE group_id = $group',
  )
  return { ...kit, groupId, centreId: centre?.centreId ?? 0, customers }
}

const roles = Object.keys(staffRoleLabels) as StaffRole[]
const guarded = routes.filter((route) => !route.isOpen)

async function askers(): Promise<Record<StaffRole, Ask>> {
  const found: Partial<Record<StaffRole, Ask>> = {}
  for (const role of roles) {
    const centreId = role === 'admin' || role === 'analyst' ? null : ours.centreId
    found[role] = await signedIn({ groupId: ours.groupId, role, centreId })
  }
  return found as Record<StaffRole, Ask>
}
const by = await askers()

/** The path with every number in it being `id`. */
function pathOf({ path }: Route, id: number | string): string {
  return path.replaceAll(/\{\w+\}/g, String(id))
}

test('there are routes to try', () => expect(guarded.length).toBeGreaterThan(8))

describe.each(guarded.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_name, route) => {
  if (route.isOpen) return

  test('nobody in particular is sent to the door', async () => {
    expect((await nobody(route.method, pathOf(route, 1), { body: {} })).status).toBe(401)
  })

  test('a role without the right is refused before anything is looked at', async () => {
    for (const role of roles) {
      const has = route.right === 'signed-in' || (rightsOfRole[role] as readonly Right[]).includes(route.right)
      if (route.method === 'DELETE' && route.path === '/session') continue
      const { status, body } = await by[role](route.method, pathOf(route, 999_999_999), { body: {} })
      if (has) expect([role, body?.code]).not.toEqual([role, 'not-allowed'])
      else expect([role, status, body.code]).toEqual([role, 403, 'not-allowed'])
      expect([role, status]).not.toEqual([role, 500])
    }
  })

  if (route.path.includes('{customerId}')) {
    test('a customer of another group is the same as one that is not there', async () => {
      const foreign = Number(theirs.customers[0]?.['customer_id'])
      for (const role of roles) {
        const [one, none] = [
          await by[role](route.method, pathOf(route, foreign), { body: {} }),
          await by[role](route.method, pathOf(route, 999_999_999), { body: {} }),
        ]
        expect([role, one.status, one.body?.code]).toEqual([role, none.status, none.body?.code])
        expect([role, one.status < 300]).toEqual([role, false])
      }
    })
  }
})

test('no reply to an analyst holds a name, a phone number, a plate or a VIN of anybody', async () => {
  const secrets = await ours.rows(
    `SELECT name AS said FROM people JOIN customers USING (customer_id) WHERE group_id = $group
     UNION SELECT phone FROM people JOIN customers USING (customer_id) WHERE group_id = $group AND phone IS NOT NULL
     UNION SELECT vin FROM cars JOIN customers USING (customer_id) WHERE group_id = $group`,
  )
  const customer = Number(ours.customers[0]?.['customer_id'])
  for (const route of guarded.filter((each) => each.method === 'GET')) {
    const { status, body } = await by.analyst('GET', pathOf(route, customer))
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const told =
      status === 200 ? secrets.filter(({ said }) => String(said).length > 2 && text.includes(String(said))) : []
    expect([route.path, told]).toEqual([route.path, []])
  }
})

test('no reply to an administrator holds a customer’s money', async () => {
  const customer = Number(ours.customers[0]?.['customer_id'])
  for (const route of guarded.filter((each) => each.method === 'GET' && each.path.startsWith('/customers'))) {
    const { status, body } = await by.admin('GET', pathOf(route, customer))
    if (status !== 200 || typeof body === 'string') continue
    const money = JSON.stringify(body).match(/"\w*Fen":\d+/g) ?? []
    expect([route.path, money]).toEqual([route.path, []])
  }
})

test('sample sign-ins are made for a demo only', async () => {
  expect((await nobody('GET', '/welcome')).body).toMatchObject({ isDemo: false, samples: [] })
  expect((await demoSignIns(store, theirs.groupId)).map(({ role }) => role)).toEqual([
    'manager',
    'advisor',
    'analyst',
    'admin',
  ])
})
