import { z } from 'zod'
import { becauseLabels, entryLabels } from '#domain/enrolment/journal.ts'
import type { Day } from '#domain/calendar.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { enrolByHand, pause, release, resume } from '#operations/engine-desk.ts'
import { playbookLabels } from '#operations/playbooks.ts'
import { nowAt } from '#operations/work-day.ts'
import { enrolledIn, enrolmentsOf, occasionsPassedOver } from '#store/enrolment-journal.ts'
import { sightOf } from '#store/sight.ts'
import { actorNames } from '#http/actor-names.ts'
import { awayFromHome } from '#http/at-home.ts'
import type { FaultCode } from '#http/faults.ts'
import { maskedName } from '#http/masked.ts'
import type { Office } from '#http/office.ts'
import { playbookPath } from '#http/playbooks.ts'
import { customerPath } from '#http/profile.ts'
import { route } from '#http/route.ts'
import { day, done, id, idInPath } from '#http/shapes.ts'
import { instant, label } from '#http/task-shapes.ts'

const entry = z.object({
  entryNo: z.int(),
  at: instant,
  kind: z.string(),
  says: label,
  stepId: z.string().nullable(),
  by: z.string().nullable().describe('Null = the engine.'),
  because: label.nullable(),
  nextStepId: z.string().nullable(),
  nextAt: instant.nullable(),
})

const enrolment = z.object({
  enrolmentId: id,
  playbookId: z.string(),
  playbook: label,
  version: z.int(),
  triggerOn: day,
  enteredAt: instant,
  enteredBy: z.string().nullable().describe('Null = the engine.'),
  stepId: z.string().nullable(),
  dueAt: instant.nullable(),
  isPaused: z.boolean(),
  endedAt: instant.nullable(),
  ending: z.string().nullable(),
  because: label.nullable(),
  entries: z.array(entry),
})

export const customerEnrolments = route({
  method: 'GET',
  path: '/customers/{customerId}/enrolments',
  summary: 'The playbooks that a customer is in and was in, each with its journal; and what did not begin, and why',
  right: 'customers.read',
  params: customerPath,
  reply: z.object({
    rows: z.array(enrolment),
    passedOver: z.array(
      z.object({
        playbookId: z.string(),
        playbook: label,
        triggerOn: day,
        state: z.string(),
        because: label.nullable(),
      }),
    ),
  }),
  faults: ['unknown-customer'],
  handle: async ({ viewer, params: { customerId } }, { store: { reader } }) => {
    if ((await sightOf(reader, viewer.scope, customerId)) === null) return { fault: 'unknown-customer' }
    const labels = await playbookLabels(reader, viewer.scope.groupId)
    const nameOf = await actorNames(reader, viewer.scope.groupId)
    const named = (playbookId: string) => labels[playbookId] ?? { zh: playbookId, en: playbookId }
    return {
      rows: (await enrolmentsOf(reader, customerId)).map((each) => ({
        ...each,
        playbook: named(each.playbookId),
        because: becauseOf(each.because),
        entries: each.entries.map((line) => ({
          ...line,
          says: entryLabels[line.kind],
          by: line.by === null ? null : nameOf(line.by),
          because: line.because === line.by ? null : becauseOf(line.because),
        })),
      })),
      passedOver: (await occasionsPassedOver(reader, customerId)).map((each) => ({
        ...each,
        playbook: named(each.playbookId),
        because: becauseOf(each.because),
      })),
    }
  },
})

/** A code in words; what is no code (a result, the name of an event) is told as it is. */
function becauseOf(code: string | null) {
  if (code === null) return null
  const known: Readonly<Record<string, { zh: string; en: string }>> = becauseLabels
  return known[code] ?? { zh: code, en: code }
}

export const playbookEnrolments = route({
  method: 'GET',
  path: '/playbooks/{playbookId}/enrolments',
  summary: 'Customers who are in a playbook now, the next due first; at most 200',
  right: 'playbooks.read',
  params: playbookPath,
  query: z.object({ step: z.string().max(100).optional() }),
  reply: z.object({
    isComplete: z.boolean(),
    rows: z.array(
      z.object({
        customerId: id,
        customerNo: z.string(),
        name: z.string().nullable(),
        enrolmentId: id,
        version: z.int(),
        stepId: z.string().nullable(),
        enteredAt: instant,
        dueAt: instant.nullable(),
        isPaused: z.boolean(),
      }),
    ),
  }),
  handle: async ({ viewer, params: { playbookId }, query: { step } }, { store: { reader } }) => {
    const most = 200
    const found = await enrolledIn(reader, viewer.scope, { playbookId, stepId: step ?? null, most: most + 1 })
    return {
      isComplete: found.length <= most,
      rows: found.slice(0, most).map((row) => ({ ...row, name: maskedName(viewer, row.name) })),
    }
  },
})

export const enrolByHandRoute = route({
  method: 'POST',
  path: '/customers/{customerId}/enrolments',
  summary: 'Put a customer into a playbook now, whatever its trigger says',
  right: 'customers.edit',
  params: customerPath,
  body: playbookPath,
  reply: z.object({ enrolmentId: id }),
  faults: ['unknown-customer', 'not-at-home', 'unknown-playbook', 'not-scored', 'not-enrolled'],
  handle: async ({ viewer, today, params: { customerId }, body: { playbookId }, store, language }, office) => {
    const away = await awayFromHome(office.store, viewer, customerId)
    if (away !== null) return away
    const { groupId } = viewer.scope
    const now = await nowOf(viewer, today, office)
    const enrolled = await enrolByHand(store, { groupId, customerId, playbookId, by: viewer.actor, now })
    if ('fault' in enrolled) {
      if (enrolled.fault === 'unknown-playbook') return { fault: 'unknown-playbook' }
      if (enrolled.fault === 'not-scored-yet') return { fault: 'not-scored' }
      return { fault: 'not-enrolled', detail: becauseOf(enrolled.because)?.[language] ?? '' }
    }
    tell(office, groupId, customerId)
    return enrolled
  },
})

export const changeEnrolmentRoute = route({
  method: 'POST',
  path: '/customers/{customerId}/enrolments/{enrolmentId}/changes',
  summary: 'Pause an enrolment, let it go on, or end it by hand',
  right: 'customers.edit',
  params: customerPath.extend({ enrolmentId: idInPath }),
  body: z.object({ do: z.enum(['pause', 'resume', 'release']) }),
  reply: done,
  faults: ['unknown-customer', 'not-at-home', 'unknown-enrolment', 'enrolment-ended', 'already-so'],
  handle: async ({ viewer, today, params, body, store }, office) => {
    const away = await awayFromHome(office.store, viewer, params.customerId)
    if (away !== null) return away
    const { groupId } = viewer.scope
    const touched = { groupId, ...params, by: viewer.actor, now: await nowOf(viewer, today, office) }
    const changed = await changes[body.do](store, touched)
    if ('fault' in changed) return { fault: changed.fault satisfies FaultCode }
    tell(office, groupId, params.customerId)
    return changed
  },
})

const changes = {
  pause,
  resume,
  release: (store, touched) => release(store, { ...touched, because: 'released' }),
} satisfies Record<string, typeof pause>

async function nowOf({ scope }: Viewer, today: Day, { store: { reader }, now }: Office): Promise<string> {
  const centreId = scope.of === 'group' ? null : scope.centreId
  return nowAt(reader, { groupId: scope.groupId, centreId, today, clock: now() })
}

function tell({ live }: Office, groupId: number, customerId: number): void {
  live.tell({ kind: 'customer', groupId, customerId })
  live.tell({ kind: 'playbooks', groupId })
}
