import { expect, test } from 'vitest'
import { failureSentence } from '#cli/phrases/failure-sentences.ts'
import { commands } from '#cli/commands.ts'
import { memory, say } from '#test/cli/terminal.ts'

test.each([
  ['57P01', '连接中断'],
  ['ECONNRESET', '连接中断'],
  ['53100', '磁盘已满'],
  ['ENOSPC', '磁盘已满'],
  ['42501', '权限'],
])('%s is a failure of the machine: %s', (code, words) => {
  expect(failureSentence(Object.assign(new Error('as it says itself'), { code }))?.zh).toContain(words)
})

test.each(['Connection terminated unexpectedly', 'Client has encountered a connection error and is not queryable'])(
  'so is what the driver says without a code: %s',
  (message) => expect(failureSentence(new Error(message))?.zh).toContain('连接中断'),
)

test('a defect of ours is none', () => {
  expect(failureSentence(new TypeError('x is not a function'))).toBeNull()
  expect(failureSentence('thrown text')).toBeNull()
})

test('a failure is status 3 and tells the whole story for whoever mends it', async () => {
  const out = { ...memory(), write: () => Promise.reject(new Error('the paper is out')) }
  const { status, err } = await say('--version', { out })
  expect(status).toBe(3)
  expect(err).toContain('the paper is out')
  expect(err).toContain('failures.test.ts')
})

test('every command has its own words in both languages', () => {
  for (const { name, label, about, operands, options, examples } of commands) {
    for (const words of [
      label,
      about,
      ...operands.map((each) => each.label),
      ...Object.values(options).map((each) => each.label),
      ...examples.map((each) => each.says),
    ]) {
      expect(words.zh, name).toMatch(/[\u4e00-\u9fff]/)
      expect(words.en, name).not.toMatch(/[\u4e00-\u9fff]/)
    }
  }
})
