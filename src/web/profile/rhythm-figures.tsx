import type { ReactNode } from 'react'
import { addDays, daysBetween, type Day } from '#domain/calendar.ts'
import { useOutlookPhrases } from '#web/profile/outlook-of.ts'
import { useProfile } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Unknown } from '#web/ui/unknown.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** What is known where no model speaks: the interval of their visits, and the formula's potential. */
export function RhythmFigures(): ReactNode {
  const words = useOutlookPhrases()
  const format = useFormat()
  const { scores } = useProfile()
  if (scores === null) return null
  const { lastVisitOn, expectedIntervalDays, overdue, potentialFen } = scores
  const dueOn =
    lastVisitOn === null || expectedIntervalDays === null
      ? null
      : addDays(lastVisitOn, Math.round(expectedIntervalDays))
  return (
    <Figures>
      <Figure label={words.active} value={<Unknown why={words.noActive} />} note={words.noActive} />
      <Rhythm intervalDays={expectedIntervalDays} dueOn={dueOn} overdue={overdue} />
      {potentialFen !== null && (
        <Figure label={words.potentialByFormula} value={format.money(potentialFen)} note={words.byFormula} />
      )}
    </Figures>
  )
}

interface RhythmProps {
  readonly intervalDays: number | null
  readonly dueOn: Day | null
  /** Days since the last visit ÷ interval. */
  readonly overdue: number | null
}

/** How often they come, and how that compares with today. */
export function Rhythm({ intervalDays, dueOn, overdue }: RhythmProps): ReactNode {
  const words = useOutlookPhrases()
  const format = useFormat()
  const { today } = useMe().group
  if (intervalDays === null || dueOn === null) return <Figure label={words.rhythm} value={null} />
  const due = format.day(dueOn, today)
  const isLate = dueOn < today
  return (
    <Figure
      label={words.rhythm}
      value={words.every(format.number(intervalDays))}
      note={
        <>
          {isLate ? words.late(due, format.number(daysBetween(dueOn, today))) : words.early(due)}
          {isLate && overdue !== null && (
            <span className="outlook-line">{words.lateTimes(format.number(overdue, 1))}</span>
          )}
        </>
      }
    />
  )
}
