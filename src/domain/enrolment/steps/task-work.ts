import { addDays, type Day } from '#domain/calendar.ts'
import type { HeldBackBecause } from '#domain/contact/held-back.ts'
import { dayAt } from '#domain/enrolment/clock.ts'
import type { TaskMade } from '#domain/enrolment/effect.ts'
import { countsFrom, isSettledSince } from '#domain/enrolment/settled.ts'
import {
  heldUntil,
  isAtFirstStep,
  lastDayOf,
  passedOver,
  type StepAtHand,
  type StepWork,
  variablesOf,
} from '#domain/enrolment/steps/step-work.ts'
import { stakeOf } from '#domain/playbook/stake.ts'
import type { StepRole, TaskStep } from '#domain/playbook/step.ts'
import type { Variables } from '#domain/playbook/variables.ts'

/** Opens a task, unless the customer may not be called, is left to automatic steps, or has done it already. */
export const workTask: StepWork<TaskStep> = (at) => {
  const { step, playbook, of } = at
  const { clv } = of.view.assessment
  if (playbook.isByValueTier && clv.tier === 'low') return passedOver('automatic_instead')
  const held = of.mayContact({
    channel: 'phone',
    purpose: playbook.purpose,
    playbookId: playbook.id,
    ownServiceOn: playbook.isOwnService ? at.enrolment.triggerOn : null,
    content: null,
    isAnyHour: true,
  })
  if (held !== null && !isOverridden(held.because, at)) {
    return held.until === undefined ? passedOver(held.because) : heldUntil(held.until, held.because)
  }
  if (isSettledSince(step, settledFrom(at), of.view)) return passedOver('settled')
  return { is: 'done', entry: { kind: 'task', because: null }, effects: [taskOf(at)] }
}

/**
 * A person finds another way where a number is missing; and what is urgent in the customer's own affair (a complaint, a
 * breakdown, a promise) does not wait for the rhythm of contacts.
 */
function isOverridden(because: HeldBackBecause, { step, playbook }: StepAtHand<TaskStep>): boolean {
  if (because === 'no_address' || because === 'bounced') return true
  return playbook.isOwnService && step.class === 'high' && (because === 'cadence' || because === 'own_service')
}

/** A step that follows another one is not settled by what came before it. */
function settledFrom(at: StepAtHand<TaskStep>): Day {
  const { step, playbook, enrolment, of } = at
  const { triggerOn } = enrolment
  const opens = playbook.trigger.kind === 'state' ? triggerOn : addDays(triggerOn, playbook.trigger.window.opensDays)
  const since = step.day === null ? (isAtFirstStep(at) ? opens : of.clock.today) : addDays(triggerOn, step.day)
  return countsFrom(since, playbook, triggerOn)
}

function taskOf(at: StepAtHand<TaskStep>): TaskMade {
  const { step, playbook, enrolment, of } = at
  const { today } = of.clock
  const dueAt = step.dueHours === null ? null : of.afterWorkingHours(step.dueHours)
  const wished = dueAt === null ? addDays(enrolment.triggerOn, step.dueDays) : dayAt(dueAt, of.clock)
  const dueOn = wished < today ? today : wished
  const all = variablesOf(at, dueOn)
  return {
    kind: 'task',
    stepId: step.id,
    role: roleOf(at),
    class: step.class,
    opensOn: today,
    dueOn,
    closesOn: lastDayOf(step, playbook, enrolment),
    dueAt,
    warnAt: step.dueHours === null ? null : of.afterWorkingHours(step.dueHours * warnedAtShare),
    minutes: step.minutes,
    stake: stakeOf(step, of.view, {
      key: enrolment.occasion,
      on: enrolment.triggerOn,
      variables: all,
      priceFen: priceOf(all),
    }),
    chance: step.chance,
    label: playbook.label,
    because: { zh: step.reason(all, 'zh'), en: step.reason(all, 'en') },
    variables: Object.fromEntries(
      step.reads.filter((name) => name in all).map((name) => [name, all[name] ?? null] as const),
    ),
  }
}

/** Share of the time after which it is warned that a task is not done (spec §4.4). */
const warnedAtShare = 0.75

function roleOf({ step, playbook, of }: StepAtHand<TaskStep>): StepRole {
  return playbook.isByValueTier && of.view.assessment.clv.tier === 'high' ? 'manager' : step.role
}

/** Of the deferred item that the trigger spoke of. */
function priceOf({ item_price: yuan }: Variables): number | null {
  return typeof yuan === 'number' ? Math.round(yuan * 100) : null
}
