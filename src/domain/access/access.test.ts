import { expect, test } from 'vitest'
import { maskName, maskPhone, maskVin } from '#domain/access/masks.ts'
import { rightsOfRole } from '#domain/access/right.ts'
import { scopeOf } from '#domain/access/viewer.ts'

test.each([
  ['王小明', '王**'],
  ['李四', '李*'],
  ['Ada Lovelace', 'A***'],
  ['', '***'],
])('the name %j is shown as %j', (name, shown) => expect(maskName(name)).toBe(shown))

test.each([
  ['13812345678', '138****5678'],
  ['+8613812345678', '+86138****5678'],
  ['62345678', '****78'],
])('the phone %s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

test('of a VIN the last six characters stay', () => {
  expect(maskVin('LSVAA4187E2184847')).toBe('***********184847')
})

test.each([
  { role: 'advisor', centreId: 3, scope: { of: 'advisor', groupId: 1, centreId: 3, staffId: 7 } },
  { role: 'manager', centreId: 3, scope: { of: 'centre', groupId: 1, centreId: 3, visitedSince: '2022-09-01' } },
  { role: 'analyst', centreId: 3, scope: { of: 'group', groupId: 1 } },
  { role: 'admin', centreId: null, scope: { of: 'group', groupId: 1 } },
  { role: 'advisor', centreId: null, scope: null },
  { role: 'manager', centreId: null, scope: null },
] as const)('$role of centre $centreId sees $scope', ({ role, centreId, scope }) => {
  expect(scopeOf({ staffId: 7, groupId: 1, role, centreId }, '2024-09-01')).toEqual(scope)
})

test.each([
  { role: 'admin', not: ['money.read', 'contacts.read'] },
  { role: 'analyst', not: ['names.read', 'contacts.read', 'customers.edit', 'imports.write'] },
  { role: 'advisor', not: ['figures.read', 'imports.write', 'policy.edit', 'exports.write'] },
  { role: 'manager', not: ['policy.edit', 'users.edit', 'backups.manage'] },
] as const)('$role may not: $not', ({ role, not }) => {
  expect(rightsOfRole[role].filter((right) => (not as readonly string[]).includes(right))).toEqual([])
})
