import { monthOf, yearOf, type Day } from '#domain/calendar.ts'
import { contentKey } from '#domain/contact/content-key.ts'
import { stableShare } from '#domain/enrolment/stable-share.ts'
import type { StepAtHand } from '#domain/enrolment/steps/step-work.ts'
import type { MessageText, Template } from '#domain/playbook/step.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'

/** A text for a customer, and the name under which it is never sent to them again. */
export interface ChosenText {
  readonly content: string
  readonly text: Template
}

/**
 * The variant for this customer: one that they have not had, beginning with one that hangs on who they are. Null where
 * they have had them all. What serves an occasion of their own (a car that is due again) is another content each time.
 */
export function textFor(
  { topic, variants }: MessageText,
  { enrolment, of }: Pick<StepAtHand, 'enrolment' | 'of'>,
  purpose: TouchPurpose,
): ChosenText | null {
  const { facts, assessment } = of.view
  const about = {
    model: of.view.cars[0]?.model ?? null,
    season: purpose === 'service' ? enrolment.occasion : seasonOf(of.clock.today),
    stage: assessment.stage,
    language: of.language,
  }
  const first = Math.floor(stableShare(`${facts.source} ${facts.customerNo} ${topic}`) * variants.length)
  for (let at = 0; at < variants.length; at++) {
    const number = (first + at) % variants.length
    const content = contentKey({ topic: `${topic}-${number + 1}`, ...about })
    const text = variants[number]
    if (text !== undefined && !of.hasSent(content)) return { content, text }
  }
  return null
}

/** With its year; January and February belong to the winter before. */
function seasonOf(on: Day): string {
  const month = monthOf(on)
  if (month < 3) return `${yearOf(on) - 1} winter`
  const season = month < 6 ? 'spring' : month < 9 ? 'summer' : month < 12 ? 'autumn' : 'winter'
  return `${yearOf(on)} ${season}`
}
