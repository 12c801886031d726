import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { OpenMerges } from '#web/duplicates/open-merges.tsx'
import { PairCard } from '#web/duplicates/pair-card.tsx'
import { duplicatesEn } from '#web/phrases/duplicates.en.ts'
import { duplicatesZh } from '#web/phrases/duplicates.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Empty, Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import '#web/duplicates/duplicates.css'

/** Records that may be one person, two by two: a person decides. */
export function Duplicates(): ReactNode {
  const words = usePhrases(duplicatesZh, duplicatesEn)
  const found = useAsk('GET /duplicates', {})
  return (
    <Page title={words.title} subtitle={words.subtitle}>
      {found.error !== null && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton lines={6} />}
      {found.data?.pairs.length === 0 && (
        <Panel>
          <Empty title={words.noPairs} icon="merge">
            {words.noPairsNext}
          </Empty>
        </Panel>
      )}
      {found.data?.pairs.map(({ sides, differing }) => {
        const [one, other] = sides
        return one === undefined || other === undefined ? null : (
          <PairCard key={`${one.customerId} ${other.customerId}`} one={one} other={other} differing={differing} />
        )
      })}
      {found.data?.hasMore === true && <Note>{words.morePairs}</Note>}
      {found.data !== undefined && found.data.merges.length > 0 && <OpenMerges merges={found.data.merges} />}
    </Page>
  )
}
