import { assess } from '#domain/assess.ts'
import type { ValueTier } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { HeldBackBecause } from '#domain/contact/held-back.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import type { Circumstances } from '#domain/enrolment/circumstances.ts'
import { beginOf, clockAt } from '#domain/enrolment/clock.ts'
import { advance } from '#domain/enrolment/advance.ts'
import type { Advance } from '#domain/enrolment/way.ts'
import type { ToldOfTask } from '#domain/enrolment/told-result.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Enrolment, Position } from '#domain/enrolment/enrolment.ts'
import { happeningsOf, nothingElsewhere } from '#domain/enrolment/happenings.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { featureValuesOf } from '#domain/playbook/features.ts'
import { nothingYet } from '#domain/playbook/memory.ts'
import type { MessageStep, OfferStep, WaitStep } from '#domain/playbook/step.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { instantAt } from '#domain/working-time/local-time.ts'
import { aCar, aCustomer, aUsualCentre } from '#test/people.ts'

const zone = 'Asia/Shanghai'

export interface CircumstancesAbout extends Partial<Omit<Circumstances, 'clock' | 'view' | 'features'>> {
  readonly facts?: Partial<CustomerFacts>
  readonly tier?: ValueTier
  /** On the centre's clock; nine in the morning unless said. */
  readonly minute?: number
  readonly zone?: string
}

/** An unremarkable customer with a car, looked at on a day; anybody may be contacted at any time. */
export function circumstancesOn(on: Day, about: CircumstancesAbout = {}): Circumstances {
  const { facts: known = {}, tier, minute = 540, zone: at = zone, ...rest } = about
  const clock = clockAt(instantAt({ on, minute }, at), at)
  const facts = aCustomer({ centre: aUsualCentre(), cars: [aCar()], ...known })
  const scored = assess(facts, defaultPolicy, clock.today)
  const assessment = tier === undefined ? scored : { ...scored, clv: { ...scored.clv, tier } }
  const view = viewOf(facts, assessment, defaultPolicy, clock.today)
  return {
    clock,
    view,
    features: featureValuesOf(view),
    lastOf: happeningsOf(view, nothingElsewhere),
    cancelled: null,
    mayContact: () => null,
    hasSent: () => false,
    lastTouchOn: null,
    people: {},
    language: 'zh',
    notBefore: clock.now,
    afterWorkingHours: () => beginOf(clock.today, clock),
    ...rest,
  }
}

/** In version 1 of P99 since the morning of `on`, before its first step `call`. */
export function anEnrolment(
  on: Day,
  about: Partial<Enrolment> & { readonly position?: Partial<Position> } = {},
): Enrolment {
  const { position, ...rest } = about
  return {
    playbookId: 'P99',
    version: 1,
    occasion: 'an occasion',
    subject: '',
    triggerOn: on,
    variables: {},
    enteredAt: instantAt({ on, minute: 540 }, zone),
    enteredBy: null,
    isPaused: false,
    openTasks: [],
    voucherCostFen: 0,
    messagesWaiting: 0,
    ...rest,
    position: { stepId: 'call', dueAt: null, waitsSince: null, memory: nothingYet, ended: null, ...position },
  }
}

/** A text message about `tip`, in two variants. */
export function aMessage(about: Partial<MessageStep> = {}): MessageStep {
  return {
    kind: 'message',
    id: 'tell',
    when: null,
    day: null,
    lastDay: null,
    channel: 'sms',
    purpose: 'value',
    topic: 'tip',
    subject: null,
    variants: [() => '甲', () => '乙'],
    reads: [],
    quietDays: 0,
    ...about,
  }
}

/** Waits for the result of a task, a week at most. */
export function aWait(about: Partial<WaitStep> = {}): WaitStep {
  return { kind: 'wait', id: 'heard', when: null, day: null, lastDay: null, until: 'result', atMostDays: 7, ...about }
}

/** A voucher of ¥100 that costs ¥40, for thirty days. */
export function anOffer(about: Partial<OfferStep> = {}): OfferStep {
  return {
    kind: 'offer', id: 'voucher', when: null, day: null, lastDay: null, label: { zh: '检查', en: 'Check' }, valueFen: 10_000,
    share: null, costFen: 4_000, validDays: 30, ...about,
  } // prettier-ignore
}

/** What a journal says, a word and a reason for each line: `task call`, `passed_over tell: too_late`. */
export function told({ entries }: Pick<Advance, 'entries'>): string[] {
  return entries.map(({ kind, stepId, because }) =>
    [[kind, stepId].filter((each) => each !== null).join(' '), because].filter((each) => each !== null).join(': '),
  )
}

/** The day on which the enrolments of these tests begin. */
export const began = '2024-09-02'
const alone = { isTouchPlanned: false }

/** A trigger that is true as long as it is true. */
export const aState = { kind: 'state', fact: null, when: null, window: { opensDays: 0, closesDays: null } } as const

/** Looks on a day at an enrolment in a playbook: one that has just begun, or `from` where it was left, told of a result. */
export function look(
  playbook: Playbook,
  on: Day,
  about: CircumstancesAbout = {},
  ...[from = anEnrolment(began), of = null]: [from?: Enrolment, of?: ToldOfTask | null]
): Advance {
  return advance(from, { playbook, of: circumstancesOn(on, about), beside: alone }, of)
}

/** What came of the task of step `call`; it can be taken back until ten past ten. */
export function aResult(what: ToldOfTask['told']['result'], isLast = true, attempts = 0): ToldOfTask {
  const holdUntil = '2024-09-03T02:10:00Z'
  return { stepId: 'call', told: { result: what, reason: null, attempts, isLast, resultId: 1, holdUntil } }
}

/** Rules of contact that hold everything back, for good or until a moment. */
export function heldBack(because: HeldBackBecause, until?: string): Circumstances['mayContact'] {
  return () => (until === undefined ? { because } : { because, until })
}
