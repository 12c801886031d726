import type { ReactNode } from 'react'
import { useLabel } from '#web/phrases/language.ts'
import { type Fit, type FittedModel, useModelPhrases } from '#web/value/model-of.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { instantText } from '#web/ui/format.ts'
import { Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface Props {
  readonly model: FittedModel
}

/** What speaks, how it did, and in plain words what to trust. */
export function ModelState({ model }: Props): ReactNode {
  const words = useModelPhrases()
  const { fit } = model
  return (
    <Panel title={words.speaks}>
      <div className="stack">
        <State model={model} />
        <Refusal model={model} />
        {fit !== null && <Words fit={fit} />}
      </div>
    </Panel>
  )
}

function State({ model: { method, fit, holdout, calibration } }: Props): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  if (fit === null) return <p>{words.formula}</p>
  const off = Math.max(0, ...calibration.map(({ foretold, happened }) => Math.abs(foretold - happened)))
  return (
    <>
      {method === 'formula' && <Note>{words.byPolicy}</Note>}
      <Figures>
        <Figure
          label={words.fitNo(String(fit.fitId))}
          value={method === 'model' ? words.byModel : words.byFormula}
          note={
            <>
              {words.knows(format.day(fit.asOf))}
              <span className="model-line">{words.fitted(instantText(fit.fittedAt))}</span>
              <span className="model-line">{words.from(format.number(fit.customers), format.number(fit.rows))}</span>
            </>
          }
        />
        {holdout !== null && (
          <>
            <Figure
              label={words.totals}
              value={holdout.totalError === null ? null : format.percent(Math.abs(holdout.totalError))}
              note={words.totalsNote(format.number(holdout.expectedVisits), format.number(holdout.actualVisits))}
            />
            <Figure label={words.chances} value={words.points(format.number(off * 100))} note={words.chancesNote} />
            <Figure
              label={words.order}
              value={holdout.auc === null ? null : format.percent(holdout.auc, 0)}
              note={words.orderNote}
            />
          </>
        )}
      </Figures>
    </>
  )
}

/** Why the latest attempt gave nothing, and what holds meanwhile. */
function Refusal({ model: { fit, refusal } }: Props): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const say = useLabel()
  if (refusal === null) return fit === null ? <Note>{words.notTried}</Note> : null
  return (
    <Note tone="fair">
      <p>
        {words.refused(format.day(refusal.asOf))}
        <b>{say(refusal.sentence)}</b>
      </p>
      <p>{fit === null ? words.fallBack : words.stillOlder}</p>
    </Note>
  )
}

function Words({ fit: { trust, warnings } }: { readonly fit: Fit }): ReactNode {
  const words = useModelPhrases()
  const say = useLabel()
  return (
    <div className="model-words">
      <section aria-label={words.trust}>
        <h3>{words.trust}</h3>
        <ul>
          {trust.map((each) => (
            <li key={each.en}>{say(each)}</li>
          ))}
        </ul>
      </section>
      {warnings.length > 0 && (
        <section aria-label={words.beware}>
          <h3>{words.beware}</h3>
          <ul>
            {warnings.map(({ code, sentence }) => (
              <li key={code}>{say(sentence)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
