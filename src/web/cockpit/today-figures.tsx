import type { ReactNode } from 'react'
import type { CockpitFigures } from '#web/cockpit/cockpit-figures.ts'
import { hrefTo } from '#web/paths.ts'
import { cockpitEn } from '#web/phrases/cockpit.en.ts'
import { cockpitZh } from '#web/phrases/cockpit.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** What cannot wait until tomorrow: complaints whose time runs out, tasks that are late; and what is done already. */
export function TodayFigures({ figures: { today } }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const { open, breached, warning } = today.complaints
  const late =
    breached + warning === 0
      ? words.complaintsInTime
      : words.complaintsLate(format.number(breached), format.number(warning))
  return (
    <Figures>
      <Figure
        label={words.complaints}
        value={format.number(open)}
        {...(open === 0 ? {} : { note: breached === 0 ? late : <b className="cockpit-late">{late}</b> })}
        href={hrefTo('complaints')}
      />
      <Figure
        label={words.overdueTasks}
        value={format.number(today.overdueTasks)}
        note={words.overdueTasksNote}
        href={hrefTo('team')}
      />
      <Figure label={words.doneTasks} value={format.number(today.doneTasks)} href={hrefTo('team')} />
    </Figures>
  )
}
