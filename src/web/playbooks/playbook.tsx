import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { Editor } from '#web/playbooks/editor.tsx'
import { Offer } from '#web/playbooks/offer.tsx'
import { Results } from '#web/playbooks/results.tsx'
import { type PlaybookTab, readPlaybookSearch } from '#web/playbooks/search.ts'
import { Steps } from '#web/playbooks/steps.tsx'
import type { Told } from '#web/playbooks/told.ts'
import { useWords } from '#web/playbooks/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useSearch } from '#web/use-search.ts'
import '#web/playbooks/playbooks.css'

/** One playbook: its steps and who is at which, its text to change and simulate, what came of it. */
export function Playbook(): ReactNode {
  const words = useWords()
  const label = useLabel()
  const { playbookId = '' }: { readonly playbookId?: string } = useParams({ strict: false })
  const [{ tab = 'steps' }, setSearch] = useSearch(readPlaybookSearch)
  const asked = useAsk('GET /playbooks/{playbookId}', { params: { playbookId } })
  const maySeeFigures = useMe().rights.includes('figures.read')
  const tabs: PlaybookTab[] = maySeeFigures ? ['steps', 'edit', 'results'] : ['steps', 'edit']
  const { data } = asked
  return (
    <Page
      title={data === undefined ? playbookId : `${playbookId} ${label(data.label)}`}
      crumbs={[{ label: words.back, href: hrefTo('playbooks') }]}
      {...(data === undefined ? {} : { subtitle: words.version(data.version), actions: <Switch told={data} /> })}
    >
      <Answered of={asked}>
        {(told) => (
          <>
            {told.offered !== null && told.mayEdit && <Offer told={told} offered={told.offered} />}
            <Tabs
              label={words.tabsLabel}
              tabs={tabs.map((id) => ({ id, label: words.tabs[id] }))}
              chosen={tab}
              onChoose={(next: PlaybookTab) => setSearch({ tab: next === 'steps' ? undefined : next })}
            >
              {tab === 'steps' && <Steps told={told} />}
              {tab === 'edit' && <Editor key={told.version} told={told} />}
              {tab === 'results' && <Results playbookId={told.id} />}
            </Tabs>
          </>
        )}
      </Answered>
    </Page>
  )
}

function Switch({ told }: { readonly told: Told }): ReactNode {
  const words = useWords()
  const change = useChange('PUT /playbooks/{playbookId}/active', ['GET /playbooks', 'GET /playbooks/{playbookId}'])
  const onSuccess = ({ isActive }: { isActive: boolean }): void =>
    showToast({ text: isActive ? words.switchedOn : words.switchedOff, kind: 'done' })
  return (
    <>
      <Badge tone={told.isActive ? 'good' : 'neutral'} sign={told.isActive ? '●' : '○'}>
        {told.isActive ? words.on : words.off}
      </Badge>
      {told.mayEdit && (
        <Button
          isBusy={change.isPending}
          onPress={() =>
            change.mutate({ params: { playbookId: told.id }, body: { isActive: !told.isActive } }, { onSuccess })
          }
        >
          {told.isActive ? words.switchOff : words.switchOn}
        </Button>
      )}
      {change.error !== null && <ProblemNote problem={change.error} />}
    </>
  )
}
