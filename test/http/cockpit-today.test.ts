import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
await keepFiguresOfRun(kit.store, {
  groupId: kit.groupId,
  asOf: '2024-09-30',
  keeps: { live: true, snapshot: false },
})

const today = async (who = kit.manager, centre = '') => (await who('GET', `/cockpit${centre}`)).body.today
const change = (query: string): Promise<unknown> => inTransaction(kit.store, (writer) => sql.raw(query).execute(writer))

/** A complaint that came in at a moment of UTC and was first answered at another; null = not yet. */
async function complain(no: string, openedAt: string, answeredAt: string | null = null): Promise<void> {
  const body = { channel: 'phone', severity: 'medium', reason: '等得久', text: null, orderNo: null, ownerStaffId: null }
  const made = await kit.manager('POST', `/customers/${kit.customer(no)}/complaints`, { body })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await change(`
    UPDATE complaints SET opened_at = '${openedAt}', first_response_at = ${answeredAt === null ? 'NULL' : `'${answeredAt}'`}
    WHERE customer_id = ${kit.customer(no)} AND complaint_no = '${made.body.complaintNo}'`)
}

test('a quiet day says so', async () => {
  expect(await today()).toEqual({
    complaints: { open: 0, breached: 0, warning: 0 },
    overdueTasks: 0,
    doneTasks: 0,
  })
})

test('tasks are those of the board: overdue ones by customer, none that was put off, results of today', async () => {
  await kit.reason({ customerNo: 'K1', dueOn: '2024-09-27' })
  await kit.reason({ customerNo: 'K1', dueOn: '2024-09-28', playbook: 'P9' })
  await kit.reason({ customerNo: 'K2', dueOn: '2024-09-28', staff: null })
  await kit.reason({ customerNo: 'K4', dueOn: '2024-09-28', staff: '赵磊', centre: '二店' })
  const later = await kit.reason({ customerNo: 'K3', dueOn: '2024-09-27' })
  await change(
    `UPDATE task_reasons SET not_before = '2024-10-02T02:00Z', put_off = 'snooze' WHERE reason_id = ${later}`,
  )
  const { body: board } = await kit.manager('GET', '/board')
  const onBoard = board.people.reduce(
    (sum: number, { counts }: { counts: { overdue: number } }) => sum + counts.overdue,
    board.nobodys.overdue,
  )
  expect([(await today()).overdueTasks, onBoard]).toEqual([2, 2])
  expect((await today(kit.analyst)).overdueTasks).toBe(3)
  expect((await today(kit.analyst, `?centre=${kit.centre('二店')}`)).overdueTasks).toBe(1)
  const [task] = await kit.rows(
    `SELECT reason_id AS id FROM task_reasons WHERE customer_id = ${kit.customer('K2')} AND $group > 0`,
  )
  const path = `/tasks/${Number(task?.['id'])}/results`
  const { body: said } = await kit.manager('POST', path, { body: { result: 'reached' } })
  expect(await today()).toMatchObject({ overdueTasks: 1, doneTasks: 1 })
  await kit.manager('DELETE', `${path}/${said.resultId}`)
  expect(await today()).toMatchObject({ overdueTasks: 2, doneTasks: 0 })
})

test('complaints are counted by the clock that runs, as their list shows them', async () => {
  // It is Monday noon in Shanghai; two hours of work for the first response, 75 % of them gone from half past ten.
  await complain('K1', '2024-09-30T02:20:00Z')
  await complain('K2', '2024-09-29T02:00:00Z')
  await complain('K3', '2024-09-30T03:30:00Z')
  await complain('K3', '2024-09-30T01:00:00Z', '2024-09-30T01:30:00Z')
  await complain('K3', '2024-08-01T01:00:00Z', '2024-08-01T01:30:00Z')
  const { complaints } = await today()
  const { body } = await kit.manager('GET', '/complaints')
  const states = body.rows.map(({ response, resolution }: Record<string, { state: string }>) =>
    response?.state === 'met' || response?.state === 'missed' ? resolution?.state : response?.state,
  )
  const count = (state: string): number => states.filter((each: string) => each === state).length
  expect(complaints).toEqual({ open: 5, breached: count('breached'), warning: count('warning') })
  expect(complaints).toEqual({ open: 5, breached: 2, warning: 1 })
})
