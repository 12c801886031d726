import { addDays, type Day } from '#domain/calendar.ts'
import type { Beside, Circumstances } from '#domain/enrolment/circumstances.ts'
import { beginOf, dayAt, sooner } from '#domain/enrolment/clock.ts'
import type { Enrolment, OpenTask } from '#domain/enrolment/enrolment.ts'
import { afterSteps, type Exit, exitOf, type ExitView } from '#domain/enrolment/exits.ts'
import { stepAfter, stepNamed } from '#domain/enrolment/flow.ts'
import { countsFrom, isSettledSince } from '#domain/enrolment/settled.ts'
import { lastDayOf, type StepDone, type StepWaits } from '#domain/enrolment/steps/step-work.ts'
import { hasHappened } from '#domain/enrolment/steps/wait-work.ts'
import { sendText } from '#domain/enrolment/steps/message-work.ts'
import { workStep } from '#domain/enrolment/steps/work-step.ts'
import type { ToldOfTask } from '#domain/enrolment/told-result.ts'
import { type Advance, moveTo, note, take, type Way, wayOf } from '#domain/enrolment/way.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Step } from '#domain/playbook/step.ts'

/** What an enrolment is looked at with. */
export interface LookedAtWith {
  readonly playbook: Playbook
  readonly of: Circumstances
  readonly beside: Beside
}

/**
 * Takes an enrolment as far as it can go now: what it does, what goes into the journal, and where it stands then. Asked
 * again under the same circumstances it answers that nothing is to be done.
 */
export function advance(enrolment: Enrolment, look: LookedAtWith, told: ToldOfTask | null = null): Advance {
  if (enrolment.position.ended !== null) return { enrolment, effects: [], entries: [] }
  const way = wayOf(enrolment)
  if (told !== null) hear(way, told)
  // Paused, it remembers what it is told and does nothing about it.
  if (enrolment.isPaused) return way
  if (told !== null && isUnanswered(told)) sayUnanswered(way, look, told.stepId)
  closeTasks(way, look)
  while (goOn(way, look));
  return arrived(way, look)
}

/** What came of one of its tasks is remembered. */
function hear(way: Way, { stepId, told: { result, reason, attempts } }: ToldOfTask): void {
  const { memory } = way.enrolment.position
  moveTo(way, { memory: { ...memory, result, reason: reason ?? memory.reason, attempts } })
  note(way, 'result', stepId, result)
}

function isUnanswered({ told: { result, isLast } }: ToldOfTask): boolean {
  return result === 'no_answer' && isLast
}

/** After the last call that nobody answered. */
function sayUnanswered(way: Way, { playbook, of, beside }: LookedAtWith, stepId: string): void {
  const step = stepNamed(playbook, stepId)
  if (step?.kind !== 'task' || step.unanswered === null) return
  const outcome = sendText({ step, playbook, enrolment: way.enrolment, of, beside }, step.unanswered, playbook.purpose)
  if (outcome.is === 'waiting') return note(way, 'passed_over', stepId, outcome.entry.because)
  for (const effect of outcome.effects) take(way, effect)
  note(way, outcome.entry.kind, stepId, outcome.entry.because)
}

/** Closes tasks that have settled themselves, or that nobody can do any more. */
function closeTasks(way: Way, { playbook, of }: LookedAtWith): void {
  for (const task of way.enrolment.openTasks) {
    const because = whyClosed(task, way.enrolment, { playbook, of })
    if (because !== null) closeTask(way, task, because)
  }
}

function whyClosed(
  { stepId, opensOn, closesOn, isWorkedOn }: OpenTask,
  { triggerOn }: Enrolment,
  { playbook, of }: { playbook: Playbook; of: Pick<Circumstances, 'clock' | 'view'> },
): 'settled' | 'too_late' | null {
  const step = stepNamed(playbook, stepId)
  const isSettled =
    step?.kind === 'task' && !isWorkedOn && isSettledSince(step, countsFrom(opensOn, playbook, triggerOn), of.view)
  if (isSettled) return 'settled'
  return closesOn !== null && closesOn < of.clock.today ? 'too_late' : null
}

function closeTask(way: Way, { stepId }: OpenTask, because: string): void {
  take(way, { kind: 'close_task', stepId, because })
  note(way, 'task_closed', stepId, because)
}

/** One step further; false where it has to wait or has ended. */
function goOn(way: Way, look: LookedAtWith): boolean {
  const { playbook, of, beside } = look
  const exit = exitOf(way.enrolment, playbook, of)
  if (exit !== null) return end(way, exit)
  const { stepId } = way.enrolment.position
  const step = stepId === null ? null : stepNamed(playbook, stepId)
  if (step === null) return rest(way, look)
  const from = firstDayOf(step, way.enrolment)
  if (from !== null && of.clock.today < from) {
    moveTo(way, { dueAt: beginOf(from, of.clock) })
    return false
  }
  const because = whyNot(step, way, look)
  if (because !== null) return done(way, step, playbook, { entry: { kind: 'passed_over', because }, effects: [] })
  const outcome = workStep({ step, playbook, enrolment: way.enrolment, of, beside })
  return outcome.is === 'done' ? done(way, step, playbook, outcome) : wait(way, step, outcome, of)
}

