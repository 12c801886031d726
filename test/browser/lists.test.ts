import { expect, test } from 'vitest'
import { openApp } from '#test/browser/app.ts'
import { leave, visit } from '#test/browser/browser.ts'

const app = await openApp({ customers: 240 })

test('columns chosen on one machine are there on the next', async () => {
  const here = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await here.goto('/customers')
  const before = here.getByRole('columnheader', { name: '服务中心' })
  await here.getByRole('columnheader', { name: '客群' }).waitFor()
  expect(await before.count()).toBe(0)
  await here.getByRole('button', { name: '显示列' }).click()
  const sent = here.waitForResponse((reply) => reply.url().endsWith('/api/views/columns') && reply.ok())
  await here.getByRole('menuitemcheckbox', { name: '服务中心' }).click()
  await before.waitFor()
  await sent
  await leave(here)

  const there = await visit({ ...app, as: 'manager', language: 'zh', screen: 'desktop' })
  await there.goto('/customers')
  await there.getByRole('columnheader', { name: '服务中心' }).waitFor()
  await leave(there)
})
