import type { ReactNode } from 'react'
import { type ForeseenState, foreseenStateLabels } from '#domain/task/foreseen-contact.ts'
import type { RowOf } from '#web/api/use-ask.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { instantText } from '#web/ui/format.ts'
import { useFormat } from '#web/ui/use-format.ts'

const tones: Readonly<Record<ForeseenState, Tone>> = {
  open: 'accent',
  put_off: 'fair',
  done: 'good',
  closed: 'neutral',
  under_way: 'accent',
  not_begun: 'neutral',
  holdout: 'neutral',
}

/** What has become of a contact that was foreseen: who is at it, what came of it, until when it was put off, why nobody calls. */
export function Foreseen({
  became,
}: {
  readonly became: RowOf<'GET /actions'>['reasons'][number]['became']
}): ReactNode {
  const say = useLabel()
  const format = useFormat()
  const { today } = useMe().group
  if (became === null) return null
  const { state, who, on, until, why } = became
  const told = [
    state === 'done' ? null : who,
    why === null ? null : say(why),
    until === null ? null : instantText(until),
    on === null ? null : format.day(on, today),
  ]
    .filter((each) => each !== null)
    .join(' · ')
  return (
    <span title={told}>
      <Badge tone={tones[state]}>{say(foreseenStateLabels[state])}</Badge> <span className="muted">{told}</span>
    </span>
  )
}
