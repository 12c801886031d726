import type { ReactNode } from 'react'
import type { Asked } from '#web/api/client.ts'
import { usePages } from '#web/api/use-ask.ts'
import { useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { readProfile } from '#web/profile/search.ts'
import { TimelineEntry } from '#web/profile/timeline-entry.tsx'
import { Button } from '#web/ui/button.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Empty, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { useSearch } from '#web/use-search.ts'

type Kind = keyof ReturnType<typeof useProfilePhrases>['timelineKinds']

/** Everything that happened between us and them, the latest first. */
export function Timeline(): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { customerId } = useProfile()
  const [{ kind }, setSearch] = useSearch(readProfile)
  const asked = { params: { customerId }, query: kind === undefined ? {} : { kind } } as unknown
  const pages = usePages('GET /customers/{customerId}/timeline', asked as Asked<'GET /customers/{customerId}/timeline'>)
  const names = words.timelineKinds
  return (
    <div className="stack">
      <FilterBar
        filters={[
          {
            id: 'kind',
            label: words.kinds,
            choices: (Object.keys(names) as Kind[]).map((value) => ({ value, label: names[value] })),
            chosen: kind ?? [],
            onChoose: (values) => setSearch({ kind: values.length === 0 ? undefined : (values as Kind[]) }),
          },
        ]}
      />
      {pages.problem !== null && <ProblemNote problem={pages.problem} onRetry={pages.again} />}
      {pages.isLoading && <Skeleton lines={6} />}
      {!pages.isLoading && pages.rows.length === 0 && <Empty title={words.noTimeline} icon="history" />}
      <ol className="timeline">
        {pages.rows.map(({ kind: what, on, key, what: facts }) => (
          <li key={what + key} className={`timeline-entry timeline-${what}`}>
            <time dateTime={on}>{format.day(on)}</time>
            <TimelineEntry kind={what} facts={facts} />
          </li>
        ))}
      </ol>
      {pages.hasMore && (
        <div>
          <Button isBusy={pages.isLoadingMore} onPress={pages.more}>
            {words.more}
          </Button>
        </div>
      )}
    </div>
  )
}
