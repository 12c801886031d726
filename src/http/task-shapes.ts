import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import { whyNotToSend } from '#domain/contact/message-in-hand.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import {
  lastResultOf,
  messageOf,
  type OpenReason,
  type OpenTask,
  ownerOf,
  putOffLabels,
  taskIdOf,
} from '#domain/task/open-reason.ts'
import { laterLabels, type LaterBecause } from '#domain/task/work-day.ts'
import type { TaskCard } from '#store/task-cards.ts'
import { keyOf } from '#http/figure-place.ts'
import { maskedMoney, maskedName, maskedPhone, maskedPlate } from '#http/masked.ts'
import { day, fen, id } from '#http/shapes.ts'

export const label = z.object({ zh: z.string(), en: z.string() })
export const instant = z.string().describe('An instant in UTC: 2026-03-01T08:30:00Z.')
const someone = z.object({ staffId: id, name: z.string() })

/** Who a task is about. */
export const taskCard = z.object({
  customerId: id,
  customerNo: z.string(),
  name: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  plate: z.string().nullable(),
  model: z.string().nullable(),
  stage: keyOf(stageLabels).nullable(),
  segment: keyOf(segmentLabels).nullable(),
  level: keyOf(ladderLevelLabels).nullable(),
  healthScore: z.int().nullable(),
  tier: keyOf(valueTierLabels).nullable(),
  isVip: z.boolean(),
})

/** One contact to make, as a viewer may see it. */
export const taskRow = taskCard.extend({
  taskId: id,
  staff: someone.nullable().describe('Null: nobody’s, so the centre’s managers’.'),
  lentBy: someone.nullable().describe('Whose it is again when they are back.'),
  class: keyOf(actionClassLabels),
  role: z.enum(['advisor', 'manager']),
  opensOn: day,
  dueOn: day,
  closesOn: day.nullable(),
  dueAt: instant.nullable().describe('Where hours count.'),
  warnAt: instant.nullable(),
  isOverdue: z.boolean(),
  isOverCapacity: z.boolean().describe('High class beyond the minutes that are left: still today’s.'),
  because: keyOf(laterLabels).nullable().describe('Why it is not for now; null: it is.'),
  waitsUntil: instant.nullable(),
  putOff: keyOf(putOffLabels).nullable(),
  minutes: z.int(),
  stakeFen: fen.nullable(),
  chance: z.number(),
  attempts: z.int().describe('Calls that nobody answered so far.'),
  lastAttemptAt: instant.nullable(),
  lastResultId: id.nullable().describe('To be sent with the next result: whoever was overtaken is told.'),
  reasons: z.array(
    z.object({
      reasonId: id,
      playbook: z.string().nullable().describe('Null: somebody wrote it down.'),
      label,
      step: z.string().nullable(),
      class: keyOf(actionClassLabels),
      dueOn: day,
      because: label.nullable().describe('Null where it may name people and one does not see names.'),
    }),
  ),
  message: z
    .object({
      messageId: id,
      body: z.string().nullable().describe('Null for those who may not see names: it speaks to somebody.'),
      mayNotSend: label.nullable().describe('What the customer has said since that forbids it; null: it may be sent.'),
      isReported: z.boolean().describe('Whether WeCom tells by itself when it is sent.'),
    })
    .nullable()
    .describe(
      'Not a call: a message to send. `PUT /messages/{messageId}/state` says what came of it; null: a contact to make.',
    ),
})

export type TaskRow = z.input<typeof taskRow>

/** What a row says of its place in the day. */
export interface PlaceInDay {
  readonly today: Day
  readonly isOverCapacity: boolean
  readonly because: LaterBecause | null
  readonly until: string | null
  readonly nameOf: (staffId: number) => string
}

export function taskRowFor(viewer: Viewer, task: OpenTask, card: TaskCard | undefined, at: PlaceInDay): TaskRow {
  const [lead] = task.reasons
  const owner = ownerOf(task)
  const lentBy = task.reasons.find((each) => each.lentBy !== null)?.lentBy ?? null
  const tried = task.reasons.toSorted((a, b) => b.attempts - a.attempts)[0] ?? lead
  return {
    ...cardFor(viewer, { customerId: lead.customerId, customerNo: task.customerNo }, card),
    taskId: taskIdOf(task),
    staff: owner === null ? null : { staffId: owner, name: at.nameOf(owner) },
    lentBy: lentBy === null ? null : { staffId: lentBy, name: at.nameOf(lentBy) },
    class: task.class,
    role: task.role,
    opensOn: task.opensOn,
    dueOn: task.dueOn,
    closesOn: task.closesOn,
    dueAt: earliest(task.reasons.map(({ dueAt }) => dueAt)),
    warnAt: earliest(task.reasons.map(({ warnAt }) => warnAt)),
    isOverdue: task.dueOn < at.today,
    isOverCapacity: at.isOverCapacity,
    because: at.because,
    waitsUntil: at.until,
    putOff: task.reasons.find((each) => each.putOff !== null)?.putOff ?? null,
    minutes: task.minutes,
    stakeFen: maskedMoney(viewer, task.stake.fen),
    chance: task.chance,
    attempts: tried.attempts,
    lastAttemptAt: tried.lastAttemptAt,
    lastResultId: lastResultOf(task),
    reasons: task.reasons.map((reason) => reasonFor(viewer, reason)),
    message: messageFor(viewer, task),
  }
}

function messageFor(viewer: Viewer, task: OpenTask): TaskRow['message'] {
  const message = messageOf(task)
  if (message === null) return null
  const { messageId, isReported, body } = message
  const against = whyNotToSend(message)
  const mayNotSend = against === null ? null : heldBackLabels[against]
  return { messageId, isReported, mayNotSend, body: mayUse(viewer, 'names.read') ? body : null }
}

/** Who it is, as a viewer may see them. */
export function cardFor(
  viewer: Viewer,
  of: { customerId: number; customerNo: string },
  card: TaskCard | undefined,
): z.input<typeof taskCard> {
  const { name, phone, plate, tier, ...standing } = card ?? nothingKnown
  return {
    ...standing,
    ...of,
    name: maskedName(viewer, name),
    phoneMasked: maskedPhone(phone),
    plate: maskedPlate(viewer, plate),
    tier: maskedMoney(viewer, tier),
  }
}

const nothingKnown: Omit<TaskCard, 'customerId'> = {
  name: null,
  phone: null,
  plate: null,
  model: null,
  stage: null,
  segment: null,
  level: null,
  healthScore: null,
  tier: null,
  isVip: false,
}

function reasonFor(viewer: Viewer, reason: OpenReason): TaskRow['reasons'][number] {
  const { reasonId, playbookId, stepId, dueOn, because } = reason
  const mayName = playbookId === null && !mayUse(viewer, 'names.read')
  return {
    reasonId,
    playbook: playbookId,
    label: reason.label,
    step: stepId,
    class: reason.class,
    dueOn,
    because: mayName ? null : because,
  }
}

/** Null where none is known. */
function earliest(instants: readonly (string | null)[]): string | null {
  return instants.filter((each) => each !== null).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null
}
