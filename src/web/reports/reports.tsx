import type { ReactNode } from 'react'
import { addMonths, dateOf, type Day } from '#domain/calendar.ts'
import { proposalLabels } from '#domain/report/monthly-review.ts'
import { verdictLabels } from '#domain/report/holdout-verdict.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { addressOf, type Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { MonthChoice } from '#web/goals/month-choice.tsx'
import { readMonth } from '#web/goals/search.ts'
import { known } from '#web/known.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel, useLanguage, usePhrases } from '#web/phrases/language.ts'
import { reportsEn } from '#web/phrases/reports.en.ts'
import { reportsZh, type ReportsPhrases } from '#web/phrases/reports.zh.ts'
import { OutcomesByAdvisor, RecallByLevel } from '#web/reports/outcome-tables.tsx'
import { useMe } from '#web/shell/me.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Note } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { type Format, useFormat } from '#web/ui/use-format.ts'
import { useSearch } from '#web/use-search.ts'

type Review = Reply<'GET /reviews/{month}'>
type Reviewed = Review['worked'][number]

function useWords(): ReportsPhrases {
  return usePhrases(reportsZh, reportsEn)
}

/** In a month’s first ten days one looks back at the month before. */
function monthToReview(today: Day): string {
  return (dateOf(today) <= 10 ? addMonths(today, -1) : today).slice(0, 7)
}

/** A month looked back at: each segment, what worked, what did not, what to change. A PDF is the browser's print. */
export function Reports(): ReactNode {
  const words = useWords()
  const format = useFormat()
  const lang = useLanguage()
  const { group, rights } = useMe()
  const [search] = useSearch(readMonth)
  const usual = monthToReview(group.today)
  const month = search.month ?? usual
  const query = known({ centre: search.centre === undefined ? undefined : Number(search.centre) })
  const asked = useAsk('GET /reviews/{month}', { params: { month }, query })
  const file = addressOf('GET /reviews/{month}/export', {
    params: { month },
    query: { ...query, format: 'xlsx', lang },
  })
  return (
    <Page
      title={words.title}
      {...(asked.data === undefined
        ? {}
        : { subtitle: words.subtitle(format.day(asked.data.from), format.day(asked.data.to)) })}
      actions={
        <>
          <MonthChoice label={words.month} isBackOnly usual={usual} />
          {rights.includes('exports.write') && (
            <LinkButton href={file} icon="download" download>
              {words.excel}
            </LinkButton>
          )}
          <Button icon="printer" onPress={() => window.print()}>
            {words.print}
          </Button>
        </>
      }
    >
      <Answered of={asked}>
        {(review) => (
          <div className="stack">
            <Total of={review.total} />
            <Segments review={review} />
            <Playbooks title={words.worked} rows={review.worked} none={words.workedNone} />
            <Playbooks title={words.didNot} rows={review.didNot} none={words.didNotNone} />
            <Outcomes review={review} centre={query.centre} />
            {review.open.length > 0 && <Playbooks title={words.open} rows={review.open} none="" />}
          </div>
        )}
      </Answered>
    </Page>
  )
}

/** Who and at which level: the same contacts cut otherwise. */
function Outcomes({ review, centre }: { readonly review: Review; readonly centre: number | undefined }): ReactNode {
  const asked = useAsk('GET /outcomes', { query: known({ centre, from: review.from, to: review.to }) })
  return (
    <Answered of={asked}>
      {(outcomes) => (
        <>
          <RecallByLevel of={outcomes} />
          <OutcomesByAdvisor of={outcomes} />
        </>
      )}
    </Answered>
  )
}

