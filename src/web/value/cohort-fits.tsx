import type { ReactNode } from 'react'
import { cohortKinds } from '#domain/value-model/cohort.ts'
import { useLabel } from '#web/phrases/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { type FittedModel, useModelPhrases } from '#web/value/model-of.ts'

type Cohorts = FittedModel['cohorts']

/** Which customers have a fit of their own, and what it gained in the test period. */
export function CohortFits({ cohorts }: { readonly cohorts: Cohorts }): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const say = useLabel()
  if (cohorts.length === 0)
    return (
      <Panel title={words.cohorts}>
        <p className="muted">{words.cohortsNone}</p>
      </Panel>
    )
  return (
    <Panel title={words.cohorts} subtitle={words.cohortsNote}>
      <PlainTable
        label={words.cohorts}
        columns={[
          { label: words.cohort },
          { label: words.speaksFor },
          { label: words.lessError, align: 'end' },
          { label: words.customers, align: 'end' },
        ]}
        rows={cohorts.map(({ by, label, customers, against, fault, isKept }) => ({
          id: `${by} ${label.zh}`,
          isStrong: isKept,
          cells: [
            `${say(cohortKinds[by])} · ${say(label)}`,
            <Spoken key="spoken" isKept={isKept} fault={fault} />,
            against === null ? '' : <Gain key="gain" difference={against.crps} />,
            format.number(customers),
          ],
        }))}
      />
    </Panel>
  )
}

function Gain({
  difference: { mean, low, high },
}: {
  readonly difference: NonNullable<Cohorts[number]['against']>['crps']
}): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  return (
    <span title={words.interval}>
      {format.number(mean, 4)}{' '}
      <span className="muted">
        [{format.number(low, 4)}, {format.number(high, 4)}]
      </span>
    </span>
  )
}

function Spoken({ isKept, fault }: Pick<Cohorts[number], 'isKept' | 'fault'>): ReactNode {
  const words = useModelPhrases()
  const say = useLabel()
  if (fault !== null) return <span className="muted">{say(fault)}</span>
  return isKept ? (
    <Badge sign="✓" tone="good">
      {words.ownFit}
    </Badge>
  ) : (
    <span className="muted">{words.everybodysFit}</span>
  )
}
