import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { MonthChoice } from '#web/goals/month-choice.tsx'
import { readMonth } from '#web/goals/search.ts'
import { known } from '#web/known.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { selfCheckEn } from '#web/phrases/self-check.en.ts'
import { selfCheckZh } from '#web/phrases/self-check.zh.ts'
import { SelfCheckForm } from '#web/self-check/self-check-form.tsx'
import { useSearch } from '#web/use-search.ts'
import { Answered } from '#web/ui/answered.tsx'
import { instantText } from '#web/ui/format.ts'
import { Empty } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'

/** Why customers leave, as the manager sees it, month by month. */
export function SelfCheck(): ReactNode {
  const words = usePhrases(selfCheckZh, selfCheckEn)
  const [{ month, centre }] = useSearch(readMonth)
  const query = known({ month, centre: centre === undefined ? undefined : Number(centre) })
  const asked = useAsk('GET /self-checks', { query })
  const chooseFirst = (
    <Empty title={words.chooseCentre} icon="building">
      {words.chooseCentreNext}
    </Empty>
  )
  return (
    <Page title={words.title} subtitle={words.lead} actions={<MonthChoice label={words.month} />} isNarrow>
      <Answered of={asked} nothing={{ code: 'centre-missing', shown: chooseFirst }}>
        {(check) => (
          <>
            <p className="muted">
              {check.changed === null ? words.notYet : words.changed(check.changed.by, instantText(check.changed.at))}
            </p>
            <SelfCheckForm key={`${check.month} ${check.changed?.at ?? ''}`} check={check} centre={query.centre} />
          </>
        )}
      </Answered>
    </Page>
  )
}