function firstDayOf({ day }: Step, { triggerOn }: Enrolment): Day | null {
  return day === null ? null : addDays(triggerOn, day)
}

/** Why a step is passed over before anybody asks what it does. A wait that has begun goes on, whatever the time. */
function whyNot(step: Step, { enrolment }: Way, { playbook, of }: LookedAtWith): 'too_late' | 'not_for_them' | null {
  if (step.kind === 'wait' && enrolment.position.waitsSince !== null) return null
  const last = step.kind === 'branch' ? null : lastDayOf(step, playbook, enrolment)
  if (last !== null && of.clock.today > last) return 'too_late'
  return step.when === null || step.when(of.features, enrolment.position.memory, enrolment.variables)
    ? null
    : 'not_for_them'
}

function done(
  way: Way,
  step: Step,
  playbook: Playbook,
  { entry, effects, memory = {}, to }: Omit<StepDone, 'is'>,
): true {
  const { position } = way.enrolment
  const stepId = to ?? stepAfter(playbook, step.id)
  moveTo(way, { stepId, dueAt: null, waitsSince: null, memory: { ...position.memory, ...memory } })
  for (const effect of effects) take(way, effect)
  note(way, entry.kind, step.id, entry.because)
  return true
}

function wait(way: Way, step: Step, { until, entry }: StepWaits, { clock }: Circumstances): false {
  const isNew = way.enrolment.position.waitsSince === null
  moveTo(way, { dueAt: until, ...(isNew ? { waitsSince: clock.now } : {}) })
  if (isNew) note(way, entry.kind, step.id, entry.because)
  return false
}

/** All steps are done: it waits for its tasks and its success, or ends. */
function rest(way: Way, { playbook, of }: LookedAtWith): false {
  const after = afterSteps(way.enrolment, playbook, of)
  if ('ending' in after) return end(way, after)
  const isNew = after.until !== null && way.enrolment.position.waitsSince === null
  moveTo(way, { dueAt: after.until, ...(isNew ? { waitsSince: of.clock.now } : {}) })
  if (isNew) note(way, 'waits', null, 'success')
  return false
}

function end(way: Way, { ending, because, handOverTo }: Exit): false {
  leave(way, { ending, because })
  if (handOverTo !== null) {
    take(way, { kind: 'hand_over', playbookId: handOverTo })
    note(way, 'handed_over', null, handOverTo)
  }
  return false
}

/** Ends an enrolment: its tasks are closed, and what waits to be sent is taken back unless it was on its way to failing. */
export function leave(way: Way, ended: Pick<Exit, 'ending' | 'because'>): void {
  for (const task of way.enrolment.openTasks) closeTask(way, task, ended.because)
  if (way.enrolment.messagesWaiting > 0 && ended.ending !== 'failure' && ended.ending !== 'finished') {
    take(way, { kind: 'take_back_messages', because: ended.because })
    note(way, 'taken_back', null, ended.because)
  }
  moveTo(way, { stepId: null, dueAt: null, waitsSince: null, ended })
  note(way, 'ended', null, ended.because)
}

/** Where it stands in the end; the last line of the journal says when it is next looked at. */
export function arrived(way: Way, { of: { clock } }: Pick<LookedAtWith, 'of'>): Advance {
  const { enrolment, effects, entries } = way
  const closes = enrolment.openTasks.flatMap(({ closesOn }) => (closesOn === null ? [] : [closesOn])).toSorted()[0]
  const ownDue = enrolment.position.dueAt
  const dueAt = closes === undefined ? ownDue : sooner(ownDue, beginOf(addDays(closes, 1), clock))
  if (dueAt !== ownDue) moveTo(way, { dueAt })
  const last = entries.pop()
  if (last !== undefined) entries.push({ ...last, nextAt: dueAt })
  return { enrolment: way.enrolment, effects, entries }
}

/** As much as is needed to see whether an enrolment would move though its time has not come. */
export type WakeView = ExitView & Pick<Circumstances, 'view'>

/** Whether something has happened for which an enrolment is to be looked at before its time. */
export function wakes(enrolment: Enrolment, playbook: Playbook, of: WakeView): boolean {
  if (enrolment.isPaused) return false
  if (exitOf(enrolment, playbook, of) !== null) return true
  if (enrolment.openTasks.some((task) => whyClosed(task, enrolment, { playbook, of }) !== null)) return true
  const { stepId, waitsSince } = enrolment.position
  const step = stepId === null ? null : stepNamed(playbook, stepId)
  if (step?.kind !== 'wait' || step.until === null || waitsSince === null) return false
  if (step.until === 'result') return enrolment.openTasks.length === 0
  return hasHappened(step.until, dayAt(waitsSince, of.clock), { playbook, enrolment, of })
}
