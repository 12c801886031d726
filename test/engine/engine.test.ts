import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { savePlaybook } from '#operations/change-playbooks.ts'
import { closeWindows } from '#operations/close-windows.ts'
import { release } from '#operations/engine-desk.ts'
import { lookAt, tick } from '#operations/engine.ts'
import { keepFigures } from '#operations/keep-figures.ts'
import { holdBusy, readyToEnter, whoHasWork } from '#store/enrolment-pick.ts'
import { markToLookAt } from '#store/looks.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { engineKit } from '#test/engine/engine-kit.ts'
import { trialPlaybooks } from '#test/engine/trial-playbooks.ts'

const store = await freshStore()

const day = (on: string): string => `${on}T02:00:00Z`

describe('a group at work', () => {
  test('everybody is entered once, however often and by how many at once they are looked at', async () => {
    const { groupId, customerIds, count, wrong } = await engineKit(store)
    const asked = { groupId, customerIds, now: day('2025-06-30') }
    const looks = [lookAt(store, asked), lookAt(store, { ...asked, customerIds: customerIds.toReversed() })]
    await Promise.all([...looks, tick(store, asked), tick(store, asked)])
    const entered = await count('SELECT count(*) FROM enrolments WHERE group_id = $group')
    expect(entered).toBeGreaterThan(150)
    expect(await lookAt(store, asked)).toMatchObject({ customers: 0, enrolments: 0, effects: 0, failed: 0 })
    expect(await tick(store, asked)).toMatchObject({ customers: 0, enrolments: 0 })
    expect(await count('SELECT count(*) FROM enrolments WHERE group_id = $group')).toBe(entered)
    expect(await wrong()).toEqual([])
  })

  test('the day gives whom it concerns to the tick, and nobody else', async () => {
    const { groupId, count, wrong } = await engineKit(store)
    const marked = 'SELECT count(*) FROM customers_to_look_at WHERE group_id = $group'
    await keepFigures(store, { groupId, asOf: '2025-06-30', isSnapshot: false })
    expect(await count(marked)).toBeGreaterThan(100)
    expect((await tick(store, { groupId, now: day('2025-06-30') })).enrolments).toBeGreaterThan(150)
    expect(await count(marked)).toBe(0)
    await keepFigures(store, { groupId, asOf: '2025-06-30', isSnapshot: false })
    expect(await count(marked)).toBe(0)
    await keepFigures(store, { groupId, asOf: '2025-07-31', isSnapshot: false, threadFrom: 1 })
    expect(await count(marked)).toBeGreaterThan(0)
    await tick(store, { groupId, now: day('2025-07-31') })
    expect(await wrong()).toEqual([])
  })

  test('a machine that was off for a month does everything once when it is on again', async () => {
    const { groupId, customerIds, count, wrong } = await engineKit(store)
    await lookAt(store, { groupId, customerIds, now: day('2025-06-30') })
    const first = await tick(store, { groupId, now: day('2025-08-05') })
    expect(first.enrolments).toBeGreaterThan(0)
    expect(await tick(store, { groupId, now: day('2025-08-05') })).toMatchObject({ enrolments: 0 })
    const due = `SELECT count(*) FROM enrolments WHERE group_id = $group AND ended_at IS NULL AND due_at <= '${day('2025-08-05')}'`
    expect(await count(due)).toBe(0)
    expect(await wrong()).toEqual([])
  })

  test('who is due takes their mark with them, so that nobody is worked on twice', async () => {
    const { groupId, customerIds, count } = await engineKit(store)
    await lookAt(store, { groupId, customerIds, now: day('2025-06-30') })
    await inTransaction(store, (writer) => markToLookAt(writer, groupId, customerIds))
    const marked = 'SELECT count(*) FROM customers_to_look_at WHERE group_id = $group'
    const before = await count(marked)
    const now = day('2025-07-31')
    const busy = await whoHasWork(store.reader, { groupId, now })
    expect(busy.length).toBe(before)
    const held = await inTransaction(store, (writer) => holdBusy(writer, { customerIds: busy.slice(0, 10), now }))
    expect(held).toEqual(busy.slice(0, 10))
    expect(await count(marked)).toBe(before - 10)
  })

  test('windows that close all at once leave what looking at everybody leaves', async () => {
    const names = ['p8-birthday', 'p14-champion-care', 'p15-nurture', 'p17-standard-care', 'p19-visit-follow-up']
    const texts = names.map(async (name) => {
      const [id = ''] = name.split('-')
      return [id.toUpperCase(), await readFile(`playbooks/${name}.yaml`, 'utf8')] as const
    })
    const playbooks = Object.fromEntries(await Promise.all(texts))
    const noted = async (closes: boolean) => {
      const { groupId, customerIds, count, rows, wrong } = await engineKit(store, { playbooks })
      await lookAt(store, { groupId, customerIds, now: day('2025-06-30') })
      if (closes) await closeWindows(store, { groupId, asOf: '2025-07-20' })
      const closed = await count(`SELECT count(*) FROM occasions JOIN customers USING (customer_id)
        WHERE group_id = $group AND over_on = '2025-07-20'`)
      await lookAt(store, { groupId, customerIds, now: day('2025-07-20') })
      expect(await wrong()).toEqual([])
      const occasions = await rows(`
        SELECT customer_no, playbook_id, trigger_on, over_on, state, because FROM occasions JOIN customers USING (customer_id)
        WHERE group_id = $group ORDER BY customer_no, playbook_id, trigger_on, split_part(occasion, ' ', 2)`)
      return { closed, occasions }
    }
    const [looked, closed] = [await noted(false), await noted(true)]
    expect(closed.closed).toBeGreaterThan(10)
    expect(closed.occasions).toEqual(looked.occasions)
  })

  describe('an occasion that waits', () => {
    const after = (more: string): string => `
id: T5
name: after-another
label: { zh: 试, en: Trial }
class: low
purpose: service
trigger: { state: 'visits_24m >= 0' }
${more}
steps:
  - { id: note, kind: set, tag: tried }`
    const waits = `SELECT count(*) FROM occasions JOIN customers USING (customer_id)
      WHERE group_id = $group AND playbook_id = 'T5' AND state = 'waiting' AND because = 'not_while'`
    const entered = `SELECT count(*) FROM enrolments WHERE group_id = $group AND playbook_id = 'T5'`
    const waiting = async () => {
      const playbooks = { T1: trialPlaybooks['T1'] ?? '', T5: after('not_while: [T1]') }
      const kit = await engineKit(store, { playbooks })
      await lookAt(store, { groupId: kit.groupId, customerIds: kit.customerIds, now: day('2025-06-30') })
      expect(await kit.count(waits)).toBeGreaterThan(10)
      return { ...kit, before: { waiting: await kit.count(waits), entered: await kit.count(entered) } }
    }

    test('for another enrolment to end begins when somebody ends it by hand', async () => {
      const { groupId, rows, count, before } = await waiting()
      const [live] = await rows(`SELECT customer_id, enrolment_id FROM enrolments
        WHERE group_id = $group AND playbook_id = 'T1' AND ended_at IS NULL ORDER BY 1 LIMIT 1`)
      const of = { groupId, customerId: Number(live?.['customer_id']), enrolmentId: Number(live?.['enrolment_id']) }
      await release(store, { ...of, by: 'test', now: day('2025-07-01'), because: 'not theirs' })
      await tick(store, { groupId, now: day('2025-07-01') })
      expect(await count(entered)).toBe(before.entered + 1)
      expect(await count(waits)).toBe(before.waiting - 1)
    })

    test('begins when its playbook was changed to let it in', async () => {
      const { groupId, count, before } = await waiting()
      await savePlaybook(store, { groupId, source: after(''), by: 'test' })
      await tick(store, { groupId, now: day('2025-07-01') })
      expect(await count(waits)).toBe(0)
      expect(await count(entered)).toBe(before.entered + before.waiting)
    })

    test('for the days until re-entry is found by the tick on which they have passed', async () => {
      const { groupId } = await waiting()
      await inTransaction(store, (writer) =>
        sql`
          INSERT INTO occasions (customer_id, playbook_id, occasion, trigger_on, noted_at, state, because)
          SELECT customer_id, 'T5', 'again', '2025-07-02', now(), 'waiting', 'reentry' FROM enrolments
          WHERE group_id = ${groupId} AND playbook_id = 'T5' AND ended_at IS NOT NULL`.execute(writer),
      )
      const rule = { playbookId: 'T5', onNewOccasion: 'wait', notWhile: [], reentryDays: 30 } as const
      const ready = (on: string) => readyToEnter(store.reader, { groupId, now: day(on), rules: [rule] })
      expect(await ready('2025-07-29')).toEqual([])
      expect((await ready('2025-07-30')).length).toBeGreaterThan(10)
    })
  })

  test('who waits for a visit is looked at when one is recorded', async () => {
    const { groupId, customerIds, count, rows, take, wrong } = await engineKit(store)
    await lookAt(store, { groupId, customerIds, now: day('2025-06-30') })
    const [waiting] = await rows(`
      SELECT c.customer_no, z.name FROM enrolments e JOIN customers c USING (customer_id) JOIN centres z ON z.centre_id = c.home_centre_id
      WHERE e.group_id = $group AND e.playbook_id = 'T1' AND e.ended_at IS NULL ORDER BY 1 LIMIT 1`)
    const line = `V-1,${String(waiting?.['customer_no'])},${String(waiting?.['name'])},2025-07-02 09:00`
    await take({ 'visits.csv': `工单号,客户编号,服务中心,进厂时间\n${line}\n` }, { source: 'DMS', asOf: '2025-12-31' })
    expect(await count('SELECT count(*) FROM customers_to_look_at WHERE group_id = $group')).toBe(1)
    await tick(store, { groupId, now: day('2025-07-02') })
    expect(
      await count(`SELECT count(*) FROM enrolments JOIN customers USING (customer_id) WHERE customers.group_id = $group
        AND playbook_id = 'T1' AND ending = 'success' AND customer_no = '${String(waiting?.['customer_no'])}'`),
    ).toBe(1)
    expect(await wrong()).toEqual([])
  })
})
