import { useState, type ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { AbsenceEntry } from '#web/team/absence-dialog.tsx'
import { AbsenceList } from '#web/team/absence-list.tsx'
import { NobodysColumn, PersonColumn } from '#web/team/column.tsx'
import { HandingProvider } from '#web/team/dragging.ts'
import type { Board } from '#web/team/shapes.ts'
import { useWords } from '#web/team/use-words.ts'
import { NowProvider, useGoingOn } from '#web/worklist/now.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { type Taker, useGive } from '#web/worklist/use-give.ts'
import { useMe } from '#web/shell/me.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { useCentre } from '#web/use-search.ts'
import '#web/team/team.css'

/** Everybody's day at a centre side by side: load, what is late, clocks; tasks change hands by dragging or by menu. */
export function Team(): ReactNode {
  const words = useWords()
  const format = useFormat()
  const centre = useCentre()
  const { group, rights } = useMe()
  const asked = useAsk('GET /board', { query: centre === undefined ? {} : { centre: Number(centre) } })
  const now = useGoingOn(asked.data?.now, asked.dataUpdatedAt)
  const mayGive = rights.includes('customers.edit')
  const day = format.day(asked.data?.today ?? group.today)
  return (
    <NowProvider value={now}>
      <Page
        title={words.title}
        subtitle={mayGive ? words.subtitle(day) : words.subtitleRead(day)}
        actions={<AbsenceEntry people={asked.data?.people ?? []} />}
      >
        <AbsenceList />
        <Answered
          of={asked}
          nothing={{
            code: 'unknown-centre',
            shown: (
              <Empty title={words.chooseCentre} icon="building">
                {words.chooseCentreNext}
              </Empty>
            ),
          }}
        >
          {(board) => <Columns of={board} mayGive={mayGive} />}
        </Answered>
      </Page>
    </NowProvider>
  )
}

function Columns({ of, mayGive }: { readonly of: Board; readonly mayGive: boolean }): ReactNode {
  const words = useWords()
  const giving = useGive()
  const [dragged, drag] = useState<TaskRow | null>(null)
  const nobody: Taker = { staffId: null, name: words.nobodys }
  const takers = [...of.people.map(({ staffId, name }): Taker => ({ staffId, name })), nobody]
  return (
    <HandingProvider value={mayGive ? { ...giving, takers, dragged, drag } : null}>
      <div className="board" aria-busy={giving.isBusy}>
        <NobodysColumn of={of.nobodys} />
        {of.people.map((person) => (
          <PersonColumn key={person.staffId} of={person} />
        ))}
      </div>
    </HandingProvider>
  )
}
