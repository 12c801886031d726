import type { ReactNode } from 'react'
import { useLabel } from '#web/phrases/language.ts'
import { type Fit, useModelPhrases } from '#web/value/model-of.ts'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface Props {
  readonly fit: Fit
}

type Parameter = Fit['members'][number]['parameters'][number]

/** Parameters with their intervals, for whoever wants to check the model: each model that speaks, then the margin. */
export function FitDetails({ fit }: Props): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const say = useLabel()
  const { members, spend, seconds } = fit
  return (
    <Panel title={words.fit} subtitle={words.fitNote(format.number(seconds, 1))}>
      <div className="stack model-members">
        {members.map(({ model, label, k, share, logLikelihood, iterations, parameters }) => (
          <details key={`${model} ${k}`}>
            <summary>
              <b>{say(label)}</b>
              <span className="muted">
                {[
                  words.share(format.percent(share, 0)),
                  ...(k === null ? [] : [words.regular(String(k))]),
                  `${words.logLikelihood} ${format.number(logLikelihood, 1)}`,
                  words.converged(format.number(iterations)),
                ].join(' · ')}
              </span>
            </summary>
            <Parameters label={say(label)} parameters={parameters} />
          </details>
        ))}
        {spend.parameters.length > 0 && (
          <details>
            <summary>
              <b>{words.spend}</b>
              <span className="muted">Gamma-Gamma</span>
            </summary>
            <Parameters label={words.spend} parameters={spend.parameters} />
          </details>
        )}
      </div>
    </Panel>
  )
}

const greek: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ' }

function Parameters({ label, parameters }: { readonly label: string; readonly parameters: Parameter[] }): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const senseOf = useSense()
  return (
    <PlainTable
      label={label}
      columns={[
        { label: words.parameter },
        { label: words.estimate, align: 'end' },
        { label: words.interval, align: 'end' },
        { label: words.sense },
      ]}
      rows={parameters.map(({ name, value, low, high }) => ({
        id: name,
        cells: [
          <i key="name">{greek[name] ?? name.replace('pi_', 'π')}</i>,
          format.number(value, digitsOf(value)),
          low === null || high === null
            ? words.notFelt
            : `${format.number(low, digitsOf(value))}–${format.number(high, digitsOf(value))}`,
          senseOf(name),
        ],
      }))}
    />
  )
}

/** Three figures that count. */
function digitsOf(value: number): number {
  return Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3
}

function useSense(): (name: string) => string {
  const { meanings } = useModelPhrases()
  const { pi, ...letters } = meanings
  const senses: Readonly<Record<string, string>> = letters
  return (name) => (name.startsWith('pi_') ? pi(name.slice(3)) : (senses[name] ?? ''))
}
