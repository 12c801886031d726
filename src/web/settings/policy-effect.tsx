import { useEffect, type ReactNode } from 'react'
import { type MovedScoreName, movedScores } from '#domain/policy-moves.ts'
import type { Label } from '#domain/label.ts'
import type { Reply } from '#web/api/client.ts'
import { etagOf } from '#web/api/etag.ts'
import { useChange } from '#web/api/use-ask.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { SankeyChart } from '#web/charts/sankey-chart.tsx'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { changesIn, type Draft, type PolicyReply } from '#web/settings/policy-draft.ts'
import { valueText } from '#web/settings/value-text.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Note, ProblemNote, ProgressBar } from '#web/ui/note.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface PolicyEffectProps {
  readonly policy: PolicyReply
  readonly draft: Draft
  readonly centre: { readonly centre?: number }
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** What a change would move on today's customers, before it is saved. */
export function PolicyEffect({ policy, draft, centre, onClose, onSaved }: PolicyEffectProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).policy
  const { mutate: tryIt, data, error, isPending } = useChange('POST /policy/preview')
  const save = useChange('PUT /policy', ['GET /policy', 'GET /policy/versions'])
  const asked = { query: centre, body: { changes: changesIn(draft) } }
  const key = JSON.stringify(asked)
  useEffect(() => tryIt(JSON.parse(key) as typeof asked), [tryIt, key])
  const keep = (): void =>
    save.mutate(
      { ...asked, ifMatch: etagOf(policy) },
      {
        onSuccess: () => {
          showToast({ text: words.saved })
          onSaved()
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={words.effect}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{words.back}</Button>
          <Button variant="primary" isDisabled={data === undefined} isBusy={save.isPending} onPress={keep}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="stack">
        {isPending && <ProgressBar label={words.trying} share={null} />}
        {error !== null && <ProblemNote problem={error} />}
        {save.error !== null && <ProblemNote problem={save.error} />}
        {data !== undefined && <Effect effect={data} />}
      </div>
    </Dialog>
  )
}

type EffectReply = Reply<'POST /policy/preview'>

function Effect({ effect }: { readonly effect: EffectReply }): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).policy
  const label = useLabel()
  const format = useFormat()
  const names = Object.keys(movedScores) as MovedScoreName[]
  const moved = (name: MovedScoreName): number => effect.moves[name].reduce((sum, { customers }) => sum + customers, 0)
  const { valueAtRiskFen: risk, valueAtRiskChange } = effect
  return (
    <>
      <ul className="effect-changes">
        {effect.changes.map((change) => (
          <li key={`${change.group}.${change.name}`}>
            {label(change.label)}
            <strong>
              {valueText(change.from, null, label)} → {valueText(change.to, null, label)}
            </strong>
          </li>
        ))}
      </ul>
      <Figures>
        {names.map((name) => (
          <Figure
            key={name}
            label={label(movedScores[name].label)}
            value={format.number(moved(name))}
            note={words.movedOf(format.number(effect.customers))}
          />
        ))}
        <Figure
          label={words.atRisk}
          value={
            valueAtRiskChange === null
              ? null
              : `${valueAtRiskChange > 0 ? '+' : ''}${format.percent(valueAtRiskChange)}`
          }
          {...(risk === null ? {} : { note: `${format.money(risk.before)} → ${format.money(risk.after)}` })}
        />
      </Figures>
      {names.every((name) => moved(name) === 0) && <Note>{words.movesNobody}</Note>}
      {names.map(
        (name) => effect.moves[name].length > 0 && <Moves key={name} name={name} moves={effect.moves[name]} />,
      )}
    </>
  )
}

interface MovesProps {
  readonly name: MovedScoreName
  readonly moves: EffectReply['moves'][MovedScoreName]
}

/** The widest streams are drawn; the table has all. */
const mostDrawn = 24

function Moves({ name, moves }: MovesProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).policy
  const label = useLabel()
  const format = useFormat()
  const values: Readonly<Record<string, Label>> = movedScores[name].values
  const word = (id: string): string => label(values[id] ?? { zh: id, en: id })
  const drawn = moves.slice(0, mostDrawn)
  const nodes = (['from', 'to'] as const).flatMap((side) =>
    [...new Set(drawn.map((move) => move[side]))].map((id) => ({
      id: `${side} ${id}`,
      label: word(id),
      series: Object.keys(values).indexOf(id) + 1,
    })),
  )
  const title = label(movedScores[name].label)
  return (
    <ChartFrame
      title={title}
      table={{
        columns: [{ label: words.from }, { label: words.to }, { label: words.customers, align: 'end' }],
        rows: moves.map(({ from, to, customers }) => [word(from), word(to), customers]),
      }}
    >
      <SankeyChart
        label={title}
        nodes={nodes}
        links={drawn.map(({ from, to, customers }) => ({
          source: `from ${from}`,
          target: `to ${to}`,
          value: customers,
        }))}
        format={(value) => format.number(value)}
        height={220}
      />
    </ChartFrame>
  )
}
