import type { Effect } from '#domain/enrolment/effect.ts'
import type { Enrolment, OpenTask, Position } from '#domain/enrolment/enrolment.ts'
import type { Entry, EntryKind } from '#domain/enrolment/journal.ts'

/** What came of looking at an enrolment. */
export interface Advance {
  readonly enrolment: Enrolment
  readonly effects: readonly Effect[]
  readonly entries: readonly Entry[]
}

/** An enrolment on its way: where it stands, and what it has done since it was looked at. */
export interface Way {
  enrolment: Enrolment
  readonly effects: Effect[]
  readonly entries: Entry[]
}

export function wayOf(enrolment: Enrolment): Way {
  return { enrolment, effects: [], entries: [] }
}

export function moveTo(way: Way, position: Partial<Position>): void {
  way.enrolment = { ...way.enrolment, position: { ...way.enrolment.position, ...position } }
}

export function note(way: Way, kind: EntryKind, stepId: string | null, because: string | null): void {
  way.entries.push({ kind, stepId, because, nextStepId: way.enrolment.position.stepId, nextAt: null })
}

/** Does it, and counts it where later steps of the same pass look. */
export function take(way: Way, effect: Effect): void {
  way.effects.push(effect)
  const { openTasks, voucherCostFen, messagesWaiting } = way.enrolment
  if (effect.kind === 'task') {
    const { stepId, opensOn, closesOn } = effect
    const opened: OpenTask = { stepId, opensOn, closesOn, isWorkedOn: false }
    way.enrolment = { ...way.enrolment, openTasks: [...openTasks, opened] }
  }
  if (effect.kind === 'close_task') {
    way.enrolment = { ...way.enrolment, openTasks: openTasks.filter(({ stepId }) => stepId !== effect.stepId) }
  }
  if (effect.kind === 'voucher') way.enrolment = { ...way.enrolment, voucherCostFen: voucherCostFen + effect.costFen }
  if (effect.kind === 'message' && effect.notSentBecause === null) {
    way.enrolment = { ...way.enrolment, messagesWaiting: messagesWaiting + 1 }
  }
  if (effect.kind === 'take_back_messages') way.enrolment = { ...way.enrolment, messagesWaiting: 0 }
}
