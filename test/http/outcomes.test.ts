import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const store = await freshStore()
const kit = await deskKit(store)

interface Asked {
  readonly customer: string
  readonly playbook: string
  readonly on: string
  readonly level?: string
}

/** An enrolment that asked 陈晓 for a call of ten minutes on a day; answers the number of the reason. */
async function asked({ customer, playbook, on, level }: Asked, state: 'open' | 'done'): Promise<number> {
  const of = { customerId: kit.customer(customer), staffId: kit.staffMember('陈晓'), centreId: kit.centre('一店') }
  const at = `${on}T03:00:00Z`
  const text = JSON.stringify({ zh: '…', en: '…' })
  return inTransaction(store, async (writer) => {
    const { rows } = await sql<{ id: number }>`
      INSERT INTO enrolments (customer_id, group_id, centre_id, playbook_id, version, occasion, subject, trigger_on, variables, entered_at)
      VALUES (${of.customerId}, ${kit.groupId}, ${of.centreId}, ${playbook}, 1, ${`${playbook} ${on}`}, ${on}, ${on},
        ${JSON.stringify(level === undefined ? {} : { ladder_level: level })}, ${at}) RETURNING enrolment_id AS id`.execute(
      writer,
    )
    const reason = await sql<{ id: number }>`
      INSERT INTO task_reasons (customer_id, group_id, centre_id, enrolment_id, playbook_id, version, step_id, staff_id, role,
        class, opens_on, due_on, minutes, stake_fen, stake_source, chance, label, because, made_at, state, ended_at)
      VALUES (${of.customerId}, ${kit.groupId}, ${of.centreId}, ${rows[0]?.id}, ${playbook}, 1, 'call', ${of.staffId}, 'advisor',
        'high', ${on}, ${on}, 10, 100000, 'stated', 0.5, ${text}, ${text}, ${at}, ${state}, ${state === 'done' ? at : null})
      RETURNING reason_id AS id`.execute(writer)
    return reason.rows[0]?.id ?? 0
  })
}

/** The same, and the customer was reached at once. */
async function reached(customer: string, playbook: string, on: string, level?: string): Promise<void> {
  const reasonId = await asked({ customer, playbook, on, ...(level === undefined ? {} : { level }) }, 'done')
  const at = `${on}T03:00:00Z`
  await inTransaction(store, (writer) =>
    sql`
      INSERT INTO task_results (customer_id, group_id, centre_id, staff_id, at, result, reason_ids, before, undo_until)
      VALUES (${kit.customer(customer)}, ${kit.groupId}, ${kit.centre('一店')}, ${kit.staffMember('陈晓')}, ${at}, 'reached',
        ${[reasonId]}::bigint[], '{}', ${at})`.execute(writer),
  )
}

// K1 came on 2024-06-12 and spent ¥1,500; K3 never.
await reached('K1', 'P5', '2024-06-03', 'l2')
await reached('K1', 'P7', '2024-06-10')
await reached('K3', 'P5', '2024-06-04', 'l3')
await reached('K3', 'P5', '2024-09-25', 'l3')

test('a visit belongs to the last who spoke with the customer, and is in the total once', async () => {
  const { status, body } = await kit.manager('GET', '/outcomes?from=2024-06-01&to=2024-09-30')
  expect({ status, body }).toMatchObject({ status: 200 })
  const of = (id: string) => body.byPlaybook.find(({ playbookId }: { playbookId: string }) => playbookId === id)
  // Whose time is not over yet counts among those who were reached, and not among those who could have come.
  expect(of('P5')).toMatchObject({ touched: 3, came: { of: 2, who: 1 }, credited: 0, attempts: 3, minutes: 30 })
  expect(of('P7')).toMatchObject({ touched: 1, came: { of: 1, who: 1 }, credited: 1, returnFen: 60_000 })
  expect(body.total).toMatchObject({ touched: 4, credited: 1, returnFen: 60_000, minutes: 40 })
  expect(new Set(body.byLevel.map(({ level }: { level: string }) => level))).toEqual(new Set(['l2', 'l3', null]))
  expect(body.byAdvisor).toMatchObject([{ advisor: { name: '陈晓' }, touched: 4 }])
})

test('the first action is late after 72 hours, and not missed before', async () => {
  await asked({ customer: 'K1', playbook: 'P9', on: '2024-09-20' }, 'open')
  await asked({ customer: 'K3', playbook: 'P9', on: '2024-09-29' }, 'open')
  await reached('K3', 'P9', '2024-09-21')
  const { body } = await kit.manager('GET', '/outcomes?from=2024-09-01&to=2024-09-30')
  const p9 = body.byPlaybook.find(({ playbookId }: { playbookId: string }) => playbookId === 'P9')
  expect(p9.firstAction).toEqual({ of: 2, within72h: 1, late: 1, medianHours: 0 })
})

test('a period in which nobody was reached is empty and no error', async () => {
  const { body } = await kit.manager('GET', '/outcomes?from=2023-01-01&to=2023-01-31')
  expect(body).toMatchObject({ total: { touched: 0, interval: null }, byPlaybook: [] })
  expect((await kit.manager('GET', '/outcomes?from=2024-02-01&to=2024-01-01')).status).toBe(400)
})

test('an advisor sees no figures; another centre is not there', async () => {
  expect((await kit.advisor('GET', '/outcomes')).status).toBe(403)
  expect((await kit.manager('GET', `/outcomes?centre=${kit.centre('二店')}`)).status).toBe(404)
})
