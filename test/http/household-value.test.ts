import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { scoreEverybody } from '#operations/score.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const store = await freshStore()
const kit = await deskKit(store)
// K1 names K2 of the same centre and K4 of another, and a child who is no customer.
const household = '客户编号,姓名,关系,成员客户编号\nK1,单雄信,配偶,K2\nK1,李芳,朋友,K4\nK1,王小小,子女,\n'
await kit.take({ 'household.csv': household }, { asOf: '2024-09-30' })
// Numbers of two centres are two people's: that this K4 is meant is told by hand.
await inTransaction(store, (writer) =>
  sql`UPDATE household_members SET member_customer_id = ${kit.customer('K4')} WHERE name = '李芳'`.execute(writer),
)
await scoreEverybody(store, { groupId: kit.groupId, asOf: '2024-09-30', keeps: { live: true, snapshot: false } })

type Role = 'advisor' | 'manager' | 'analyst' | 'admin'

async function profileOf(customerNo: string, role: Role) {
  return (await kit[role]('GET', `/customers/${kit.customer(customerNo)}`)).body
}

test.each([
  { customerNo: 'K1', role: 'manager', of: ['K1', 'K2'], because: 'the friend is at home elsewhere' },
  {
    customerNo: 'K2',
    role: 'manager',
    of: ['K1', 'K2'],
    because: 'whoever names the other, they are of one household',
  },
  { customerNo: 'K1', role: 'analyst', of: ['K1', 'K2', 'K4'], because: 'an analyst sees every centre' },
  { customerNo: 'K4', role: 'analyst', of: ['K1', 'K4'], because: 'those who are named beside them are not theirs' },
] as const)('to a $role $customerNo is worth $of together: $because', async ({ customerNo, role, of }) => {
  const worth = await Promise.all(of.map(async (each) => (await profileOf(each, role)).scores))
  const sum = (name: string): number => worth.reduce((total, scores) => total + scores[name], 0)
  expect((await profileOf(customerNo, role)).householdValue).toEqual({
    customers: of.length,
    valued: of.length,
    realisedFen: sum('realisedFen'),
    potentialFen: sum('potentialFen'),
    totalFen: sum('totalFen'),
    lowFen: null,
    highFen: null,
  })
})

test.each([
  { customerNo: 'K1', role: 'advisor', because: 'the others are not theirs to see' },
  { customerNo: 'K1', role: 'admin', because: 'they see no money' },
  { customerNo: 'K3', role: 'manager', because: 'they have no household' },
] as const)('to a $role $customerNo has no household value: $because', async ({ customerNo, role }) => {
  expect((await profileOf(customerNo, role)).householdValue).toBeNull()
})
