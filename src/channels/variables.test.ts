import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openCarriers } from '#channels/carriers.ts'
import { allOf, perSecondOf, valueOf } from '#channels/variables.ts'

test('a secret may stand in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'longrange-secret-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'key')
  writeFileSync(file, 's3cret\n')
  expect(valueOf({ KEY_FILE: file }, 'KEY')).toBe('s3cret')
  expect(valueOf({ KEY: 'here', KEY_FILE: file }, 'KEY')).toBe('here')
  expect(valueOf({ KEY: '' }, 'KEY')).toBeNull()
  expect(allOf({ URL: 'u', KEY_FILE: file }, ['URL', 'KEY'])).toEqual({ URL: 'u', KEY: 's3cret' })
})

test('what goes together is set together', () => {
  expect(allOf({}, ['URL', 'KEY'])).toBeNull()
  expect(() => allOf({ URL: 'u' }, ['URL', 'KEY'])).toThrow('URL needs KEY, or KEY_FILE with the path of a file')
  expect(() => perSecondOf({ RATE: 'fast' }, 'RATE')).toThrow('RATE should be a number above 0')
})

test.each([
  {
    because: 'nothing is set up',
    variables: {},
    by: { sms: 'outbox', email: 'outbox', app: 'outbox', wechat: 'outbox' },
  },
  {
    because: 'a gateway and a webhook',
    variables: {
      LONGRANGE_SMS_URL: 'https://sms.example.com',
      LONGRANGE_SMS_KEY: 'k',
      LONGRANGE_WEBHOOK_URL: 'https://hook.example.com',
      LONGRANGE_WEBHOOK_SECRET: 's',
      LONGRANGE_WEBHOOK_CHANNELS: 'app,sms',
    },
    by: { sms: 'sms', email: 'outbox', app: 'webhook', wechat: 'outbox' },
  },
])('$because: who carries what', ({ variables, by }) => {
  const carriers = openCarriers(variables)
  for (const [channel, id] of Object.entries(by)) expect(carriers.of(channel as 'sms').id).toBe(id)
})
