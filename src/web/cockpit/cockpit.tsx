import type { ReactNode } from 'react'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { useAsk } from '#web/api/use-ask.ts'
import type { CockpitFigures } from '#web/cockpit/cockpit-figures.ts'
import { GoalsPanel } from '#web/cockpit/goals-panel.tsx'
import { JobNotes } from '#web/cockpit/job-notes.tsx'
import { LevelsPanel } from '#web/cockpit/levels-panel.tsx'
import { NewsPanel } from '#web/cockpit/news-panel.tsx'
import { StandList } from '#web/cockpit/stand-list.tsx'
import { TodayFigures } from '#web/cockpit/today-figures.tsx'
import { WeekPanel } from '#web/cockpit/week-panel.tsx'
import { hrefTo } from '#web/paths.ts'
import { cockpitEn } from '#web/phrases/cockpit.en.ts'
import { cockpitZh } from '#web/phrases/cockpit.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useCentre } from '#web/use-search.ts'
import { SegmentBadge } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Empty, Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { RulesChanged } from '#web/ui/rules-changed.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/ui/figure-table.css'
import '#web/cockpit/cockpit.css'

/** How the centre stands this morning, and what to do about it. */
export function Cockpit(): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const centre = useCentre()
  const { data, error, refetch } = useAsk(
    'GET /cockpit',
    { query: centre === undefined ? {} : { centre: Number(centre) } },
    { keepsLast: true },
  )
  if (error?.code === 'no-scores-yet') return <NothingYet />
  return (
    <Page title={words.title} {...(data === undefined ? {} : { freshness: data.freshness })}>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined ? error === null && <Skeleton lines={12} /> : <Whole figures={data} />}
    </Page>
  )
}

function NothingYet(): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  return (
    <Page title={words.title}>
      <Panel>
        <Empty
          title={words.empty}
          icon="gauge"
          actions={
            <LinkButton href={hrefTo('imports')} variant="primary" icon="upload">
              {words.toImports}
            </LinkButton>
          }
        >
          {words.emptyNext}
        </Empty>
      </Panel>
    </Page>
  )
}

function Whole({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  return (
    <>
      <JobNotes />
      {figures.freshness.isBehind && <Note>{words.isBehind}</Note>}
      <TodayFigures figures={figures} />
      <KeyFigures figures={figures} />
      <div className="cockpit">
        <WeekPanel figures={figures} />
        <LevelsPanel figures={figures} />
        <NewsPanel figures={figures} />
        <GoalsPanel figures={figures} />
        <StagesPanel figures={figures} />
        <SegmentsPanel figures={figures} />
      </div>
    </>
  )
}

function KeyFigures({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const { customers, attention, levels, actions } = figures
  const risky = levels.filter(({ level }) => level !== 'none' && level !== 'l1')
  const atRisk = risky.reduce((sum, { valueAtRiskFen }) => sum + (valueAtRiskFen ?? 0), 0)
  const contacts = actions.reduce((sum, each) => sum + each.contacts, 0)
  const hours = actions.reduce((sum, each) => sum + each.minutes, 0) / 60
  return (
    <Figures>
      <Figure
        label={words.customers}
        value={format.number(customers.now)}
        change={customers.before === null ? null : customers.now - customers.before}
        better="more"
        href={hrefTo('customers')}
      />
      <Figure
        label={words.contacts}
        value={format.number(contacts)}
        note={words.contactsNote(format.number(hours, 1))}
        href={hrefTo('actions')}
      />
      <Figure
        label={words.atRisk}
        value={format.money(atRisk)}
        note={words.atRiskNote}
        href={hrefTo('customers', { search: { level: risky.map(({ level }) => level) } })}
      />
      <Figure
        label={words.vips}
        value={format.number(attention.vips)}
        href={hrefTo('customers', { search: { vip: true } })}
      />
      <Figure
        label={words.neglected}
        value={format.number(attention.neglectedHighValue)}
        href={hrefTo('customers', { search: { neglected: true } })}
      />
      <Figure
        label={words.falseHigh}
        value={format.number(attention.falseHighValue)}
        href={hrefTo('customers', { search: { falseHighValue: true } })}
      />
    </Figures>
  )
}

function StagesPanel({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const label = useLabel()
  const format = useFormat()
  const { stages, customers } = figures
  return (
    <Panel title={words.stages} subtitle={<Since figures={figures} />}>
      <StandList
        label={words.stages}
        of={customers.now}
        rows={stages.map(({ stage, ...counts }) => ({
          id: stage,
          label: label(stageLabels[stage]),
          ...counts,
          note: format.percent(customers.now === 0 ? null : counts.customers / customers.now),
          href: hrefTo('customers', { search: { stage } }),
        }))}
      />
    </Panel>
  )
}

function Since({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const { since, freshness, rulesChanged } = figures
  if (since === null) return words.noSince
  return (
    <>
      {words.since(format.day(since, freshness.asOf))} <RulesChanged chapters={rulesChanged} />
    </>
  )
}

function SegmentsPanel({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  return (
    <Panel
      title={words.segments}
      subtitle={
        <>
          {words.segmentsNote} <RulesChanged chapters={figures.rulesChanged} />
        </>
      }
    >
      <StandList
        label={words.segments}
        of={figures.customers.now}
        rows={figures.segments.map(({ segment, share, expected, ...counts }) => ({
          id: segment,
          label: <SegmentBadge segment={segment} />,
          ...counts,
          note: format.percent(share),
          expected,
          href: hrefTo('customers', { search: { segment } }),
        }))}
      />
    </Panel>
  )
}
