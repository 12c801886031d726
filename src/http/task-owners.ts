import { z } from 'zod'
import { mayUse } from '#domain/access/viewer.ts'
import { removeAbsence, setAbsence } from '#operations/absences.ts'
import { giveTasks } from '#operations/give-tasks.ts'
import { absencesOf } from '#store/absences.ts'
import { givableAmong, worksAt } from '#store/task-owners.ts'
import { route } from '#http/route.ts'
import { day, done, id, idInPath } from '#http/shapes.ts'

const change = z.object({
  staffId: id.nullable().describe('Null: nobody’s, so the managers’.'),
  reasonIds: z.array(id).min(1).max(1000),
})

export const giveTasksRoute = route({
  method: 'PUT',
  path: '/tasks/owners',
  summary: 'Give tasks to a colleague, one or many; the reply, sent here again, takes it back',
  right: 'customers.edit',
  body: z.object({ changes: z.array(change).min(1).max(200) }),
  reply: z.object({ before: z.array(change) }),
  faults: ['unknown-task', 'unknown-staff', 'request-unfit'],
  handle: async ({ viewer, body: { changes }, store }, office) => {
    const { scope } = viewer
    const { reader } = office.store
    const reasonIds = changes.flatMap((each) => each.reasonIds)
    if (new Set(reasonIds).size < reasonIds.length) return { fault: 'request-unfit', detail: 'body.changes' }
    if ((await givableAmong(reader, scope, reasonIds)).length < reasonIds.length) return { fault: 'unknown-task' }
    for (const { staffId } of changes) {
      if (staffId !== null && !(await worksAt(reader, scope, staffId))) return { fault: 'unknown-staff' }
    }
    const { before } = await giveTasks(store, { groupId: scope.groupId, by: viewer.actor }, changes)
    office.live.tell({ kind: 'tasks', groupId: scope.groupId })
    return { before: before.map((each) => ({ ...each, reasonIds: [...each.reasonIds] })) }
  },
})

export const absences = route({
  method: 'GET',
  path: '/absences',
  summary: 'Who is away now or will be',
  right: 'customers.read',
  reply: z.object({
    rows: z.array(z.object({ staffId: id, name: z.string(), fromOn: day, toOn: day })),
    mayEdit: z.boolean(),
  }),
  handle: async ({ viewer, today }, { store: { reader } }) => {
    const { scope } = viewer
    const all = await absencesOf(reader, { groupId: scope.groupId, from: today })
    const rows = all.filter(({ centreId }) => scope.of === 'group' || centreId === scope.centreId)
    return {
      rows: rows.map(({ staffId, name, fromOn, toOn }) => ({ staffId, name, fromOn, toOn })),
      mayEdit: mayUse(viewer, 'tasks.assign'),
    }
  },
})

export const setAbsenceRoute = route({
  method: 'PUT',
  path: '/absences',
  summary: 'Write down who is away from when to when; what they would have to do then is shared out by load',
  right: 'tasks.assign',
  body: z.object({ staffId: id, fromOn: day, toOn: day }),
  reply: z.object({
    lent: z
      .array(z.object({ staffId: id.nullable(), name: z.string().nullable(), tasks: z.int() }))
      .describe('To whom; null: to the managers, as nobody else is there.'),
  }),
  faults: ['unknown-staff', 'request-unfit'],
  handle: async ({ viewer, today, body, store }, office) => {
    const { groupId } = viewer.scope
    if (body.toOn < body.fromOn || body.toOn < today) return { fault: 'request-unfit', detail: 'body.toOn' }
    if (!(await worksAt(office.store.reader, viewer.scope, body.staffId))) return { fault: 'unknown-staff' }
    const lent = await setAbsence(store, { groupId, by: viewer.actor, today }, body)
    office.live.tell({ kind: 'tasks', groupId })
    return { lent: lent.map((each) => ({ ...each })) }
  },
})

export const removeAbsenceRoute = route({
  method: 'DELETE',
  path: '/absences/{staffId}/{fromOn}',
  summary: 'Take an absence back: what was shared out is theirs again',
  right: 'tasks.assign',
  params: z.object({ staffId: idInPath, fromOn: day }),
  reply: done,
  faults: ['unknown-staff', 'unknown-absence'],
  handle: async ({ viewer, today, params, store }, office) => {
    const { groupId } = viewer.scope
    if (!(await worksAt(office.store.reader, viewer.scope, params.staffId))) return { fault: 'unknown-staff' }
    const isGone = await removeAbsence(store, { groupId, by: viewer.actor, today }, params)
    if (!isGone) return { fault: 'unknown-absence' }
    office.live.tell({ kind: 'tasks', groupId })
    return { done: true as const }
  },
})
