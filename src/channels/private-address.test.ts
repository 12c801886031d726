import { expect, test } from 'vitest'
import { addressOf } from '#channels/private-address.ts'

test.each([
  ['127.0.0.1', 'this machine'],
  ['169.254.169.254', 'what clouds tell their machines'],
  ['[::1]', 'this machine'],
  ['[::ffff:10.0.0.1]', 'IPv4 written as IPv6'],
  ['[::127.0.0.1]', 'the same, as it was once written'],
  ['[2002:7f00:1::]', '6to4'],
  ['[2001:0:7f00:1::]', 'Teredo'],
  ['[64:ff9b:1::a00:1]', 'a translation within the house'],
  ['[fd00::1]', 'the house'],
  ['[fec0::1]', 'the house, as it was once written'],
])('%s is not called: %s', async (host) => {
  await expect(addressOf(host, [])).rejects.toThrow('lies inside the network')
})

test('what lies outside is called, and what is allowed inside', async () => {
  expect(await addressOf('203.0.113.7', [])).toBe('203.0.113.7')
  expect(await addressOf('[2606:4700::1111]', [])).toBe('2606:4700::1111')
  expect(await addressOf('10.0.0.1', ['10.0.0.1'])).toBe('10.0.0.1')
})
