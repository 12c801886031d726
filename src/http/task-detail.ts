import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import { whyNotPermitted } from '#domain/contact/consent.ts'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { type OpenTask, ownerOf, waitsUntil } from '#domain/task/open-reason.ts'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { openTaskOf } from '#operations/open-task.ts'
import { nowAt } from '#operations/work-day.ts'
import { centresOf } from '#store/groups.ts'
import { carsOf, consentsOf, type Person, personOf, type SaidConsent } from '#store/profile.ts'
import { deskOf } from '#store/profile-desk.ts'
import { staffOf } from '#store/staff.ts'
import { cardsOf } from '#store/task-cards.ts'
import { customerOfTask } from '#store/task-reasons.ts'
import { type EarlierResult, resultsOf } from '#store/task-results.ts'
import { keyOf } from '#http/figure-place.ts'
import { carFor, deskFor } from '#http/profile.ts'
import { profileShape } from '#http/profile-shapes.ts'
import { route } from '#http/route.ts'
import { id, idInPath } from '#http/shapes.ts'
import { helpFor, taskHelp } from '#http/task-help.ts'
import { instant, label, taskRow, taskRowFor } from '#http/task-shapes.ts'

export const taskPath = z.object({ taskId: idInPath.describe('Any of the task’s reasons.') })

const { person, cars, preferences, promises, keyEvents, lastContact, lastWords, appointments, recommendations } =
  profileShape.shape

const tried = z.object({
  resultId: id,
  at: instant,
  result: keyOf(taskResultLabels),
  note: z.string().nullable(),
  by: z.string().nullable(),
  undoUntil: instant.nullable().describe('Null: too late to take it back.'),
})

export const taskDetail = route({
  method: 'GET',
  path: '/tasks/{taskId}',
  summary: 'One task with all that the call needs: who, car, promises, last words, script, objections, what was tried',
  right: 'money.read',
  params: taskPath,
  reply: z.object({
    task: taskRow,
    contact: z.object({ mayCall: z.boolean(), because: label.nullable() }),
    centre: z.string().nullable(),
    advisor: z.string().nullable().describe('The dedicated one.'),
    tags: person.shape.tags,
    doNotContact: z.boolean(),
    cars,
    preferences,
    promises,
    keyEvents,
    lastContact,
    lastWords,
    appointments,
    recommendations,
    help: z.array(taskHelp).describe('In the order of the reasons; none for what somebody wrote down.'),
    tried: z.array(tried).describe('The latest first.'),
  }),
  faults: ['unknown-task'],
  handle: async ({ viewer, today, params: { taskId } }, { store: { reader }, playbooks, now: clock }) => {
    const place = await customerOfTask(reader, viewer.scope, taskId)
    if (place === null) return { fault: 'unknown-task' }
    const { customerId, centreId } = place
    const { groupId } = viewer.scope
    const now = await nowAt(reader, { groupId, centreId, today, clock: clock() })
    const task = await openTaskOf(reader, { groupId, customerId, taskId, today, now })
    const who = await personOf(reader, customerId)
    if (task === null || who === null) return { fault: 'unknown-task' }
    const [desk, owned, cards, staff, centres, consents, earlier] = await Promise.all([
      deskOf(reader, customerId, today),
      carsOf(reader, customerId),
      cardsOf(reader, [customerId]),
      staffOf(reader, groupId),
      centresOf(reader, groupId),
      consentsOf(reader, customerId),
      resultsOf(reader, { customerId, reasonIds: task.reasons.map(({ reasonId }) => reasonId) }),
    ])
    const nameOf = (staffId: number): string => staff.find((each) => each.staffId === staffId)?.name ?? ''
    const centre = centres.find((each) => each.centreId === centreId)?.name ?? null
    const { tasks: _, actions: __, ...words } = deskFor(viewer, desk)
    const waits = waitsUntil(task)
    const at = { today, nameOf, isOverCapacity: false, because: waits?.because ?? null, until: waits?.until ?? null }
    const named = { person: who, advisor: nameOf(ownerOf(task) ?? viewer.staffId), centre }
    return {
      task: taskRowFor(viewer, task, cards.get(customerId), at),
      contact: contactOf(task, { playbooks, consents, person: who }),
      centre,
      advisor: who.advisor,
      tags: [...who.tags],
      doNotContact: who.doNotContact,
      cars: owned.map((car) => carFor(viewer, car)),
      ...words,
      help: task.reasons.flatMap(
        (reason) => helpFor(viewer, reason, playbookOf(playbooks, reason.playbookId), named) ?? [],
      ),
      tried: earlier.map((each) => triedFor(viewer, each, now)),
    }
  },
})

function playbookOf(playbooks: readonly Playbook[], playbookId: string | null): Playbook | null {
  return playbooks.find(({ id: each }) => each === playbookId) ?? null
}

/** Whether the customer may be called for what leads the task; what somebody wrote down themselves is service. */
function contactOf(
  { reasons: [lead] }: OpenTask,
  of: { playbooks: readonly Playbook[]; consents: readonly SaidConsent[]; person: Person },
) {
  const purpose = playbookOf(of.playbooks, lead.playbookId)?.purpose ?? 'service'
  const permission = { doNotContact: of.person.doNotContact, consents: of.consents }
  const because = whyNotPermitted(permission, 'phone', purpose)
  return { mayCall: because === null, because: because === null ? null : heldBackLabels[because] }
}

function triedFor(viewer: Viewer, { staffId: _, ...earlier }: EarlierResult, now: string): z.input<typeof tried> {
  const mayUndo = Date.parse(earlier.undoUntil) > Date.parse(now)
  return {
    ...earlier,
    note: mayUse(viewer, 'names.read') ? earlier.note : null,
    undoUntil: mayUndo ? earlier.undoUntil : null,
  }
}
