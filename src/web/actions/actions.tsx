import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { addressOf, type Reply } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { useAsk, usePages, type RowOf } from '#web/api/use-ask.ts'
import { actionColumns } from '#web/actions/action-columns.tsx'
import { ActionPlan } from '#web/actions/action-plan.tsx'
import { ActionSheet, everyAction } from '#web/actions/action-sheet.tsx'
import { readActions } from '#web/actions/search.ts'
import { hrefTo } from '#web/paths.ts'
import { actionsEn } from '#web/phrases/actions.en.ts'
import { actionsZh } from '#web/phrases/actions.zh.ts'
import { useLabel, useLanguage, usePhrases } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { useSearch } from '#web/use-search.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataList } from '#web/ui/data-list.tsx'
import { FilterBar, type Filter } from '#web/ui/filter-bar.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/actions/actions.css'

type Overview = Reply<'GET /actions/overview'>

/** Whom to contact this week, why, and whose work it is. Read only: results are written down on the worklist. */
export function Actions(): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const [{ tab = 'list', centre }, setSearch] = useSearch(readActions)
  const overview = useAsk(
    'GET /actions/overview',
    { query: centre === undefined ? {} : { centre: Number(centre) } },
    { keepsLast: true },
  )
  const [sheet, setSheet] = useState<RowOf<'GET /actions'>[] | null>(null)
  const closeSheet = useCallback(() => setSheet(null), [])
  return (
    <Page
      title={words.title}
      {...(overview.data === undefined
        ? {}
        : { freshness: overview.data.freshness, subtitle: <Sum of={overview.data} /> })}
      actions={<PageActions onSheet={setSheet} />}
    >
      {sheet !== null && <ActionSheet rows={sheet} onPrinted={closeSheet} />}
      <div className={sheet === null ? undefined : 'no-print'}>
        <Tabs
          label={words.view}
          tabs={[
            { id: 'list', label: words.list },
            { id: 'plan', label: words.plan },
          ]}
          chosen={tab}
          onChoose={(next) => setSearch({ tab: next === 'list' ? undefined : next })}
        >
          {tab === 'list' ? <List overview={overview.data ?? null} /> : <ActionPlan />}
        </Tabs>
      </div>
    </Page>
  )
}

function Sum({ of }: { readonly of: Overview }): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const format = useFormat()
  const total = (what: 'contacts' | 'minutes' | 'stakeFen'): number =>
    of.sums.reduce((sum, each) => sum + (each[what] ?? 0), 0)
  return words.sum(
    format.number(total('contacts')),
    format.number(total('minutes') / 60, 1),
    format.money(total('stakeFen')),
  )
}

interface PageActionsProps {
  readonly onSheet: (rows: RowOf<'GET /actions'>[]) => void
}

function PageActions({ onSheet }: PageActionsProps): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const { rights } = useMe()
  const lang = useLanguage()
  const query = useActionQuery()
  const [isBusy, print] = usePrint(onSheet)
  return (
    <>
      <Button icon="printer" isBusy={isBusy} onPress={() => void print()}>
        {words.print}
      </Button>
      {rights.includes('exports.write') &&
        (['csv', 'xlsx'] as const).map((format) => (
          <LinkButton
            key={format}
            icon="download"
            download
            href={addressOf('GET /actions/export', { query: { ...query, format, lang } })}
          >
            {words[format]}
          </LinkButton>
        ))}
    </>
  )
}

/** The list is read to its end before it goes to paper; the plan fits as it is. */
function usePrint(onSheet: PageActionsProps['onSheet']): [isBusy: boolean, print: () => Promise<void>] {
  const query = useActionQuery()
  const [{ tab = 'list' }] = useSearch(readActions)
  const [isBusy, setBusy] = useState(false)
  const print = async (): Promise<void> => {
    if (tab !== 'list') return window.print()
    setBusy(true)
    try {
      onSheet(await everyAction(query))
    } catch (problem) {
      showToast({ text: problem instanceof Problem ? problem.title : String(problem), kind: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return [isBusy, print]
}

/** The filters of the address as the server takes them. */
function useActionQuery() {
  const [{ class: classes, playbook, advisor, role, centre }] = useSearch(readActions)
  return {
    ...(classes === undefined ? {} : { class: [...classes] }),
    ...(playbook === undefined ? {} : { playbook: [...playbook] }),
    ...(advisor === undefined ? {} : { advisor: advisor.map(Number) }),
    ...(role === undefined ? {} : { role }),
    ...(centre === undefined ? {} : { centre: Number(centre) }),
  }
}

function List({ overview }: { readonly overview: Overview | null }): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const label = useLabel()
  const format = useFormat()
  const { group } = useMe()
  const pages = usePages('GET /actions', { query: useActionQuery() })
  const columns = useMemo(
    () => actionColumns({ words, label, format, today: group.today }),
    [words, label, format, group.today],
  )
  const isEmptyAtAll = overview !== null && overview.sums.length === 0
  return (
    <div className="stack">
      <Filters overview={overview} />
      <Panel isFlush>
        <DataList
          name="actions"
          label={words.title}
          columns={columns}
          pages={pages}
          keyOf={keyOf}
          hrefOf={({ customerId }) => hrefTo('profile', { params: { customerId } })}
          empty={
            <Empty title={words.empty} icon="checklist">
              {isEmptyAtAll ? words.emptyAtAll : words.emptyNext}
            </Empty>
          }
        />
      </Panel>
    </div>
  )
}

function keyOf({ customerId, actionNo }: RowOf<'GET /actions'>): string {
  return `${customerId}-${actionNo}`
}

function Filters({ overview }: { readonly overview: Overview | null }): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const label = useLabel()
  const [search, setSearch] = useSearch(readActions)
  const { sums, playbooks } = overview ?? { sums: [], playbooks: {} }
  const advisors = new Map(sums.flatMap(({ advisor }) => (advisor === null ? [] : [[advisor.staffId, advisor.name]])))
  const used = [...new Set(sums.map(({ playbook }) => playbook))]
  const filters: Filter[] = [
    {
      id: 'class',
      label: words.class,
      choices: Object.entries(actionClassLabels).map(([value, each]) => ({ value, label: label(each) })),
      chosen: search.class ?? [],
      onChoose: (values) => setSearch({ class: readActions({ class: values }).class }),
    },
    {
      id: 'playbook',
      label: words.playbook,
      choices: used.map((value) => ({ value, label: labelOf(playbooks, value, label) })),
      chosen: search.playbook ?? [],
      onChoose: (values) => setSearch({ playbook: values.length === 0 ? undefined : values }),
    },
    {
      id: 'advisor',
      label: words.advisor,
      choices: [...advisors].map(([value, name]) => ({ value: String(value), label: String(name) })),
      chosen: search.advisor ?? [],
      onChoose: (values) => setSearch({ advisor: values.length === 0 ? undefined : values }),
    },
    {
      id: 'role',
      label: words.role,
      choices: (['advisor', 'manager'] as const).map((value) => ({ value, label: words.roles[value] })),
      chosen: search.role === undefined ? [] : [search.role],
      onChoose: (values) => setSearch({ role: readActions({ role: values }).role }),
      isSingle: true,
    },
  ]
  const clear = { class: undefined, playbook: undefined, advisor: undefined, role: undefined }
  return <FilterBar filters={filters} onClear={() => setSearch(clear)} />
}

function labelOf(
  playbooks: Overview['playbooks'],
  playbook: string,
  label: (words: { zh: string; en: string }) => string,
): string {
  const words = playbooks[playbook]
  return words === undefined ? playbook : label(words)
}
