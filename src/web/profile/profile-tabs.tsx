import type { ReactNode } from 'react'
import { Enrolments } from '#web/profile/enrolments.tsx'
import { useProfilePhrases } from '#web/profile/profile-of.ts'
import { Reasons } from '#web/profile/reasons.tsx'
import { readProfile } from '#web/profile/search.ts'
import { Timeline } from '#web/profile/timeline.tsx'
import { Panel } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { useSearch } from '#web/use-search.ts'

/** What happened, why the scores are what they are, and which playbooks are at work. */
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
          { id: 'playbooks', label: words.tabs.playbooks },
        ]}
        chosen={tab}
        onChoose={(next) => setSearch({ tab: next === 'timeline' ? undefined : next }, { replace: true })}
      >
        {tab === 'timeline' && <Timeline />}
        {tab === 'reasons' && <Reasons />}
        {tab === 'playbooks' && <Enrolments />}
      </Tabs>
    </Panel>
  )
}
