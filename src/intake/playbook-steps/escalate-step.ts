import { keptNames, stepKind } from '#intake/playbook-steps/step-kind.ts'
import { minutes, template } from '#intake/playbook-values.ts'

export const escalateStep = stepKind({
  kind: 'escalate',
  about: 'Tells the manager: a task of theirs, due at once.',
  keys: () => ({ minutes, reason: template }),
  compile(file, base, { path, compiler, vocabulary }) {
    const reason = compiler.template([...path, 'reason'], file.reason, vocabulary)
    return { kind: 'escalate', ...base, minutes: file.minutes, reason: reason.render, reads: keptNames(reason.reads) }
  },
  tell: (file, { language, text }) => [
    text(file.reason),
    { zh: `交经理，${file.minutes} 分钟`, en: `To the manager, ${file.minutes} minutes` }[language],
  ],
})
