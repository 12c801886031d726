import type { ReactNode } from 'react'
import { clockStates, type ClockState } from '#domain/complaint/complaint-clock.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { instantText } from '#web/ui/format.ts'

export interface Clock {
  readonly dueAt: string
  readonly gone: number
  readonly state: ClockState
}

const looks: Readonly<Record<ClockState, readonly [sign: string, tone: Tone]>> = {
  running: ['◔', 'neutral'],
  warning: ['◕', 'fair'],
  breached: ['!', 'bad'],
  met: ['✓', 'good'],
  missed: ['✗', 'poor'],
}

/** One clock of a complaint: how it stands and, while it runs, by when. */
export function ClockText({ clock }: { readonly clock: Clock }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const label = useLabel()
  const [sign, tone] = looks[clock.state]
  const isOver = clock.state === 'met' || clock.state === 'missed'
  return (
    <span className="complaint-clock">
      <Badge tone={tone} sign={sign}>
        {label(clockStates[clock.state])}
      </Badge>
      {!isOver && <span className="muted">{words.due(instantText(clock.dueAt))}</span>}
    </span>
  )
}
