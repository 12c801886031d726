import { z } from 'zod'
import { maskPhone, maskVin } from '#domain/access/masks.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { keepApart, mergeCustomers, splitCustomers } from '#operations/merge-customers.ts'
import { refreshCustomers } from '#operations/refresh-customer.ts'
import { type Side, sidesOf } from '#store/duplicate-sides.ts'
import { chosenFields } from '#store/merge-people.ts'
import { duplicatePairs, openMerges } from '#store/merges.ts'
import type { Office } from '#http/office.ts'
import { Answer, route } from '#http/route.ts'
import { day, done, id, idInPath } from '#http/shapes.ts'

const field = z.enum(chosenFields)

const sideShape = z.object({
  customerId: id,
  customerNo: z.string(),
  source: z.string(),
  homeCentreId: id.nullable(),
  person: z.record(field, z.string().nullable()).describe('Phone, WeChat and e-mail are masked.'),
  tags: z.array(z.string()),
  doNotContact: z.boolean(),
  consents: z.array(z.object({ channel: z.string(), purpose: z.string(), state: z.enum(['granted', 'refused']) })),
  cars: z.array(z.object({ vin: z.string(), plate: z.string().nullable(), model: z.string().nullable() })),
  visits: z.int(),
  firstVisitOn: day.nullable(),
  lastVisitOn: day.nullable(),
})

/** Pairs that are told at once: those left come when these are decided. */
const toldPairs = 50

export const duplicates = route({
  method: 'GET',
  path: '/duplicates',
  summary:
    'Records that may be one person (the same phone under different numbers), and merges that can still be parted',
  right: 'duplicates.merge',
  reply: z.object({
    pairs: z.array(
      z.object({
        sides: z.array(sideShape),
        differing: z.array(field).describe('Fields that both have and that differ, also where they look alike masked.'),
      }),
    ),
    hasMore: z.boolean(),
    merges: z.array(
      z.object({
        mergeId: id,
        keptId: id,
        keptNo: z.string(),
        keptName: z.string().nullable(),
        mergedNo: z.string(),
        mergedAt: z.string(),
        splitUntilOn: day,
      }),
    ),
  }),
  handle: async ({ viewer, today }, { store }) => {
    const pairs = await duplicatePairs(store.reader, viewer.scope, toldPairs + 1)
    const shown = pairs.slice(0, toldPairs)
    const sides = await sidesOf(
      store.reader,
      viewer.scope.groupId,
      shown.flatMap(({ one, other }) => [one, other]),
    )
    const merges = await openMerges(store.reader, viewer.scope, today)
    return {
      pairs: shown.map(({ one, other }) => {
        const both = [one, other].flatMap((customerId) => sides.get(customerId) ?? [])
        return { sides: both.map(told), differing: differingIn(both) }
      }),
      hasMore: pairs.length > toldPairs,
      merges: merges.map(({ mergeId, keptId, keptNo, keptName, mergedNo, mergedAt, splitUntilOn }) => ({
        mergeId,
        keptId,
        keptNo,
        keptName,
        mergedNo,
        mergedAt,
        splitUntilOn,
      })),
    }
  },
})

function differingIn([one, other]: readonly Side[]): (typeof chosenFields)[number][] {
  return chosenFields.filter((name) => {
    const [mine, theirs] = [one?.person[name] ?? null, other?.person[name] ?? null]
    return mine !== null && theirs !== null && mine !== theirs
  })
}

function told(side: Side): z.input<typeof sideShape> {
  const { phone = null, wechat = null, email = null, address = null } = side.person
  const hidden = (text: string | null): string | null => (text === null ? null : `${text.slice(0, 2)}****`)
  const person = {
    ...side.person,
    phone: phone === null ? null : maskPhone(phone),
    wechat: hidden(wechat),
    email: hidden(email),
    address: hidden(address),
  }
  return {
    ...side,
    person: person as z.input<typeof sideShape>['person'],
    tags: [...side.tags],
    consents: [...side.consents],
    cars: side.cars.map((car) => ({ ...car, vin: maskVin(car.vin) })),
  }
}

export const mergeRoute = route({
  method: 'POST',
  path: '/merges',
  summary:
    'Merge two records of one person: visits and cars move, consents are taken at their strictest, the number stays an alias',
  right: 'duplicates.merge',
  body: z.object({
    keptId: id.describe('The record that stays.'),
    mergedId: id,
    taken: z.array(field).default([]).describe('Fields taken from the merged record though the kept one has its own.'),
  }),
  reply: z.object({ mergeId: id }),
  faults: ['unknown-customer', 'same-customer', 'database-busy'],
  handle: async ({ viewer, body, store, today }, office) => {
    if (!(await isOurs(office, viewer, [body.keptId, body.mergedId]))) return { fault: 'unknown-customer' }
    const { groupId } = viewer.scope
    const merged = await mergeCustomers(store, { ...body, groupId, by: viewer.actor, today })
    if ('fault' in merged) return merged
    await follow(office, { groupId, customerIds: [body.keptId], today })
    return new Answer(merged, { status: 201 })
  },
})

export const splitRoute = route({
  method: 'DELETE',
  path: '/merges/{mergeId}',
  summary: 'Part two merged records again; files that came in between go with whose number they named',
  right: 'duplicates.merge',
  params: z.object({ mergeId: idInPath }),
  reply: done,
  faults: ['unknown-merge', 'split-too-late', 'merged-since', 'database-busy'],
  handle: async ({ viewer, params: { mergeId }, store, today }, office) => {
    const open = await openMerges(office.store.reader, viewer.scope, '1900-01-01')
    if (!open.some((each) => each.mergeId === mergeId)) return { fault: 'unknown-merge' }
    const { groupId } = viewer.scope
    const parted = await splitCustomers(store, { groupId, mergeId, by: viewer.actor, today })
    if ('fault' in parted) return parted
    await follow(office, { groupId, customerIds: [parted.keptId, parted.mergedId], today })
    return { done: true as const }
  },
})

export const differentPeople = route({
  method: 'POST',
  path: '/different-people',
  summary: 'Remember that two records are two persons',
  right: 'duplicates.merge',
  body: z.object({ one: id, other: id }),
  reply: done,
  faults: ['unknown-customer'],
  handle: async ({ viewer, body, store }, office) => {
    if (body.one === body.other || !(await isOurs(office, viewer, [body.one, body.other])))
      return { fault: 'unknown-customer' }
    await keepApart(store, { ...body, groupId: viewer.scope.groupId, by: viewer.actor })
    return { done: true as const }
  },
})

/** A manager brings together whom one of both is at home with them; the group's are an administrator's. */
async function isOurs({ store }: Office, { scope }: Viewer, customerIds: readonly number[]): Promise<boolean> {
  const sides = await sidesOf(store.reader, scope.groupId, customerIds)
  if (customerIds.some((customerId) => !sides.has(customerId))) return false
  return scope.of === 'group' || [...sides.values()].some(({ homeCentreId }) => homeCentreId === scope.centreId)
}

async function follow(
  { store, live, now }: Office,
  {
    groupId,
    customerIds,
    today,
  }: { groupId: number; customerIds: readonly number[]; today: Parameters<typeof refreshCustomers>[1]['today'] },
): Promise<void> {
  await refreshCustomers(store, { groupId, customerIds, today, clock: now() })
  for (const customerId of customerIds) live.tell({ kind: 'customer', groupId, customerId })
}
