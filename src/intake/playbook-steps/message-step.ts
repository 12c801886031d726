import { z } from 'zod'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { compileMessage, messageKeys, messageProblems, messageTold } from '#intake/playbook-steps/message-words.ts'
import { stepKind } from '#intake/playbook-steps/step-kind.ts'
import { keysOf } from '#intake/playbook-values.ts'

export const messageStep = stepKind({
  kind: 'message',
  about: 'A message that goes by itself, as far as governance permits.',
  keys: () => ({
    ...messageKeys,
    purpose: z.enum(keysOf(touchPurposeLabels)).optional().meta({ description: "The playbook's where left out." }),
    quiet_days: z
      .int()
      .min(0)
      .max(365)
      .optional()
      .meta({ description: 'Held back while a touch is planned or one was delivered within so many days.' }),
  }),
  problems: (file) => messageProblems(file, []),
  compile: (file, base, place) => ({
    kind: 'message',
    ...base,
    ...compileMessage(file, place.path, place),
    purpose: file.purpose ?? place.playbook.purpose,
    quietDays: file.quiet_days ?? 0,
  }),
  tell: (file, telling) => messageTold(file, telling),
})
