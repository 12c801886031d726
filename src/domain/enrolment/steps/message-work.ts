import { addDays, type Day } from '#domain/calendar.ts'
import { beginOf } from '#domain/enrolment/clock.ts'
import { type ChosenText, textFor } from '#domain/enrolment/content.ts'
import type { MessageMade } from '#domain/enrolment/effect.ts'
import {
  heldUntil,
  lastDayOf,
  passedOver,
  type StepAtHand,
  type StepOutcome,
  type StepWork,
  variablesOf,
} from '#domain/enrolment/steps/step-work.ts'
import type { MessageStep, MessageText } from '#domain/playbook/step.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import { dayMillis, millisOf, type Instant } from '#domain/working-time/instant.ts'

/** Puts a message into the outbox, or holds it back as long as the rules of contact ask for. */
export const workMessage: StepWork<MessageStep> = (at) => {
  const { step } = at
  return quietBefore(at) ?? sendText(at, step, step.purpose)
}

/** Sends a text that belongs to the step at hand; what may not be sent at all is kept with its reason. */
export function sendText(at: StepAtHand, text: MessageText, purpose: TouchPurpose): StepOutcome {
  const { playbook, of } = at
  const chosen = textFor(text, at, purpose)
  if (chosen === null) return passedOver('repeated_content')
  const held = of.mayContact({
    channel: text.channel,
    purpose,
    playbookId: playbook.id,
    ownServiceOn: ownServiceOn(at),
    content: chosen.content,
  })
  if (held?.until !== undefined && !isByTomorrow(held.until, at)) return heldUntil(held.until, held.because)
  const because = held === null || held.until !== undefined ? null : held.because
  const message = messageOf(at, { text, chosen, purpose, notBefore: later(of.notBefore, held?.until), because })
  return { is: 'done', entry: { kind: because === null ? 'message' : 'not_sent', because }, effects: [message] }
}

function ownServiceOn({ playbook, enrolment }: StepAtHand): Day | null {
  return playbook.isOwnService ? enrolment.triggerOn : null
}

/** Quiet hours: the message is written now and leaves in the morning. */
function isByTomorrow(until: Instant, { of }: StepAtHand): boolean {
  return millisOf(until) - millisOf(of.clock.now) <= dayMillis
}

/** Where nothing is to be sent beside another contact. */
function quietBefore({ step, of, beside }: StepAtHand<MessageStep>): StepOutcome | null {
  const { clock, lastTouchOn } = of
  if (step.quietDays === 0) return null
  const free = lastTouchOn === null ? clock.today : addDays(lastTouchOn, step.quietDays)
  if (free > clock.today) return heldUntil(beginOf(free, clock), 'quiet_days')
  return beside.isTouchPlanned ? heldUntil(beginOf(addDays(clock.today, 1), clock), 'touch_planned') : null
}

function messageOf(
  at: StepAtHand,
  {
    text,
    chosen,
    purpose,
    notBefore,
    because,
  }: {
    readonly text: MessageText
    readonly chosen: ChosenText
    readonly purpose: TouchPurpose
    readonly notBefore: Instant
    readonly because: string | null
  },
): MessageMade {
  const { step, of } = at
  const variables = { ...variablesOf(at, at.enrolment.triggerOn), ...of.people }
  return {
    kind: 'message',
    stepId: step.id,
    channel: text.channel,
    purpose,
    content: chosen.content,
    subject: text.subject?.(variables, of.language) ?? null,
    body: chosen.text(variables, of.language),
    notBefore,
    ownServiceOn: ownServiceOn(at),
    lastOn: lastDayOf(step, at.playbook, at.enrolment),
    notSentBecause: because,
  }
}

function later(one: Instant, other: Instant | undefined): Instant {
  return other !== undefined && millisOf(other) > millisOf(one) ? other : one
}
