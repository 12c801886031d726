import { z } from 'zod'
import type { Label } from '#domain/label.ts'
import type { MessageText } from '#domain/playbook/step.ts'
import { peopleVariables } from '#domain/playbook/variables.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import type { Path } from '#intake/playbook-source.ts'
import { keptNames, type PlacedProblem, type StepPlace, type Telling } from '#intake/playbook-steps/step-kind.ts'
import { withPlain } from '#intake/playbook-template.ts'
import { kebab, keysOf, template } from '#intake/playbook-values.ts'

/** The keys that say what a message reads, wherever one is written. */
export const messageKeys = {
  channel: z.enum(keysOf(touchChannelLabels)),
  topic: kebab.meta({ description: 'With model, season, stage and language it is never sent to a person twice.' }),
  subject: template.optional().meta({ description: 'For e-mail only.' }),
  text: template.optional().meta({ description: 'Or `variants`.' }),
  variants: z.array(template).min(1).max(12).optional().meta({ description: 'One is chosen by customer.' }),
}

type MessageFile = z.infer<z.ZodObject<typeof messageKeys>>

export function messageProblems({ channel, subject, text, variants }: MessageFile, path: Path): PlacedProblem[] {
  const problems: PlacedProblem[] = []
  if ((text === undefined) === (variants === undefined)) {
    const problem = { zh: '消息须写 text 或 variants 之一', en: 'A message has either text or variants' }
    problems.push({ path, problem, expected: { zh: 'text: { zh: …, en: … }', en: 'text: { zh: …, en: … }' } })
  }
  if ((channel === 'email') !== (subject !== undefined)) {
    const problem =
      subject === undefined
        ? { zh: '邮件缺少 subject', en: 'An e-mail needs a subject' }
        : { zh: 'subject 只用于邮件', en: 'A subject belongs to e-mails only' }
    problems.push({ path: subject === undefined ? path : [...path, 'subject'], problem })
  }
  return problems
}

/** Where it goes, and every way in which it is worded. */
export function messageTold({ channel, subject, text, variants }: MessageFile, telling: Telling): string[] {
  const texts = text === undefined ? (variants ?? []) : [text]
  return [
    touchChannelLabels[channel][telling.language],
    ...(subject === undefined ? [] : [telling.text(subject)]),
    ...texts.map((each) => telling.text(each)),
  ]
}

export function compileMessage(file: MessageFile, path: Path, { compiler, vocabulary }: StepPlace): MessageText {
  const words = withPlain(vocabulary, peopleVariables)
  const texts: readonly (readonly [Path, Label])[] =
    file.text === undefined
      ? (file.variants ?? []).map((variant, index) => [[...path, 'variants', index], variant])
      : [[[...path, 'text'], file.text]]
  const [first, ...others] = texts.map(([at, each]) => compiler.template(at, each, words))
  if (first === undefined) throw new Error('a message without a text passed the rules')
  const subject = file.subject === undefined ? null : compiler.template([...path, 'subject'], file.subject, words)
  return {
    channel: file.channel,
    topic: file.topic,
    subject: subject?.render ?? null,
    variants: [first.render, ...others.map(({ render }) => render)],
    reads: keptNames(first.reads, ...others.map(({ reads }) => reads), subject?.reads ?? []),
  }
}
