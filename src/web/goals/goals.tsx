import { useState, type ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { GoalForm } from '#web/goals/goal-form.tsx'
import { GoalTable, isAhead } from '#web/goals/goal-table.tsx'
import { MonthChoice } from '#web/goals/month-choice.tsx'
import { readMonth } from '#web/goals/search.ts'
import { known } from '#web/known.ts'
import { goalsEn } from '#web/phrases/goals.en.ts'
import { goalsZh } from '#web/phrases/goals.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { useSearch } from '#web/use-search.ts'
import { useMe } from '#web/shell/me.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Button } from '#web/ui/button.tsx'
import { Page } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** What a month is measured by, how it stands, and what would help. */
export function Goals(): ReactNode {
  const words = usePhrases(goalsZh, goalsEn)
  const [{ month, centre }] = useSearch(readMonth)
  const [isEditing, setEditing] = useState(false)
  const query = known({ month, centre: centre === undefined ? undefined : Number(centre) })
  const asked = useAsk('GET /goals', { query })
  const { data } = asked
  return (
    <Page
      title={words.title}
      {...(data === undefined ? {} : { subtitle: <Summary figures={data} />, freshness: data.freshness })}
      actions={
        <>
          <MonthChoice label={words.month} />
          {data?.mayEdit === true && !isEditing && (
            <Button variant="primary" icon="edit" onPress={() => setEditing(true)}>
              {words.edit}
            </Button>
          )}
        </>
      }
    >
      <Answered of={asked}>
        {(figures) =>
          isEditing ? (
            <GoalForm key={figures.month} figures={figures} centre={query.centre} onDone={() => setEditing(false)} />
          ) : (
            <GoalTable figures={figures} />
          )
        }
      </Answered>
    </Page>
  )
}

function Summary({ figures }: { readonly figures: Reply<'GET /goals'> }): ReactNode {
  const words = usePhrases(goalsZh, goalsEn)
  const format = useFormat()
  const { today } = useMe().group
  if (isAhead(figures.month, today)) return words.ahead
  const count = (...states: readonly string[]): string =>
    format.number(figures.goals.filter(({ status }) => states.includes(status)).length)
  return words.summary(count('met'), count('at_risk', 'missed'))
}
