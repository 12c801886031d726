import type { ReactNode } from 'react'
import { TableTools, shortCell } from '#web/charts/table-tools.tsx'
import { useLabel } from '#web/phrases/language.ts'
import { type FittedModel, useModelPhrases } from '#web/value/model-of.ts'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Compared = FittedModel['comparison'][number]

const measures = ['crps', 'brier', 'logLoss'] as const
const signs = { better: '✓', worse: '✕', open: '≈' } as const

/** The forecast in use beside those it is made of, and beside the plainest one, by what happened afterwards. */
export function ModelComparison({ model: { comparison, holdout } }: { readonly model: FittedModel }): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const say = useLabel()
  if (holdout === null || comparison.length === 0)
    return (
      <Panel title={words.comparison}>
        <p className="muted">{words.noComparison}</p>
      </Panel>
    )
  const nameOf = ({ label, k, name }: Compared): string =>
    k === null || !name.endsWith('-k') ? say(label) : `${say(label)} (k\u00A0=\u00A0${k})`
  const heads = [words.weight, ...measures.map((measure) => words.errors[measure][0]), words.totalError]
  const table = {
    columns: [words.forecast, ...heads].map((label) => ({ label: label ?? '' })),
    rows: comparison.map((each) => [
      nameOf(each),
      ...[each.share, each.crps, each.brier, each.logLoss, each.totalError].map(shortCell),
    ]),
  }
  return (
    <Panel
      title={words.comparison}
      subtitle={words.comparisonNote(format.day(holdout.calibrationEndOn))}
      actions={<TableTools name={words.comparison} asOf={holdout.untilOn} table={table} />}
    >
      <div className="stack model-compared">
        <PlainTable
          label={words.comparison}
          columns={[
            { label: words.forecast },
            ...heads.map((label) => ({ label: label ?? '', align: 'end' as const })),
          ]}
          rows={comparison.map((each) => ({
            id: `${each.name} ${each.k}`,
            isStrong: each.against === null,
            cells: [
              nameOf(each),
              each.share === null ? '' : format.percent(each.share, 0),
              ...measures.map((measure) => (
                <Measured key={measure} value={each[measure]} verdict={each.against?.[measure].verdict} />
              )),
              format.percent(each.totalError),
            ],
          }))}
        />
        <dl className="model-terms">
          {measures.map((measure) => (
            <div key={measure}>
              <dt>{words.errors[measure][0]}</dt>
              <dd>{words.errors[measure][1]}</dd>
            </div>
          ))}
        </dl>
        <p className="muted model-note">{words.weightNote}</p>
      </div>
    </Panel>
  )
}

interface MeasuredProps {
  readonly value: number
  /** What the interval of the difference says of the one in use; undefined of itself. */
  readonly verdict: keyof typeof signs | undefined
}

function Measured({ value, verdict }: MeasuredProps): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  return (
    <>
      {format.number(value, 3)}
      {verdict !== undefined && (
        <span className={`model-verdict model-${verdict}`}>
          <span aria-hidden="true">{signs[verdict]}</span> {words.verdicts[verdict]}
        </span>
      )}
    </>
  )
}
