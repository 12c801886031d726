import { stepKind } from '#intake/playbook-steps/step-kind.ts'
import { kebab, template } from '#intake/playbook-values.ts'

export const setStep = stepKind({
  kind: 'set',
  about: 'Writes down a tag, a key event, or both.',
  keys: () => ({ tag: kebab.optional(), key_event: template.optional() }),
  problems: ({ tag, key_event }) =>
    tag === undefined && key_event === undefined
      ? [{ path: [], problem: { zh: '须写 tag 或 key_event', en: 'A set step needs tag or key_event' } }]
      : [],
  compile: ({ tag, key_event }, base, { path, compiler, vocabulary }) => ({
    kind: 'set',
    ...base,
    tag: tag ?? null,
    keyEvent: key_event === undefined ? null : compiler.template([...path, 'key_event'], key_event, vocabulary).render,
  }),
  tell: ({ tag, key_event: event }, { language, text }) => [
    ...(tag === undefined ? [] : [{ zh: `标签：${tag}`, en: `Tag: ${tag}` }[language]]),
    ...(event === undefined ? [] : [{ zh: `关键事件：${text(event)}`, en: `Key event: ${text(event)}` }[language]]),
  ],
})
