import { z } from 'zod'
import { overDeliveryLabels } from '#domain/relationship/emotional-account.ts'
import { churnReasonLabels } from '#domain/task/churn-reason.ts'
import { moodLabels } from '#domain/task/mood.ts'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { instantOf } from '#domain/working-time/instant.ts'
import { bookResult, type ResultRefusal, type TaskOf } from '#operations/book-result.ts'
import { putOffTask } from '#operations/put-off-task.ts'
import { refreshCustomers } from '#operations/refresh-customer.ts'
import { undoResult } from '#operations/undo-result.ts'
import { nowAt } from '#operations/work-day.ts'
import { customerOfResult, customerOfTask, type PlaceOfTask } from '#store/task-reasons.ts'
import type { Fault } from '#http/faults.ts'
import { keyOf } from '#http/figure-place.ts'
import type { Office } from '#http/office.ts'
import { Answer, type Asked, route } from '#http/route.ts'
import { done, id, idInPath } from '#http/shapes.ts'
import { taskPath } from '#http/task-detail.ts'
import { instant } from '#http/task-shapes.ts'

/** A moment in UTC from outside. */
const moment = z.iso
  .datetime()
  .transform((text) => instantOf(Date.parse(text)))
  .describe('In UTC: 2026-03-01T08:30:00Z.')

export const bookResultRoute = route({
  method: 'POST',
  path: '/tasks/{taskId}/results',
  summary: 'Say what came of a task; the playbooks behind it go on, and for ten minutes it can be taken back',
  right: 'customers.edit',
  params: taskPath,
  body: z.object({
    result: keyOf(taskResultLabels),
    channel: keyOf(touchChannelLabels).default('phone'),
    note: z.string().trim().min(1).max(2000).nullable().default(null),
    mood: keyOf(moodLabels).nullable().default(null),
    overDelivery: keyOf(overDeliveryLabels).nullable().default(null),
    churnReason: keyOf(churnReasonLabels).nullable().default(null),
    callbackAt: moment.nullable().default(null).describe('With a callback, and with nothing else.'),
    seenResultId: id
      .nullable()
      .optional()
      .describe('The last result that the caller saw of the task, null for none: whoever was overtaken is told.'),
  }),
  reply: z.object({
    resultId: id,
    undoUntil: instant,
    comesBackAt: instant.nullable().describe('Null: it is done with.'),
  }),
  faults: ['unknown-task', 'task-taken', 'callback-unfit'],
  handle: async (asked, office) => {
    const of = await taskOf(asked, office)
    if ('fault' in of) return of
    const { seenResultId, ...said } = asked.body
    const seen = seenResultId === undefined ? {} : { seenResultId }
    const booked = await bookResult(asked.store, of, { ...said, ...seen })
    if ('fault' in booked) return faultOf(booked, asked.language)
    await tell(asked, office, of.customerId)
    return new Answer(booked, { status: 201 })
  },
})

export const undoResultRoute = route({
  method: 'DELETE',
  path: '/tasks/{taskId}/results/{resultId}',
  summary: 'Take back within ten minutes what was said of a task: everything is as it was',
  right: 'customers.edit',
  params: taskPath.extend({ resultId: idInPath }),
  reply: done,
  faults: ['unknown-task', 'unknown-result', 'undo-too-late', 'moved-on'],
  handle: async (asked, office) => {
    const place = await customerOfResult(office.store.reader, asked.viewer.scope, asked.params)
    if (place === null) return { fault: 'unknown-task' }
    const of = await taskAt(place, asked, office)
    const { resultId } = asked.params
    const onlyOf = asked.viewer.scope.of === 'advisor' ? asked.viewer.staffId : null
    const undone = await undoResult(asked.store, { ...of, resultId, onlyOf })
    if ('fault' in undone) return { fault: undone.fault === 'no-such-result' ? 'unknown-result' : undone.fault }
    await tell(asked, office, of.customerId)
    return { done: true as const }
  },
})

export const putOffRoute = route({
  method: 'PUT',
  path: '/tasks/{taskId}/rest',
  summary: 'Put a task off to an exact time, or take it up again',
  right: 'customers.edit',
  params: taskPath,
  body: z.object({ until: moment.nullable() }),
  reply: z.object({ waitsUntil: instant.nullable() }),
  faults: ['unknown-task', 'moment-unfit'],
  handle: async (asked, office) => {
    const of = await taskOf(asked, office)
    if ('fault' in of) return of
    const put = await putOffTask(asked.store, of, asked.body.until)
    if ('fault' in put) return { fault: put.fault === 'no-such-task' ? 'unknown-task' : put.fault }
    office.live.tell({ kind: 'tasks', groupId: of.groupId })
    return put
  },
})

type AskedOfTask = Pick<
  Asked<{ taskId: number }, unknown, unknown>,
  'viewer' | 'today' | 'params' | 'store' | 'language'
>

async function taskOf(asked: AskedOfTask, office: Office): Promise<TaskOf | Fault> {
  const place = await customerOfTask(office.store.reader, asked.viewer.scope, asked.params.taskId)
  return place === null ? { fault: 'unknown-task' } : taskAt(place, asked, office)
}

async function taskAt(
  { customerId, centreId }: PlaceOfTask,
  { viewer, today, params: { taskId } }: AskedOfTask,
  office: Office,
): Promise<TaskOf> {
  const { groupId } = viewer.scope
  const now = await nowAt(office.store.reader, { groupId, centreId, today, clock: office.now() })
  return { groupId, customerId, taskId, staffId: viewer.staffId, by: viewer.actor, today, now }
}

/** Scores follow the contact; open lists look again. */
async function tell({ viewer, today, store }: AskedOfTask, office: Office, customerId: number): Promise<void> {
  const { groupId } = viewer.scope
  await refreshCustomers(store, { groupId, customerIds: [customerId], today, clock: office.now() })
  office.live.tell({ kind: 'customer', groupId, customerId })
  office.live.tell({ kind: 'tasks', groupId })
}

function faultOf(refusal: ResultRefusal, language: 'zh' | 'en'): Fault {
  if (refusal.fault === 'no-such-task') return { fault: 'unknown-task' }
  if (refusal.fault === 'callback-unfit') return refusal
  const told = { ...refusal, said: taskResultLabels[refusal.result][language] }
  return told
}
