import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { type HeldBack, heldBackLabels } from '#domain/contact/held-back.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { type OpenReason, type OpenTask, ownerOf, waitsUntil } from '#domain/task/open-reason.ts'
import { taskResultLabels } from '#domain/task/task-result.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { openTaskOf } from '#operations/open-task.ts'
import { playbookAt } from '#operations/playbooks.ts'
import { policiesOf } from '#operations/policies.ts'
import { type CallAbout, whyNotCall } from '#operations/why-contact.ts'
import { nowAt } from '#operations/work-day.ts'
import { centresOf } from '#store/groups.ts'
import { carsOf, type Person, personOf } from '#store/profile.ts'
import { deskOf } from '#store/profile-desk.ts'
import { staffOf } from '#store/staff.ts'
import { cardsOf } from '#store/task-cards.ts'
import { customerOfTask } from '#store/task-reasons.ts'
import { type EarlierResult, resultsOf } from '#store/task-results.ts'
import type { Reader } from '#store/transaction.ts'
import { keyOf } from '#http/figure-place.ts'
import { carFor, deskFor } from '#http/profile.ts'
import { profileShape } from '#http/profile-shapes.ts'
import { route } from '#http/route.ts'
import { id, idInPath } from '#http/shapes.ts'
import { helpFor, taskHelp } from '#http/task-help.ts'
import { instant, label, taskRow, taskRowFor } from '#http/task-shapes.ts'

export const taskPath = z.object({ taskId: idInPath.describe('Any of the task’s reasons.') })

const { person: personShape, cars: carsShape, ...shapes } = profileShape.shape

const tried = z.object({
  resultId: id,
  at: instant,
  result: keyOf(taskResultLabels),
  note: z.string().nullable(),
  by: z.string().nullable(),
  undoUntil: instant.nullable().describe('Null: too late to take it back.'),
})

const detail = z.object({
  task: taskRow,
  contact: z.object({
    mayCall: z.boolean(),
    obstacles: z.array(z.object({ label, until: instant.nullable().describe('Null: nobody can tell.') })),
  }),
  centre: z.string().nullable(),
  advisor: z.string().nullable().describe('The dedicated one.'),
  tags: personShape.shape.tags,
  doNotContact: z.boolean(),
  cars: carsShape,
  preferences: shapes.preferences,
  promises: shapes.promises,
  keyEvents: shapes.keyEvents,
  lastContact: shapes.lastContact,
  lastWords: shapes.lastWords,
  appointments: shapes.appointments,
  recommendations: shapes.recommendations,
  help: z.array(taskHelp).describe('In the order of the reasons; none for what somebody wrote down.'),
  tried: z.array(tried).describe('The latest first.'),
})

export const taskDetail = route({
  method: 'GET',
  path: '/tasks/{taskId}',
  summary: 'One task with all that the call needs: who, car, promises, last words, script, objections, what was tried',
  right: 'money.read',
  params: taskPath,
  reply: detail,
  faults: ['unknown-task'],
  handle: async ({ viewer, today, params: { taskId } }, { store: { reader }, now: clock }) => {
    const place = await customerOfTask(reader, viewer.scope, taskId)
    if (place === null) return { fault: 'unknown-task' }
    const { groupId } = viewer.scope
    const now = await nowAt(reader, { groupId, centreId: place.centreId, today, clock: clock() })
    const task = await openTaskOf(reader, { groupId, customerId: place.customerId, taskId, today, now })
    if (task === null) return { fault: 'unknown-task' }
    const file = await fileOf(reader, task, { groupId, today, now })
    if (file.person === null) return { fault: 'unknown-task' }
    return detailFor(viewer, task, { ...file, person: file.person }, { today, now })
  },
})

