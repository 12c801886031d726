import type { ReactNode } from 'react'
import { daysBetween, type Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { actionClassLabels, type ActionClass } from '#domain/playbook/action-class.ts'
import type { RowOf } from '#web/api/use-ask.ts'
import { Foreseen } from '#web/actions/foreseen.tsx'
import { hrefTo } from '#web/paths.ts'
import type { ActionsPhrases } from '#web/phrases/actions.zh.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import type { Column } from '#web/ui/columns.ts'
import { PersonName } from '#web/ui/person-name.tsx'
import { Unknown } from '#web/ui/unknown.tsx'
import type { Format } from '#web/ui/use-format.ts'

type Row = RowOf<'GET /actions'>

interface Reading {
  readonly words: ActionsPhrases
  readonly label: (words: Label) => string
  readonly format: Format
  readonly today: Day
}

const looks: Readonly<Record<ActionClass, readonly [sign: string, tone: Tone]>> = {
  high: ['！', 'bad'],
  medium: ['＝', 'fair'],
  low: ['–', 'neutral'],
}

/** The columns of the week's contacts. */
export function actionColumns({ words, label, format, today }: Reading): Column<Row>[] {
  return [
    {
      id: 'customer',
      label: words.customer,
      width: 'minmax(96px, 0.8fr)',
      cell: ({ name, customerId }) => <PersonName name={name} href={hrefTo('profile', { params: { customerId } })} />,
    },
    {
      id: 'class',
      label: words.class,
      width: '92px',
      cell: (row) => (
        <Badge sign={looks[row.class][0]} tone={looks[row.class][1]}>
          {label(actionClassLabels[row.class])}
        </Badge>
      ),
    },
    {
      id: 'reason',
      label: words.reason,
      width: 'minmax(220px, 3fr)',
      cell: (row) => <Reasons row={row} words={words} label={label} />,
    },
    {
      id: 'became',
      label: words.became,
      width: 'minmax(140px, 1.6fr)',
      cell: ({ reasons }) => <SoFar became={leadingOf(reasons)} why={words.notLookedAt} />,
    },
    {
      id: 'stake',
      label: words.stake,
      align: 'end',
      width: '92px',
      cell: ({ stakeFen }) => format.money(stakeFen),
    },
    { id: 'minutes', label: words.minutes, align: 'end', width: '60px', cell: ({ minutes }) => format.number(minutes) },
    {
      id: 'due',
      label: words.due,
      width: '152px',
      cell: ({ dueOn }) => <Due on={dueOn} today={today} words={words} format={format} />,
    },
    { id: 'advisor', label: words.advisor, width: '90px', cell: ({ advisor }) => advisor?.name ?? words.nobody },
    { id: 'role', label: words.role, width: '90px', cell: ({ role }) => words.roles[role], isDefault: false },
    {
      id: 'car',
      label: words.car,
      width: 'minmax(120px, 1fr)',
      cell: ({ model, plate }) => [model, plate].filter((each) => each !== null).join(' ') || <Unknown />,
    },
    {
      id: 'phone',
      label: words.phone,
      width: '120px',
      cell: ({ phoneMasked }) => phoneMasked ?? <Unknown />,
      isDefault: false,
    },
  ]
}

/** Of a contact for several reasons, what has become of the first of which anything is known. */
function leadingOf(reasons: Row['reasons']): Row['reasons'][number]['became'] {
  return reasons.find(({ became }) => became !== null)?.became ?? null
}

interface SoFarProps {
  readonly became: ReturnType<typeof leadingOf>
  readonly why: string
}

function SoFar({ became, why }: SoFarProps): ReactNode {
  return became === null ? <Unknown why={why} /> : <Foreseen became={became} />
}

interface ReasonsProps extends Pick<Reading, 'words' | 'label'> {
  readonly row: Row
}

function Reasons({ row, words, label }: ReasonsProps): ReactNode {
  const [first, ...others] = row.reasons
  if (first === undefined) return <Unknown />
  const all = row.reasons.map(({ because }) => label(because)).join('\n')
  return (
    <span className="action-reason" title={all}>
      <b>{label(first.label)}</b> {label(first.because)}
      {others.length > 0 && <span className="muted"> {words.more(String(others.length))}</span>}
    </span>
  )
}

function Due({
  on,
  today,
  words,
  format,
}: { readonly on: Day } & Pick<Reading, 'today' | 'words' | 'format'>): ReactNode {
  const late = daysBetween(on, today)
  return (
    <span className="action-due">
      {format.day(on, today)}
      {late > 0 && <span className="action-late">{words.late(format.number(late))}</span>}
    </span>
  )
}
