import { useEffect, type ReactNode } from 'react'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { ask, type Asked } from '#web/api/client.ts'
import type { RowOf } from '#web/api/use-ask.ts'
import { Foreseen } from '#web/actions/foreseen.tsx'
import { actionsEn } from '#web/phrases/actions.en.ts'
import { actionsZh } from '#web/phrases/actions.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { useFormat } from '#web/ui/use-format.ts'

type Row = RowOf<'GET /actions'>

/** The whole list, beyond what has been scrolled to. */
export async function everyAction(query: NonNullable<Asked<'GET /actions'>['query']>): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = null
  do {
    const page: { rows: Row[]; next: string | null } = await ask('GET /actions', {
      query: { ...query, limit: 200, ...(cursor === null ? {} : { cursor }) },
    })
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor !== null)
  return rows
}

interface ActionSheetProps {
  readonly rows: readonly Row[]
  readonly onPrinted: () => void
}

/** The week's list on paper: whose work it is, why, and room to write down what came of it. It asks for a printer at once. */
export function ActionSheet({ rows, onPrinted }: ActionSheetProps): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted)
    const asking = setTimeout(() => window.print())
    return () => {
      clearTimeout(asking)
      window.removeEventListener('afterprint', onPrinted)
    }
  }, [onPrinted])
  const people = Map.groupBy(rows, ({ role, advisor }) =>
    role === 'manager' ? words.roles.manager : (advisor?.name ?? words.nobody),
  )
  const heads = [words.customer, words.car, words.class, words.reason, words.due, words.minutes, words.result]
  return (
    <table className="action-sheet print-only">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {[...people].map(([name, own]) => (
        <Own key={name} name={name} rows={own} />
      ))}
    </table>
  )
}

function Own({ name, rows }: { readonly name: string; readonly rows: readonly Row[] }): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const format = useFormat()
  const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={7}>
          {name} <span className="muted">{words.sheetOf(format.number(rows.length), format.number(minutes))}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <Line key={`${row.customerId}-${row.actionNo}`} row={row} />
      ))}
    </tbody>
  )
}

function Line({ row }: { readonly row: Row }): ReactNode {
  const label = useLabel()
  const format = useFormat()
  const { today } = useMe().group
  return (
    <tr>
      <td className="action-sheet-whole">{row.name}</td>
      <td className="action-sheet-whole">{row.plate ?? row.model}</td>
      <td>{label(actionClassLabels[row.class])}</td>
      <td>
        {row.reasons.map((reason) => (
          <div key={reason.playbook + reason.because.zh}>
            <b>{label(reason.label)}</b> {label(reason.because)} <Foreseen became={reason.became} />
          </div>
        ))}
      </td>
      <td className="action-sheet-whole">{format.day(row.dueOn, today)}</td>
      <td>{format.number(row.minutes)}</td>
      <td className="action-sheet-result" />
    </tr>
  )
}
