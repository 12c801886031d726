import { z } from 'zod'
import { promiseStateLabels } from '#domain/relationship/promise-state.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { touchResultLabels } from '#domain/touch/touch-result.ts'
import {
  type DeskOf,
  type DeskRefusal,
  endPromise,
  finishTask,
  logContact,
  makePromise,
  setPreferences,
  writeNote,
  writeTask,
  type WrittenDown,
} from '#operations/desk.ts'
import { refreshCustomers } from '#operations/refresh-customer.ts'
import { awayFromHome } from '#http/at-home.ts'
import type { Fault } from '#http/faults.ts'
import type { Office } from '#http/office.ts'
import { customerPath } from '#http/profile.ts'
import { keyOf, preferencesShape } from '#http/profile-shapes.ts'
import { Answer, type Asked, route } from '#http/route.ts'
import { day, id, idInPath } from '#http/shapes.ts'

const text = z.string().trim().min(1).max(2000)
const written = z.object({ id: id.nullable() })
export const deskFaults = ['unknown-customer', 'not-at-home', 'customer-deleted'] as const
export const deskRoute = { right: 'customers.edit', params: customerPath, reply: written } as const

export const noteRoute = route({
  ...deskRoute,
  method: 'POST',
  path: '/customers/{customerId}/notes',
  summary: 'Write down a note, or a key event: what the customer said, wants or celebrates',
  body: z.object({ kind: z.enum(['note', 'key_event']), on: day.optional(), text }),
  faults: deskFaults,
  handle: (asked, office) =>
    writing(asked, office, (of) => writeNote(asked.store, of, { ...asked.body, on: asked.body.on ?? asked.today })),
})

export const promiseRoute = route({
  ...deskRoute,
  method: 'POST',
  path: '/customers/{customerId}/promises',
  summary: 'Keep a promise that was made; it becomes a task on its day',
  body: z.object({ dueOn: day, text: text.max(300) }),
  faults: [...deskFaults, 'already-promised'],
  handle: (asked, office) => writing(asked, office, (of) => makePromise(asked.store, of, asked.body)),
})

export const promiseStateRoute = route({
  ...deskRoute,
  method: 'PUT',
  path: '/customers/{customerId}/promises',
  summary: 'Say what became of a promise: kept, broken or withdrawn; open takes it back',
  body: z.object({ dueOn: day, text: text.max(300), state: keyOf(promiseStateLabels) }),
  faults: [...deskFaults, 'unknown-promise'],
  handle: (asked, office) =>
    writing(asked, office, (of) => endPromise(asked.store, of, { ...asked.body, on: asked.today })),
})

export const preferencesRoute = route({
  ...deskRoute,
  method: 'PUT',
  path: '/customers/{customerId}/preferences',
  summary: 'Keep how a customer likes to be treated',
  body: preferencesShape,
  faults: deskFaults,
  handle: (asked, office) => writing(asked, office, (of) => setPreferences(asked.store, of, asked.body)),
})

export const contactRoute = route({
  ...deskRoute,
  method: 'POST',
  path: '/customers/{customerId}/contacts',
  summary: 'Log a contact that somebody had with a customer',
  body: z.object({
    on: day.optional(),
    channel: keyOf(touchChannelLabels),
    direction: z.enum(['in', 'out']),
    purpose: keyOf(touchPurposeLabels).nullable(),
    result: keyOf(touchResultLabels),
    note: text.nullable(),
  }),
  faults: deskFaults,
  handle: async (asked, office) => {
    const on = asked.body.on ?? asked.today
    if (on > asked.today) return { fault: 'request-unfit', detail: 'body.on' }
    return writing(asked, office, (of) => logContact(asked.store, of, { ...asked.body, on }))
  },
})

export const ownTaskRoute = route({
  ...deskRoute,
  method: 'POST',
  path: '/customers/{customerId}/tasks',
  summary: 'Write oneself or a colleague a task about a customer',
  body: z.object({ dueOn: day, text: text.max(300), forStaffId: id.nullable().optional() }),
  faults: [...deskFaults, 'unknown-staff'],
  handle: (asked, office) =>
    writing(asked, office, (of) =>
      writeTask(asked.store, of, { ...asked.body, forStaffId: asked.body.forStaffId ?? asked.viewer.staffId }),
    ),
})

export const finishTaskRoute = route({
  ...deskRoute,
  method: 'POST',
  path: '/customers/{customerId}/tasks/{taskId}/end',
  summary: 'Say that a task of one’s own is done',
  params: customerPath.extend({ taskId: idInPath }),
  faults: [...deskFaults, 'unknown-task'],
  handle: (asked, office) => writing(asked, office, (of) => finishTask(asked.store, of, asked.params.taskId)),
})

type Writing = Pick<Asked<{ customerId: number }, unknown, unknown>, 'viewer' | 'today' | 'params' | 'store'>

/** Writes something down of a customer at home, and lets scores, playbooks and screens follow. */
export async function writing(
  { viewer, today, params: { customerId }, store }: Writing,
  office: Office,
  write: (of: DeskOf) => Promise<WrittenDown | DeskRefusal>,
): Promise<Answer<WrittenDown> | Fault> {
  const away = await awayFromHome(office.store, viewer, customerId)
  if (away !== null) return away
  const { groupId } = viewer.scope
  const done = await write({ groupId, customerId, staffId: viewer.staffId, by: viewer.actor })
  if ('fault' in done) return { fault: faultOf[done.fault] }
  await refreshCustomers(store, { groupId, customerIds: [customerId], today, clock: office.now() })
  office.live.tell({ kind: 'customer', groupId, customerId })
  office.live.tell({ kind: 'tasks', groupId })
  return new Answer(done, { status: 201 })
}

const faultOf = {
  'no-such-customer': 'unknown-customer',
  'customer-deleted': 'customer-deleted',
  'already-promised': 'already-promised',
  'no-such-promise': 'unknown-promise',
  'already-interested': 'already-interested',
  'no-such-interest': 'unknown-interest',
  'no-such-task': 'unknown-task',
  'not-of-this-group': 'unknown-staff',
} as const satisfies Record<DeskRefusal['fault'], Fault['fault']>
