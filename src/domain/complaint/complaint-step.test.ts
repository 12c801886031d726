import { expect, test } from 'vitest'
import { type ComplaintState, type ComplaintStep, takeStep } from '#domain/complaint/complaint-step.ts'
import { defaultPolicy } from '#domain/policy.ts'

const open: ComplaintState = {
  firstResponseAt: null,
  resolvedAt: null,
  wantedCompensationFen: null,
  compensationFen: null,
}
const settled: ComplaintState = { ...open, resolvedAt: '2024-09-03T08:00:00Z' }
const policy = defaultPolicy.complaint
const take = (step: ComplaintStep, state = open, role: 'advisor' | 'manager' = 'advisor') =>
  takeStep(step, state, { role, policy })

test('an answer stops the clock; a note does not', () => {
  expect(take({ do: 'respond', text: '已致电道歉' })).toMatchObject({ responds: true, entry: { kind: 'responded' } })
  expect(take({ do: 'note', text: '等配件' })).not.toHaveProperty('responds')
})

test('whoever settles it without an answer has answered with it', () => {
  const step = { do: 'resolve', rootCause: 'waiting', text: '已重做' } as const
  expect(take(step)).toMatchObject({ responds: true, resolved: true, rootCause: 'waiting' })
})

test('what is settled takes notes only, until it is opened again', () => {
  expect(take({ do: 'respond', text: '…' }, settled)).toBe('complaint-settled')
  expect(take({ do: 'note', text: '客户来电致谢' }, settled)).toMatchObject({ entry: { kind: 'note' } })
  expect(take({ do: 'reopen', text: '又坏了' }, settled)).toMatchObject({ resolved: false })
  expect(take({ do: 'reopen', text: '…' })).toBe('complaint-open')
})

test.each([
  ['advisor', 20_000, 'compensation_granted'],
  ['advisor', 20_001, 'compensation_wanted'],
  ['manager', 500_000, 'compensation_granted'],
  ['manager', 500_001, 'compensation_wanted'],
] as const)('an %s asks for %i fen: %s', (role, amountFen, kind) => {
  expect(take({ do: 'compensate', amountFen, text: '返工' }, open, role)).toMatchObject({ entry: { kind, amountFen } })
})

test('a manager decides on what an advisor may not grant', () => {
  const asked = { ...open, wantedCompensationFen: 80_000 }
  const yes = { do: 'decide', isGranted: true, text: null } as const
  expect(take(yes, asked, 'advisor')).toBe('beyond-your-limit')
  expect(take(yes, asked, 'manager')).toMatchObject({ grantedFen: 80_000, wantedFen: null })
  expect(take({ ...yes, isGranted: false }, asked, 'manager')).toMatchObject({ wantedFen: null })
  expect(take({ ...yes, isGranted: false }, asked, 'manager')).not.toHaveProperty('grantedFen')
  expect(take(yes, open, 'manager')).toBe('nothing-to-decide')
})

test('a limit holds for all that one complaint is granted, however many times', () => {
  const granted = { ...open, compensationFen: 15_000 }
  const more = { do: 'compensate', amountFen: 10_000, text: '…' } as const
  expect(take(more, granted, 'advisor')).toMatchObject({ entry: { kind: 'compensation_wanted' }, wantedFen: 10_000 })
  expect(take({ ...more, amountFen: 5_000 }, granted, 'advisor')).toMatchObject({ grantedFen: 20_000 })
  const asked = { ...granted, wantedCompensationFen: 10_000 }
  expect(take({ do: 'decide', isGranted: true, text: null }, asked, 'advisor')).toBe('beyond-your-limit')
  expect(take({ do: 'decide', isGranted: true, text: null }, asked, 'manager')).toMatchObject({ grantedFen: 25_000 })
})