/** All that is on file for one call. */
async function fileOf(
  reader: Reader,
  task: OpenTask,
  { groupId, today, now }: { groupId: number; today: Day; now: Instant },
) {
  const [{ customerId, centreId }] = task.reasons
  const playbooks = await Promise.all(task.reasons.map((reason) => playbookOf(reader, groupId, reason)))
  const [person, desk, cars, cards, against, earlier, staff, centres, policies] = await Promise.all([
    personOf(reader, customerId),
    deskOf(reader, customerId, today),
    carsOf(reader, customerId),
    cardsOf(reader, [customerId]),
    whyNotCall(reader, aboutOf(task, playbooks[0] ?? null), { groupId, centreId, customerId, today, now }),
    resultsOf(reader, { customerId, reasonIds: task.reasons.map(({ reasonId }) => reasonId) }),
    staffOf(reader, groupId),
    centresOf(reader, groupId),
    policiesOf(reader, groupId),
  ])
  const names = new Map(staff.map(({ staffId, name }) => [staffId, name]))
  const nameOf = (staffId: number): string => names.get(staffId) ?? ''
  const centre = centres.find((each) => each.centreId === centreId)?.name ?? null
  const { benchmarkTouches } = policies.of(centreId).tasks
  return {
    person,
    desk,
    cars,
    card: cards.get(customerId),
    against,
    earlier,
    playbooks,
    nameOf,
    centre,
    benchmarkTouches,
  }
}

/** The playbook in the version that asked; null for what somebody wrote down. */
async function playbookOf(
  reader: Reader,
  groupId: number,
  { playbookId, version }: OpenReason,
): Promise<Playbook | null> {
  return playbookId === null || version === null ? null : playbookAt(reader, groupId, playbookId, version)
}

/** What the call is for is what leads the task; what somebody wrote down themselves is service. */
function aboutOf({ reasons }: OpenTask, lead: Playbook | null): CallAbout {
  const { purpose, isOwnService } = lead ?? { purpose: 'service', isOwnService: false }
  return { purpose, isOwnService, playbookIds: reasons.flatMap(({ playbookId }) => playbookId ?? []) }
}

type CallFile = Omit<Awaited<ReturnType<typeof fileOf>>, 'person'> & { readonly person: Person }

function detailFor(
  viewer: Viewer,
  task: OpenTask,
  file: CallFile,
  { today, now }: { today: Day; now: Instant },
): z.input<typeof detail> {
  const { person: who, nameOf, centre, playbooks, benchmarkTouches } = file
  const { tasks: _tasks, actions: _actions, ...words } = deskFor(viewer, file.desk)
  const waits = waitsUntil(task)
  const at = { today, nameOf, isOverCapacity: false, because: waits?.because ?? null, until: waits?.until ?? null }
  const named = { person: who, advisor: nameOf(ownerOf(task) ?? viewer.staffId), centre, benchmarkTouches }
  const helps = task.reasons.map((each, index) => helpFor(viewer, each, playbooks[index] ?? null, named))
  return {
    task: taskRowFor(viewer, task, file.card, at),
    contact: contactOf(file.against),
    centre,
    advisor: who.advisor,
    tags: [...who.tags],
    doNotContact: who.doNotContact,
    cars: file.cars.map((car) => carFor(viewer, car)),
    ...words,
    help: helps.filter((each) => each !== null),
    tried: file.earlier.map((each) => triedFor(viewer, each, now)),
  }
}

function contactOf(against: readonly HeldBack[]): z.input<typeof detail>['contact'] {
  return {
    mayCall: against.length === 0,
    obstacles: against.map(({ because, until }) => ({ label: heldBackLabels[because], until: until ?? null })),
  }
}

function triedFor(
  viewer: Viewer,
  { resultId, at, result, by, ...earlier }: EarlierResult,
  now: string,
): z.input<typeof tried> {
  const mayUndo = Date.parse(earlier.undoUntil) > Date.parse(now)
  return {
    resultId,
    at,
    result,
    by,
    note: mayUse(viewer, 'names.read') ? earlier.note : null,
    undoUntil: mayUndo ? earlier.undoUntil : null,
  }
}
