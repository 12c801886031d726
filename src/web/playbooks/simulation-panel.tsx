import { useState, type ReactNode } from 'react'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import { parseDay } from '#domain/calendar.ts'
import type { Reply } from '#web/api/client.ts'
import { useChange } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useWords } from '#web/playbooks/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { DateField } from '#web/ui/text-field.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Simulation = NonNullable<Reply<'POST /playbooks/simulate'>['simulation']>

interface SimulationPanelProps {
  readonly source: string
  readonly isFit: boolean
}

/** What the text would bring on the data of a day; nothing is kept. */
export function SimulationPanel({ source, isFit }: SimulationPanelProps): ReactNode {
  const words = useWords()
  const { today } = useMe().group
  const [on, setOn] = useState<string>(today)
  const simulate = useChange('POST /playbooks/simulate')
  const day = parseDay(on)
  const found = simulate.data?.simulation ?? null
  return (
    <Panel title={words.simulate}>
      <div className="stack">
        <div className="row playbook-simulate">
          <DateField label={words.simulateOn} value={on} max={today} onChange={setOn} />
          <Button
            isBusy={simulate.isPending}
            isDisabled={!isFit || day === null}
            onPress={() => day !== null && simulate.mutate({ body: { source, on: day } })}
          >
            {words.simulate}
          </Button>
        </div>
        {simulate.error !== null && <ProblemNote problem={simulate.error} />}
        {found === null ? <p className="muted">{words.simulateNext}</p> : <Found of={found} />}
      </div>
    </Panel>
  )
}

function Found({ of }: { readonly of: Simulation }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const hours = (minutes: number): string => words.hours(format.number(minutes / 60, 1))
  return (
    <>
      <p className="muted">{words.simulated(format.day(of.on))}</p>
      <Figures>
        <Figure
          label={words.enrols}
          value={format.number(of.enrolments)}
          note={words.ofAll(format.number(of.customers))}
        />
        <Figure label={words.tasks} value={format.number(of.advisor.tasks)} note={hours(of.advisor.minutes)} />
        <Figure label={words.managerTasks} value={format.number(of.manager.tasks)} note={hours(of.manager.minutes)} />
        <Figure label={words.messages} value={format.number(of.messages)} />
        <Figure label={words.vouchers} value={format.number(of.vouchers)} />
        <Figure label={words.cost} value={format.money(of.workFen + of.voucherFen)} />
        <Figure label={words.expected12} value={format.money(of.expectedFen)} />
      </Figures>
      <Counted
        title={words.out}
        rows={of.out.map(({ because, n }) => ({ id: because, text: words.outs[because], n }))}
      />
      <Counted
        title={words.heldBack}
        rows={of.heldBack.map(({ because, n }) => ({ id: because, text: label(heldBackLabels[because]), n }))}
      />
      <Counted
        title={words.overlaps}
        rows={of.overlaps.map(({ playbookId, n }) => ({ id: playbookId, text: playbookId, n }))}
      />
      {of.examples.length > 0 && (
        <section>
          <h4>{words.examples}</h4>
          <ul>
            {of.examples.map(({ customerId, customerNo, because }) => (
              <li key={customerId}>
                <a href={hrefTo('profile', { params: { customerId } })}>{customerNo}</a>
                {because !== null && ` ${label(because)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface CountedProps {
  readonly title: string
  readonly rows: readonly { readonly id: string; readonly text: string; readonly n: number }[]
}

function Counted({ title, rows }: CountedProps): ReactNode {
  const format = useFormat()
  if (rows.length === 0) return null
  return (
    <section>
      <h4>{title}</h4>
      <ul>
        {rows.map(({ id, text, n }) => (
          <li key={id}>
            {text} {format.number(n)}
          </li>
        ))}
      </ul>
    </section>
  )
}
