import { expect, test } from 'vitest'
import { isOutage } from '#store/outage.ts'

test.each([
  { error: { code: '57P01' }, says: 'the server is shut down', is: true },
  { error: { code: '57P03' }, says: 'it starts, or recovers', is: true },
  { error: { code: '08006' }, says: 'the connection failed', is: true },
  { error: { code: '53100' }, says: 'its disk is full', is: true },
  { error: { code: 'ECONNRESET', syscall: 'read' }, says: 'the connection broke', is: true },
  { error: { code: 'ENOENT', syscall: 'connect' }, says: 'its socket is gone', is: true },
  { error: { code: 'ENOENT', syscall: 'open' }, says: 'a file is gone', is: false },
  { error: { code: '57014' }, says: 'a statement took too long', is: false },
  { error: { code: '55P03' }, says: 'somebody holds a lock', is: false },
  { error: { code: '23505' }, says: 'a row is there twice', is: false },
])('$says: an outage is $is', ({ error, is }) => {
  expect(isOutage(Object.assign(new Error('in its own words'), error))).toBe(is)
})

test('so is what the driver says without a code; a defect of ours is none', () => {
  expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isOutage(new Error('Client has encountered a connection error and is not queryable'))).toBe(true)
  expect(isOutage(new TypeError('x is not a function'))).toBe(false)
  expect(isOutage('thrown text')).toBe(false)
})
