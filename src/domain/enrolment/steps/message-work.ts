import { addDays } from '#domain/calendar.ts'
import type { Held } from '#domain/enrolment/circumstances.ts'
import { beginOf } from '#domain/enrolment/clock.ts'
import { type ChosenText, textFor } from '#domain/enrolment/content.ts'
import type { MessageMade } from '#domain/enrolment/effect.ts'
import {
  passedOver,
  type StepAtHand,
  type StepDone,
  type StepWork,
  variablesOf,
} from '#domain/enrolment/steps/step-work.ts'
import type { MessageStep, MessageText } from '#domain/playbook/step.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import { dayMillis, millisOf, type Instant } from '#domain/working-time/instant.ts'

/** Puts a message into the outbox, or holds it back as long as the rules of contact ask for. */
export const workMessage: StepWork<MessageStep> = (at) => {
  const quiet = quietBefore(at)
  if (quiet !== null) return { is: 'waiting', until: quiet.until, entry: { kind: 'held', because: quiet.because } }
  const held = heldBack(at, at.step, at.step.purpose)
  if (held !== null && !isForHours(held, at)) {
    if (held.until !== null) return { is: 'waiting', until: held.until, entry: { kind: 'held', because: held.because } }
  }
  return sendText(at, at.step, { purpose: at.step.purpose, held })
}

/** Sends a text that belongs to the step at hand; what may not be sent at all is kept with its reason. */
export function sendText(
  at: StepAtHand,
  text: MessageText,
  { purpose, held }: { readonly purpose: TouchPurpose; readonly held: Held | null },
): StepDone {
  const chosen = textFor(text, at, purpose)
  if (chosen === null) return passedOver('already_sent')
  const because = held !== null && held.until === null ? held.because : null
  const effects = [messageOf(at, { text, chosen, purpose, notBefore: later(at.of.notBefore, held?.until), because })]
  return { is: 'done', entry: { kind: because === null ? 'message' : 'not_sent', because }, effects }
}

/** What the rules of contact say against sending it now. */
export function heldBack({ playbook, of }: StepAtHand, { channel }: MessageText, purpose: TouchPurpose): Held | null {
  return of.rules.message({ channel, purpose, isOwnService: playbook.isOwnService })
}

/** Quiet hours: the message is written now and leaves in the morning. */
function isForHours({ until }: Held, { of }: StepAtHand): boolean {
  return until !== null && millisOf(until) - millisOf(of.clock.now) <= dayMillis
}

function quietBefore({ step, of, beside }: StepAtHand<MessageStep>): Held | null {
  const { clock, lastTouchOn } = of
  if (step.quietDays === 0) return null
  const free = lastTouchOn === null ? clock.today : addDays(lastTouchOn, step.quietDays)
  if (free > clock.today) return { because: 'quiet_days', until: beginOf(free, clock) }
  return beside.isTouchPlanned ? { because: 'touch_planned', until: beginOf(addDays(clock.today, 1), clock) } : null
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
    notSentBecause: because,
  }
}

function later(one: Instant, other: Instant | null | undefined): Instant {
  return other !== null && other !== undefined && millisOf(other) > millisOf(one) ? other : one
}
