import type { ReactNode } from 'react'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { severityLabels } from '#domain/complaint/severity.ts'
import { messageReasonLabels, messageStateLabels } from '#domain/contact/message-state.ts'
import { becauseLabels } from '#domain/enrolment/journal.ts'
import type { Label } from '#domain/label.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { interestStateLabels } from '#domain/relationship/interest.ts'
import { referralStateLabels } from '#domain/relationship/referral-state.ts'
import { promiseStateLabels } from '#domain/relationship/promise-state.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchDirectionLabels } from '#domain/touch/touch-direction.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { touchResultLabels } from '#domain/touch/touch-result.ts'
import { visitKindLabels } from '#domain/visit/visit-kind.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useProfilePhrases } from '#web/profile/profile-of.ts'
import { VisitLines } from '#web/profile/visit-lines.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { type Format, useFormat } from '#web/ui/use-format.ts'

type Words = ReturnType<typeof useProfilePhrases>
type Kind = keyof Words['timelineKinds']
export type TimelineFacts = Readonly<Record<string, unknown>>

/** Of the engine, which takes messages back, and of sending. */
const messageWhyLabels = { ...becauseLabels, ...messageReasonLabels }

interface Pen {
  readonly words: Words
  readonly format: Format
  /** What a code is called; what has no name is not told. */
  readonly called: (labels: Readonly<Record<string, Label>>, code: unknown) => string | null
}

/** What an entry says: parts with a dot between them. */
const sayings: Readonly<Record<Kind, (facts: TimelineFacts, pen: Pen) => readonly (string | null)[]>> = {
  visit: (facts, { words, format, called }) => [
    called(visitKindLabels, facts['kind']),
    textOf(facts['centre']),
    [textOf(facts['plate']), textOf(facts['model'])].filter(Boolean).join(' '),
    textOf(facts['advisor']),
    typeof facts['mileageKm'] === 'number' ? `${format.number(facts['mileageKm'])} km` : null,
    typeof facts['paidFen'] === 'number' ? format.exactMoney(facts['paidFen']) : null,
    facts['state'] === 'void' ? words.void : null,
  ],
  survey: (facts, { words }) => [words.scored(String(Number(facts['score']))), textOf(facts['comment'])],
  complaint: (facts, { words, format, called }) => [
    called(severityLabels, facts['severity']),
    textOf(facts['reason']),
    textOf(facts['resolvedOn']) === null ? words.unresolved : words.resolved(String(facts['resolvedOn'])),
    typeof facts['compensationFen'] === 'number' ? format.exactMoney(facts['compensationFen']) : null,
  ],
  touch: (facts, { called }) => [
    called(touchChannelLabels, facts['channel']),
    called(touchDirectionLabels, facts['direction']),
    called(touchPurposeLabels, facts['purpose']),
    called(touchResultLabels, facts['result']),
    textOf(facts['note']),
  ],
  app: (facts, { words, format }) => [words.appDays(format.number(Number(facts['days'])))],
  note: (facts) => [textOf(facts['text']), textOf(facts['by'])],
  key_event: (facts) => [textOf(facts['text']), textOf(facts['by'])],
  promise: (facts, { called }) => [
    textOf(facts['text']),
    textOf(facts['by']),
    called(promiseStateLabels, facts['state']),
  ],
  interest: (facts, { called }) => [
    textOf(facts['text']),
    textOf(facts['by']),
    called(interestStateLabels, facts['state']),
  ],
  task: (facts, { words }) => [
    textOf(facts['text']),
    textOf(facts['by']),
    facts['isDone'] === true ? words.isDone : words.isOpen,
  ],
  referral: (facts, { words, called }) => [
    words.referred(textOf(facts['referred']) ?? ''),
    called(referralStateLabels, facts['state']),
  ],
  change: changeSaid,
  message: (facts, { called }) => [
    called(touchChannelLabels, facts['channel']),
    called(touchPurposeLabels, facts['purpose']),
    called(messageStateLabels, facts['state']),
    called(messageWhyLabels, facts['because']),
    textOf(facts['text']),
  ],
}

function changeSaid(facts: TimelineFacts, { words, called }: Pen): readonly (string | null)[] {
  const what = facts['what']
  const labels = what === 'stage' ? stageLabels : what === 'segment' ? segmentLabels : ladderLevelLabels
  const name = what === 'stage' || what === 'segment' || what === 'recovery' ? what : 'warning'
  const [before, after] = [called(labels, facts['before']), called(labels, facts['after'])]
  return [words.changes[name], words.fromTo(before ?? '', after ?? '')]
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

interface TimelineEntryProps {
  readonly kind: Kind
  readonly facts: TimelineFacts
}

export function TimelineEntry({ kind, facts }: TimelineEntryProps): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const say = useLabel()
  const called: Pen['called'] = (labels, code) => {
    const label = typeof code === 'string' ? labels[code] : undefined
    return label === undefined ? null : say(label)
  }
  const parts = sayings[kind](facts, { words, format, called }).filter((part) => part !== null && part !== '')
  return (
    <div className="timeline-what">
      <Badge tone={kind === 'complaint' ? 'bad' : kind === 'visit' ? 'accent' : 'neutral'}>
        {words.timelineKinds[kind]}
      </Badge>
      <span>{parts.join(' · ')}</span>
      {kind === 'visit' && <VisitLines lines={facts['lines']} />}
    </div>
  )
}
