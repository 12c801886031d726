import type { ReactNode } from 'react'
import { goalMetricNames, goalMetrics, type GoalMetricName } from '#domain/goal/goal-metric.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { goalText } from '#web/goals/goal-text.ts'
import { hrefTo } from '#web/paths.ts'
import { centresEn } from '#web/phrases/centres.en.ts'
import { centresZh, type CentresPhrases } from '#web/phrases/centres.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { Unknown } from '#web/ui/unknown.tsx'
import { useFormat, type Format } from '#web/ui/use-format.ts'
import '#web/ui/figure-table.css'
import '#web/centres/centres.css'

type Centre = Reply<'GET /centres'>['centres'][number]
type Metric = Centre['metrics'][number]

/** Centres side by side, each number with what it is told from. */
export function Centres(): ReactNode {
  const words = usePhrases(centresZh, centresEn)
  const asked = useAsk('GET /centres', {})
  const { data } = asked
  return (
    <Page title={words.title} {...(data === undefined ? {} : { freshness: data.freshness })}>
      <Answered of={asked}>
        {({ centres }) =>
          centres.some(({ metrics }) => metrics.length > 0) ? (
            <Comparison centres={centres} />
          ) : (
            <Empty title={words.empty} icon="centres">
              {words.emptyNext}
            </Empty>
          )
        }
      </Answered>
    </Page>
  )
}

function Comparison({ centres }: { readonly centres: readonly Centre[] }): ReactNode {
  const words = usePhrases(centresZh, centresEn)
  const format = useFormat()
  return (
    <Panel title={words.title} subtitle={words.note}>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.title}>
        <table className="figure-table centres-table">
          <thead>
            <tr>
              <th scope="col">{words.metric}</th>
              {centres.map(({ centreId, name }) => (
                <th key={centreId} scope="col" className="number">
                  <a href={hrefTo('cockpit', { search: { centre: String(centreId) } })}>{name}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Plain label={words.customers} centres={centres} text={({ customers }) => format.number(customers)} />
            <Plain label={words.meanValue} centres={centres} text={({ meanTotalFen }) => format.money(meanTotalFen)} />
            <Plain label={words.atRisk} centres={centres} text={({ valueAtRiskFen }) => format.money(valueAtRiskFen)} />
            {goalMetricNames.map((metric) => (
              <MetricLine key={metric} metric={metric} centres={centres} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

interface PlainProps {
  readonly label: string
  readonly centres: readonly Centre[]
  readonly text: (centre: Centre) => string
}

function Plain({ label, centres, text }: PlainProps): ReactNode {
  return (
    <tr>
      <th scope="row">{label}</th>
      {centres.map((centre) => (
        <td key={centre.centreId} className="number">
          {text(centre)}
        </td>
      ))}
    </tr>
  )
}

function MetricLine({
  metric,
  centres,
}: {
  readonly metric: GoalMetricName
  readonly centres: readonly Centre[]
}): ReactNode {
  const label = useLabel()
  const found = centres.map(({ metrics }) => metrics.find((each) => each.metric === metric))
  return (
    <tr>
      <th scope="row">
        {label(goalMetrics[metric].label)}
        <span className="centres-hint">{label(goalMetrics[metric].hint)}</span>
      </th>
      {found.map((each, at) => (
        <td key={centres[at]?.centreId ?? at} className="number">
          {each === undefined ? <Unknown /> : <Cell of={each} isBest={isAhead(each, found)} />}
        </td>
      ))}
    </tr>
  )
}

/** Above every other by more than chance explains: its interval lies above theirs. */
function isAhead({ metric, interval }: Metric, all: readonly (Metric | undefined)[]): boolean {
  const others = all.filter((each) => each !== undefined && each.interval !== null && each.interval !== interval)
  return (
    interval !== null &&
    others.length > 0 &&
    others.every((each) => each?.metric === metric && interval.low > (each.interval?.high ?? 1))
  )
}

function Cell({ of, isBest }: { readonly of: Metric; readonly isBest: boolean }): ReactNode {
  const words = usePhrases(centresZh, centresEn)
  const format = useFormat()
  const { metric, value, before, base, interval, isTooFew } = of
  if (isTooFew) return <span className="muted">{words.tooFew(format.number(base))}</span>
  const moved = value === null || before === null ? null : value - before
  return (
    <>
      {isBest && <Badge tone="good">{words.best}</Badge>} <b>{goalText(metric, value, format)}</b>
      <span className="centres-hint">
        {words.base(format.number(base))}
        {interval !== null && ` · ${words.interval(format.percent(interval.low), format.percent(interval.high))}`}
      </span>
      {moved !== null && (
        <span className="centres-hint">
          {words.before} {changeText(metric, moved, format, words)}
        </span>
      )}
    </>
  )
}

function changeText(metric: GoalMetricName, moved: number, format: Format, words: CentresPhrases): string {
  const isShare = goalMetrics[metric].unit === 'share'
  const size = isShare
    ? words.points(format.number(Math.abs(moved) * 100, 1))
    : goalText(metric, Math.abs(moved), format)
  return moved === 0 ? `±${size}` : `${moved > 0 ? '+' : '−'}${size}`
}
