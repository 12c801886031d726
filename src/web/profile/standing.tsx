import type { ReactNode } from 'react'
import { useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { HealthBadge, LevelBadge, SegmentBadge, StageBadge } from '#web/ui/badge.tsx'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Note } from '#web/ui/note.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** Where they stand: stage, segment, warning, health, value. */
export function Standing(): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { today } = useMe().group
  const { scores } = useProfile()
  if (scores === null) return <Note>{words.noScores}</Note>
  const { r, f, m, ageMonths, levelSince, overdue } = scores
  const rfm = r === null || f === null || m === null ? undefined : words.rfm(String(r), String(f), String(m))
  const late = overdue !== null && overdue > 1 ? words.overdue(format.number(overdue, 1)) : undefined
  const level = levelSince === null ? late : words.since(format.day(levelSince, today))
  return (
    <Figures>
      <Figure
        label={words.stage}
        value={<StageBadge stage={scores.stage} />}
        {...noted(ageMonths === null ? undefined : words.age(format.number(ageMonths)))}
      />
      <Figure label={words.segment} value={<SegmentBadge segment={scores.segment} />} {...noted(rfm)} />
      <Figure label={words.level} value={<LevelBadge level={scores.level} />} {...noted(level)} />
      <Figure
        label={words.health}
        value={<HealthBadge grade={scores.health.grade} score={scores.health.score} />}
        note={words.coverage(format.percent(scores.health.coverage, 0))}
      />
      <Figure
        label={words.lastVisit}
        value={scores.lastVisitOn === null ? null : format.relativeDay(scores.lastVisitOn, today)}
        note={words.visits(format.number(scores.visitsTotal), format.number(scores.visits24m))}
      />
      <ValueFigures />
    </Figures>
  )
}

function ValueFigures(): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { scores } = useProfile()
  if (scores === null || scores.totalFen === null) return null
  const { potentialLowFen, potentialHighFen, isFalseHighValue, isNeglected } = scores
  const interval =
    potentialLowFen === null || potentialHighFen === null
      ? undefined
      : words.between(format.money(potentialLowFen), format.money(potentialHighFen))
  const mark = isFalseHighValue === true ? words.falseHighValue : isNeglected === true ? words.neglected : undefined
  return (
    <>
      <Figure label={words.totalValue} value={format.money(scores.totalFen)} {...noted(interval)} />
      <Figure label={words.valueAtRisk} value={format.money(scores.valueAtRiskFen)} {...noted(mark)} />
    </>
  )
}

function noted(note: string | undefined): { note?: string } {
  return note === undefined ? {} : { note }
}
