import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const folder = fileURLToPath(new URL('../../playbooks/', import.meta.url))
const store = await freshStore()
const kit = await deskKit(store)
await seedPlaybooks(store, kit.groupId, [folder])
const winBack = await readFile(`${folder}/p5-win-back.yaml`, 'utf8')

test('the catalogue: what is on, what it is for, who is in it', async () => {
  const { status, body } = await kit.manager('GET', '/playbooks')
  expect(status).toBe(200)
  const found = body.rows.find(({ id }: { id: string }) => id === 'P5')
  expect(found).toMatchObject({ label: { zh: '流失挽留' }, class: 'high', isActive: true, version: 1, live: 0 })
  expect(body.mayEdit).toBe(true)
  expect((await kit.analyst('GET', '/playbooks')).body.mayEdit).toBe(false)
  expect((await kit.advisor('GET', '/playbooks')).status).toBe(403)
})

test('what is wrong with a text is told by line, column and nearest name, in both languages', async () => {
  const source = winBack.replace('ladder_level ==', 'ladder_lvel ==')
  const { body } = await kit.manager('POST', '/playbooks/check', { body: { source } })
  expect(body.faults[0]).toMatchObject({ line: expect.any(Number), nearest: 'ladder_level' })
  expect(body.faults[0].problem.zh).toMatch(/\S/)
  expect((await kit.manager('POST', '/playbooks/check', { body: { source: winBack } })).body).toEqual({ faults: [] })
})

test('a change is a new version; whoever edited an older one is told; the audit log knows', async () => {
  const source = winBack.replace('minutes: 15', 'minutes: 20')
  const saved = await kit.manager('POST', '/playbooks', { body: { source, saw: 1 } })
  expect(saved).toMatchObject({ status: 200, body: { id: 'P5', version: 2 } })
  const again = { body: { source: source.replace('minutes: 20', 'minutes: 25'), saw: 1 } }
  expect((await kit.manager('POST', '/playbooks', again)).status).toBe(412)
  expect((await kit.manager('POST', '/playbooks', { body: { source: 'id: P5' } })).status).toBe(400)
  const { body } = await kit.manager('GET', '/playbooks/P5')
  expect(body).toMatchObject({ version: 2, versions: [{ version: 2 }, { version: 1 }] })
  expect(body.source).toContain('minutes: 20')
  expect(body.steps.length).toBeGreaterThan(0)
})

test('a playbook is switched off and on', async () => {
  expect((await kit.analyst('PUT', '/playbooks/P7/active', { body: { isActive: false } })).status).toBe(403)
  expect((await kit.manager('PUT', '/playbooks/P7/active', { body: { isActive: false } })).body).toEqual({
    isActive: false,
  })
  const { body } = await kit.manager('GET', '/playbooks')
  expect(body.rows.find(({ id }: { id: string }) => id === 'P7').isActive).toBe(false)
  expect((await kit.manager('PUT', '/playbooks/P99/active', { body: { isActive: true } })).status).toBe(404)
})

test('a simulation keeps nothing and names who would enrol', async () => {
  const { status, body } = await kit.manager('POST', '/playbooks/simulate', { body: { source: winBack } })
  expect({ status, body }).toMatchObject({ status: 200, body: { faults: [], simulation: { on: '2024-09-30' } } })
  expect(body.simulation.customers).toBeGreaterThan(0)
  const later = await kit.manager('POST', '/playbooks/simulate', { body: { source: winBack, on: '2030-01-01' } })
  expect(later.status).toBe(400)
})

test('a customer is put into a playbook by hand, paused, resumed and let go; the journal tells it all', async () => {
  const path = `/customers/${kit.customer('K1')}/enrolments`
  const entered = await kit.manager('POST', path, { body: { playbookId: 'P1' } })
  expect({ entered: entered.body, status: entered.status }).toMatchObject({ status: 200 })
  const { enrolmentId } = entered.body
  const change = async (what: string) =>
    (await kit.manager('POST', `${path}/${enrolmentId}/changes`, { body: { do: what } })).status
  expect(await change('pause')).toBe(200)
  expect(await change('pause')).toBe(409)
  expect(await change('resume')).toBe(200)
  const live = await kit.manager('GET', '/playbooks/P1/enrolments')
  expect(live.body.rows).toMatchObject([{ enrolmentId, customerNo: 'K1', isPaused: false }])
  expect(await change('release')).toBe(200)
  const { body } = await kit.manager('GET', path)
  expect(body.rows[0]).toMatchObject({ playbookId: 'P1', ending: 'released' })
  const kinds = body.rows[0].entries.map(({ kind }: { kind: string }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['entered', 'paused', 'resumed', 'ended']))
  expect((await kit.manager('GET', `/customers/${kit.customer('K5')}/enrolments`)).status).toBe(404)
})
