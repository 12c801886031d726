import type { ReactNode } from 'react'
import { goalMetricNames, goalMetrics, type GoalMetricName } from '#domain/goal/goal-metric.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { CentreCell, isAhead, type Centre } from '#web/centres/centre-cell.tsx'
import { CentreFile } from '#web/centres/centre-file.tsx'
import { hrefTo } from '#web/paths.ts'
import { centresEn } from '#web/phrases/centres.en.ts'
import { centresZh } from '#web/phrases/centres.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { RulesChanged } from '#web/ui/rules-changed.tsx'
import { Unknown } from '#web/ui/unknown.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/ui/figure-table.css'
import '#web/centres/centres.css'

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
    <Panel title={words.compared} subtitle={words.note} actions={<CentreFile centres={centres} />}>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.title}>
        <table className="figure-table centres-table">
          <thead>
            <tr>
              <th scope="col">{words.metric}</th>
              {centres.map(({ centreId, name, rulesChanged }) => (
                <th key={centreId} scope="col" className="number">
                  <a href={hrefTo('cockpit', { search: { centre: String(centreId) } })}>{name}</a>
                  <span className="centres-hint">
                    <RulesChanged chapters={rulesChanged} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Plain label={words.customers} centres={centres} text={({ customers }) => format.number(customers)} />
            <Plain
              label={words.meanValue}
              hint={words.valueHint}
              centres={centres}
              text={({ meanTotal }) => <MeanTotal of={meanTotal} />}
            />
            <Plain
              label={words.atRisk}
              hint={words.riskHint}
              centres={centres}
              text={({ valueAtRiskFen }) => format.money(valueAtRiskFen)}
            />
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
  readonly hint?: string
  readonly centres: readonly Centre[]
  readonly text: (centre: Centre) => ReactNode
}

function Plain({ label, hint, centres, text }: PlainProps): ReactNode {
  return (
    <tr>
      <th scope="row">
        {label}
        {hint !== undefined && <span className="centres-hint">{hint}</span>}
      </th>
      {centres.map((centre) => (
        <td key={centre.centreId} className="number" data-centre={centre.name}>
          {text(centre)}
        </td>
      ))}
    </tr>
  )
}

function MeanTotal({ of }: { readonly of: Centre['meanTotal'] }): ReactNode {
  const words = usePhrases(centresZh, centresEn)
  const format = useFormat()
  const { fen, base, interval, isTooFew } = of
  if (isTooFew) return <span className="muted">{words.tooFew(format.number(base))}</span>
  return (
    <>
      <b>{format.money(fen)}</b>
      <span className="centres-hint">
        {words.base(format.number(base))}
        {interval !== null && ` · ${words.interval(format.money(interval.low), format.money(interval.high))}`}
      </span>
    </>
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
        <td key={centres[at]?.centreId ?? at} className="number" data-centre={centres[at]?.name}>
          {each === undefined ? <Unknown /> : <CentreCell of={each} isBest={isAhead(each, found)} />}
        </td>
      ))}
    </tr>
  )
}
