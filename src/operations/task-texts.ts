import type { Label, Language } from '#domain/label.ts'
import { type MessageText, everyStep, type TaskStep } from '#domain/playbook/step.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { OpenReason } from '#domain/task/open-reason.ts'

/** What a reason gives the person who makes the contact, rendered for this customer in both languages. */
export interface TaskTexts {
  readonly playbook: Playbook
  /** Null where the step is a note to the manager, not a call with a script. */
  readonly step: TaskStep | null
  readonly script: Label | null
  /** What may be sent where nobody answers. */
  readonly message: { readonly channel: MessageText['channel']; readonly text: Label } | null
}

/** People and place, by language: how one is addressed differs. */
export type PeopleIn = (language: Language) => Variables

/** Null for what somebody wrote down, and for a step that its playbook no longer has. */
export function textsOf(reason: OpenReason, playbook: Playbook | null, people: PeopleIn): TaskTexts | null {
  if (playbook === null) return null
  const step = everyStep(playbook.steps).find(({ id }) => id === reason.stepId)
  if (step === undefined) return null
  if (step.kind !== 'task') return { playbook, step: null, script: null, message: null }
  const both = (text: TaskStep['script']): Label => ({
    zh: text({ ...reason.variables, ...people('zh') }, 'zh'),
    en: text({ ...reason.variables, ...people('en') }, 'en'),
  })
  const { unanswered } = step
  const variant = unanswered?.variants[reason.customerId % unanswered.variants.length]
  return {
    playbook,
    step,
    script: both(step.script),
    message: variant === undefined || unanswered === null ? null : { channel: unanswered.channel, text: both(variant) },
  }
}

/** How a customer is addressed: `王小明先生`, `Ms Wang` where a name is known; null = the text's own words. */
export function addressOf(name: string | null, gender: 'female' | 'male' | null, language: Language): string | null {
  if (name === null || name === '') return null
  const isChinese = /^\p{Script=Han}+$/u.test(name)
  if (language === 'en' || !isChinese || gender === null) return name
  return `${name}${gender === 'female' ? '女士' : '先生'}`
}
