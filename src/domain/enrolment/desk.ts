import { addDays } from '#domain/calendar.ts'
import { advance, arrived, leave } from '#domain/enrolment/advance.ts'
import { subjectOf } from '#domain/enrolment/admission.ts'
import type { Beside, Circumstances } from '#domain/enrolment/circumstances.ts'
import { beginOf } from '#domain/enrolment/clock.ts'
import type { Effect } from '#domain/enrolment/effect.ts'
import type { Enrolment } from '#domain/enrolment/enrolment.ts'
import type { Entry } from '#domain/enrolment/journal.ts'
import { broughtInBy, cameFrom, isBroughtIn, type Occasion } from '#domain/enrolment/occasions.ts'
import type { ToldOfTask } from '#domain/enrolment/told-result.ts'
import { note, wayOf } from '#domain/enrolment/way.ts'
import type { CustomerAtWork, KeptEnrolment, Shelf } from '#domain/enrolment/customer-at-work.ts'
import { nothingYet } from '#domain/playbook/memory.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { millisOf } from '#domain/working-time/instant.ts'

/** An enrolment while its customer is worked on. */
export interface OnDesk {
  /** As it is kept; null = it is new. */
  readonly before: KeptEnrolment | null
  now: Enrolment
  readonly effects: Effect[]
  readonly entries: Entry[]
}

/** One customer's playbooks while they are worked on. */
export interface Desk {
  readonly shelf: Shelf
  readonly of: Circumstances
  readonly enrolments: OnDesk[]
  readonly occasions: Map<string, Occasion>
  readonly changed: Map<string, Occasion>
  /** Contents that are sent on the way, so that two playbooks do not send the same. */
  readonly sent: Set<string>
  readonly hasOwnTask: boolean
}

export function deskOf({ of, occasions, enrolments, hasOwnTask }: CustomerAtWork, shelf: Shelf): Desk {
  const sent = new Set<string>()
  return {
    shelf,
    of: { ...of, hasSent: (content) => sent.has(content) || of.hasSent(content) },
    enrolments: enrolments.map((before) => ({ before, now: before, effects: [], entries: [] })),
    occasions: new Map(occasions.map((each) => [nameOf(each), each])),
    changed: new Map(),
    sent,
    hasOwnTask,
  }
}

function nameOf({ playbookId, occasion }: Occasion): string {
  return `${playbookId} ${occasion}`
}

export function putOccasion({ occasions, changed }: Desk, occasion: Occasion): void {
  occasions.set(nameOf(occasion), occasion)
  changed.set(nameOf(occasion), occasion)
}

/** Notes an occasion that no trigger brought, once for each `what`; whose doing it was stands there until it is judged. */
export function bringIn(
  desk: Desk,
  { playbookId, what, by = null }: { playbookId: string; what: string; by?: string | null },
): void {
  const { today } = desk.of.clock
  const occasion: Occasion = {
    playbookId,
    occasion: broughtInBy(what),
    triggerOn: today,
    variables: { trigger_on: today },
    state: 'waiting',
    because: by,
    overOn: today,
  }
  if (!desk.occasions.has(nameOf(occasion))) putOccasion(desk, occasion)
}

/** Takes an enrolment as far as it goes. */
export function goOn(desk: Desk, each: OnDesk, told: ToldOfTask | null): void {
  if (each.now.position.ended !== null || (each.now.isPaused && told === null)) return
  const { playbookId, version } = each.now
  const playbook = desk.shelf.versionOf(playbookId, version)
  if (playbook === null) return putOff(desk, each)
  const done = advance(each.now, { playbook, of: desk.of, beside: besideOf(desk, each) }, told)
  each.now = done.enrolment
  each.entries.push(...done.entries)
  for (const effect of done.effects) {
    each.effects.push(effect)
    if (effect.kind === 'message') desk.sent.add(effect.content)
    if (effect.kind === 'hand_over' && !cameFrom(each.now, effect.playbookId)) {
      bringIn(desk, { playbookId: effect.playbookId, what: `${playbookId} ${each.now.occasion}` })
    }
  }
}

/** Its version cannot be read: somebody will mend that, and tomorrow is soon enough to look again. */
function putOff({ of: { clock } }: Desk, each: OnDesk): void {
  const { position } = each.now
  if (position.dueAt !== null && millisOf(position.dueAt) > millisOf(clock.now)) return
  each.now = { ...each.now, position: { ...position, dueAt: beginOf(addDays(clock.today, 1), clock) } }
}

function besideOf({ enrolments, hasOwnTask }: Desk, self: OnDesk): Beside {
  const isPlanning = ({ now }: OnDesk): boolean => now.openTasks.length > 0 || now.messagesWaiting > 0
  return { isTouchPlanned: hasOwnTask || enrolments.some((each) => each !== self && isPlanning(each)) }
}

/** Begins an enrolment, in the place of the one before it where it `replaces` that. */
export function enter(
  desk: Desk,
  occasion: Occasion,
  { playbook, version }: { readonly playbook: Playbook; readonly version: number },
  replaces: boolean,
): void {
  const subject = subjectOf(occasion, playbook)
  if (replaces) makeRoom(desk, playbook.id, subject)
  const { now, today } = desk.of.clock
  const by = isBroughtIn(occasion) ? occasion.because : null
  const enrolment: Enrolment = {
    playbookId: playbook.id,
    version,
    occasion: occasion.occasion,
    subject,
    // A state may have begun long ago: its steps count from the day on which somebody saw it.
    triggerOn: playbook.trigger.kind === 'state' ? today : occasion.triggerOn,
    variables: occasion.variables,
    enteredAt: now,
    enteredBy: by,
    isPaused: false,
    position: { stepId: playbook.steps[0]?.id ?? null, dueAt: null, waitsSince: null, memory: nothingYet, ended: null },
    openTasks: [],
    voucherCostFen: 0,
    messagesWaiting: 0,
  }
  const way = wayOf(enrolment)
  note(way, 'entered', null, by)
  const entered: OnDesk = { before: null, now: enrolment, effects: [], entries: way.entries }
  desk.enrolments.push(entered)
  goOn(desk, entered, null)
}

function makeRoom(desk: Desk, playbookId: string, subject: string): void {
  for (const each of desk.enrolments) {
    const { now } = each
    if (now.playbookId !== playbookId || now.subject !== subject || now.position.ended !== null) continue
    const way = wayOf(now)
    leave(way, { ending: 'released', because: 'replaced' })
    const left = arrived(way, desk)
    each.now = left.enrolment
    each.effects.push(...left.effects)
    each.entries.push(...left.entries)
  }
}
