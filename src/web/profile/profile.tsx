import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { CarsPanel } from '#web/profile/cars-panel.tsx'
import { ConsentsPanel } from '#web/profile/consents-panel.tsx'
import { ContactPanel } from '#web/profile/contact-panel.tsx'
import { ContactToday } from '#web/profile/contact-today.tsx'
import { HouseholdPanel } from '#web/profile/household-panel.tsx'
import { NowPanel } from '#web/profile/now-panel.tsx'
import { OutlookPanel } from '#web/profile/outlook-panel.tsx'
import { type Profile as ProfileReply, ProfileProvider, useProfilePhrases } from '#web/profile/profile-of.ts'
import { ProfileActions } from '#web/profile/profile-actions.tsx'
import { ProfileHead } from '#web/profile/profile-head.tsx'
import { ProfileTabs } from '#web/profile/profile-tabs.tsx'
import { Standing } from '#web/profile/standing.tsx'
import { Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'
import '#web/profile/profile.css'

/** All about one customer: before a call, one look is enough. */
export function Profile(): ReactNode {
  const words = useProfilePhrases()
  const { customerId }: { readonly customerId?: string } = useParams({ strict: false })
  const { data, error, refetch } = useAsk('GET /customers/{customerId}', { params: { customerId: Number(customerId) } })
  if (data !== undefined && error === null) return <Whole profile={data} />
  return (
    <Page title={words.title} crumbs={[{ label: words.customers, href: hrefTo('customers') }]}>
      {error === null ? <Skeleton lines={12} /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
    </Page>
  )
}

function Whole({ profile }: { readonly profile: ProfileReply }): ReactNode {
  const words = useProfilePhrases()
  const { person, isVisitor } = profile
  const title = person.name ?? (person.isDeleted ? words.deleted : person.customerNo)
  return (
    <ProfileProvider value={profile}>
      <Page
        title={title}
        crumbs={[{ label: words.customers, href: hrefTo('customers') }]}
        subtitle={<ProfileHead />}
        actions={<ProfileActions />}
      >
        {person.isDeleted && <Note>{words.deletedNote}</Note>}
        {isVisitor && <Note>{words.visitor(person.centre ?? words.otherCentre)}</Note>}
        <Standing />
        <div className="profile-grid">
          <NowPanel />
          <ContactPanel />
          <div className="profile-outlook">
            <OutlookPanel />
          </div>
          <div className="stack profile-side">
            <CarsPanel />
            <HouseholdPanel />
            <ContactToday />
            <ConsentsPanel />
          </div>
          <div className="profile-history">
            <ProfileTabs />
          </div>
        </div>
      </Page>
    </ProfileProvider>
  )
}
