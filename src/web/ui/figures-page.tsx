import type { ComponentProps, ReactNode } from 'react'
import type { Problem } from '#web/api/problem.ts'
import { Answered } from '#web/ui/answered.tsx'
import type { IconName } from '#web/ui/icons.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'
import '#web/ui/figure-table.css'

interface FiguresPageProps<T> {
  readonly title: string
  readonly icon: IconName
  /** Said while nobody has been scored, and what to do then. */
  readonly empty: string
  readonly emptyNext: string
  /** What `useAsk` gave. */
  readonly of: {
    readonly data: T | undefined
    readonly error: Problem | null
    readonly refetch: () => Promise<unknown>
  }
  readonly actions?: ReactNode
  readonly children: (figures: T) => ReactNode
}

type Fresh = { readonly freshness: NonNullable<ComponentProps<typeof Page>['freshness']> }

/** A screen of kept figures: how fresh they are, what to do where there are none yet. */
export function FiguresPage<T extends Fresh>(props: FiguresPageProps<T>): ReactNode {
  const { title, icon, empty, emptyNext, of, actions, children } = props
  const nothing = (
    <Empty title={empty} icon={icon}>
      {emptyNext}
    </Empty>
  )
  return (
    <Page
      title={title}
      {...(of.data === undefined ? {} : { freshness: of.data.freshness })}
      {...(actions === undefined ? {} : { actions })}
    >
      <Answered of={of} nothing={{ code: 'no-scores-yet', shown: nothing }}>
        {children}
      </Answered>
    </Page>
  )
}
