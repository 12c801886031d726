import type { ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { retentionEn } from '#web/phrases/retention.en.ts'
import { retentionZh } from '#web/phrases/retention.zh.ts'
import { CohortMap } from '#web/retention/cohort-map.tsx'
import type { RetentionFigures } from '#web/retention/retention-figures.ts'
import { ReturnCurve } from '#web/retention/return-curve.tsx'
import { RecallByLevel } from '#web/reports/outcome-tables.tsx'
import { Early, Funnel, Rates, Recall } from '#web/retention/rates.tsx'
import { readRetention } from '#web/retention/search.ts'
import { known } from '#web/known.ts'
import { useSearch } from '#web/use-search.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { FiguresPage } from '#web/ui/figures-page.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/retention/retention.css'

/** Who comes back, how soon, and what an early return is worth. */
export function Retention(): ReactNode {
  const words = usePhrases(retentionZh, retentionEn)
  const [{ asOf, centre }] = useSearch(readRetention)
  const query = { centre: centre === undefined ? undefined : Number(centre), asOf }
  const asked = useAsk('GET /retention', { query: known(query) }, { keepsLast: true })
  const { data } = asked
  const ofDay = data === undefined ? data : { ...data, freshness: { ...data.freshness, asOf: data.asOf } }
  return (
    <FiguresPage
      title={words.title}
      icon="retention"
      empty={words.empty}
      emptyNext={words.emptyNext}
      of={{ ...asked, data: ofDay }}
      {...(data === undefined ? {} : { actions: <DayChoice days={data.snapshots} /> })}
    >
      {(figures) => <Whole figures={figures} />}
    </FiguresPage>
  )
}

function Whole({ figures }: { readonly figures: RetentionFigures }): ReactNode {
  return (
    <>
      <Rates figures={figures} />
      <div className="grid-2">
        <Funnel figures={figures} />
        <ReturnCurve figures={figures} />
      </div>
      <CohortMap figures={figures} />
      <div className="grid-2">
        <Early figures={figures} />
        <Recall figures={figures} />
      </div>
      <Warned until={figures.asOf} />
    </>
  )
}

/** What came of warnings that somebody acted on, where there is any of it. */
function Warned({ until }: { readonly until: Day }): ReactNode {
  const [{ centre }] = useSearch(readRetention)
  const query = known({ to: until, centre: centre === undefined ? undefined : Number(centre) })
  const { data } = useAsk('GET /outcomes', { query })
  return data === undefined ? null : <RecallByLevel of={data} />
}

function DayChoice({ days }: { readonly days: readonly Day[] }): ReactNode {
  const words = usePhrases(retentionZh, retentionEn)
  const format = useFormat()
  const [{ asOf }, setSearch] = useSearch(readRetention)
  return (
    <SelectField
      label={words.asOf}
      hidesLabel
      value={asOf ?? ''}
      none={words.today}
      choices={days.map((value) => ({ value, label: format.day(value) }))}
      onChange={(next) => setSearch({ asOf: next === '' ? undefined : next })}
    />
  )
}
