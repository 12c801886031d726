import type { ReactNode } from 'react'
import { useProfilePhrases } from '#web/profile/profile-of.ts'
import { Reasons } from '#web/profile/reasons.tsx'
import { readProfile } from '#web/profile/search.ts'
import { Timeline } from '#web/profile/timeline.tsx'
import { Panel } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { useSearch } from '#web/use-search.ts'

/** What happened, and why the scores are what they are. */
export function ProfileTabs(): ReactNode {
  const words = useProfilePhrases()
  const [{ tab = 'timeline' }, setSearch] = useSearch(readProfile)
  return (
    <Panel>
      <Tabs
        label={words.tabsLabel}
        tabs={[
          { id: 'timeline', label: words.tabs.timeline },
          { id: 'reasons', label: words.tabs.reasons },
        ]}
        chosen={tab}
        onChoose={(next) => setSearch({ tab: next === 'timeline' ? undefined : next }, { replace: true })}
      >
        {tab === 'timeline' ? <Timeline /> : <Reasons />}
      </Tabs>
    </Panel>
  )
}
