import type { ReactNode } from 'react'
import { chanceText, type Outlook, useOutlookPhrases } from '#web/profile/outlook-of.ts'
import { Rhythm } from '#web/profile/rhythm-figures.tsx'
import { roughDay } from '#web/profile/rough-day.ts'
import { useMe } from '#web/shell/me.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface Props {
  readonly outlook: Outlook
}

/** What the fit says, in the order in which it is asked: do they come, when, how late, until when, and for how much. */
export function OutlookFigures({ outlook }: Props): ReactNode {
  const words = useOutlookPhrases()
  const format = useFormat()
  const { today } = useMe().group
  const { pActive, chanceWithinYear, nextVisit, intervalDays, dueOn, overdue, lapseOn } = outlook
  const on = (day: typeof dueOn): string => format.day(day, today)
  return (
    <Figures>
      <Figure label={words.active} value={chanceText(pActive)} note={words.withinYear(chanceText(chanceWithinYear))} />
      <Figure
        label={pActive < 0.5 ? words.nextIf : words.next}
        value={roughDay(nextVisit, today, format.language)}
        note={words.halfBetween(on(nextVisit.fromOn), on(nextVisit.toOn))}
      />
      <Rhythm intervalDays={intervalDays} dueOn={dueOn} overdue={overdue} />
      <Figure
        label={words.lapse}
        value={lapseOn === null ? words.noLapse : on(lapseOn)}
        {...(lapseOn === null ? {} : { note: lapseOn > today ? words.lapseAhead : words.lapsePast })}
      />
      <Worth outlook={outlook} />
    </Figures>
  )
}

/** Nothing without the right to see money. */
function Worth({ outlook: { value, visits } }: Props): ReactNode {
  const words = useOutlookPhrases()
  const format = useFormat()
  if (value === null) return null
  const { monthsAhead, expected, low, high } = visits
  const years = monthsAhead / 12
  return (
    <Figure
      label={words.potential(format.number(years, Number.isInteger(years) ? 0 : 1))}
      value={format.money(value.potentialFen)}
      note={
        <>
          {words.between(format.money(value.lowFen), format.money(value.highFen))}
          <span className="outlook-line">
            {words.visits(format.number(expected, 1), format.number(low), format.number(high))}
          </span>
        </>
      }
    />
  )
}