function Total({ of }: { readonly of: Review['total'] }): ReactNode {
  const words = useWords()
  const format = useFormat()
  return (
    <Panel title={words.total}>
      <Figures>
        <Figure label={words.touched} value={format.number(of.touched)} />
        <Figure label={words.came} {...rateFigure(of.came, words, format)} />
        <Figure label={words.credited} value={format.number(of.credited)} />
        <Figure label={words.reached} value={of.attempts === 0 ? null : format.percent(of.reached / of.attempts)} />
        <Figure label={words.minutes} value={words.hours(format.number(of.minutes / 60, 1))} />
        <Figure label={words.cost} value={format.money(of.costFen)} />
        <Figure label={words.back} value={format.money(of.returnFen)} />
      </Figures>
    </Panel>
  )
}

/** The share large, what it is a share of below. */
function rateFigure({ of, who }: Review['total']['came'], words: ReportsPhrases, format: Format) {
  if (of === 0) return { value: null, note: words.notYet }
  return { value: format.percent(who / of), note: words.outOf(format.number(who), format.number(of)) }
}

function Rate({ of: { of, who } }: { readonly of: { readonly of: number; readonly who: number } }): ReactNode {
  const words = useWords()
  const format = useFormat()
  if (of === 0) return <span className="muted">{words.notYet}</span>
  return <>{words.rateOf(format.percent(who / of), format.number(who), format.number(of))}</>
}

function Segments({ review }: { readonly review: Review }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { between } = review
  if (between === null) return <Note>{words.noSnapshot}</Note>
  const to = between.to === null ? words.today : format.day(between.to)
  const share = ({ of, who }: { of: number; who: number }): string => (of === 0 ? '—' : format.percent(who / of))
  return (
    <Panel title={words.segments} subtitle={words.between(format.day(between.from), to)}>
      <PlainTable
        label={words.segments}
        columns={[
          { label: words.segment },
          { label: words.before, align: 'end' },
          { label: words.after, align: 'end' },
          { label: words.visited, align: 'end' },
          { label: words.rose, align: 'end' },
          { label: words.fell, align: 'end' },
          { label: words.contacts },
        ]}
        rows={review.segments.map(({ segment, before, after, came, rose, fell, playbooks }) => ({
          id: segment,
          cells: [
            <a key="segment" href={hrefTo('customers', { search: { segment } })}>
              {label(segmentLabels[segment])}
            </a>,
            format.number(before),
            format.number(after),
            share(came),
            share(rose),
            share(fell),
            playbooks
              .slice(0, 3)
              .map((each) => words.contact(each.playbookId, format.number(each.touched), format.number(each.came.who)))
              .join(words.and),
          ],
        }))}
      />
    </Panel>
  )
}

interface PlaybooksProps {
  readonly title: string
  readonly rows: readonly Reviewed[]
  /** Said where there are none. */
  readonly none: string
}

function Playbooks({ title, rows, none }: PlaybooksProps): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  // Of whom nothing can be told yet nothing is proposed either.
  const isProposing = rows.some(({ proposals }) => proposals.length > 0)
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <PlainTable
          label={title}
          columns={[
            { label: words.playbook },
            { label: words.rate },
            { label: words.benchmark },
            { label: words.against },
            { label: words.costReturn, align: 'end' },
            ...(isProposing ? [{ label: words.proposals }] : []),
          ]}
          rows={rows.map((row) => ({
            id: row.playbookId,
            cells: [
              <a
                key="playbook"
                href={hrefTo('playbook', { params: { playbookId: row.playbookId }, search: { tab: 'results' } })}
              >
                {row.playbookId} {label(row.label)}
              </a>,
              <Rate key="rate" of={row.came} />,
              row.benchmark === null
                ? '—'
                : words.range(format.percent(row.benchmark.low), format.percent(row.benchmark.high)),
              row.verdict === null ? '—' : label(verdictLabels[row.verdict]),
              `${format.money(row.costFen)} / ${format.money(row.returnFen)}`,
              ...(isProposing ? [row.proposals.map((each) => label(proposalLabels[each])).join(words.and)] : []),
            ],
          }))}
        />
      )}
    </Panel>
  )
}
