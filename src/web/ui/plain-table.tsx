import type { ReactNode } from 'react'
import '#web/ui/plain-table.css'

interface PlainTableProps {
  /** What it holds; read out. */
  readonly label: string
  readonly columns: readonly { readonly label: string; readonly align?: 'start' | 'end' }[]
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[]; readonly isStrong?: boolean }[]
}

/** A few rows that need neither sorting nor scrolling; the first cell names its row. */
export function PlainTable({ label, columns, rows }: PlainTableProps): ReactNode {
  return (
    <div className="plain-table" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col" className={`cell-${column.align ?? 'start'}`}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, isStrong = false }) => (
            <tr key={id} className={isStrong ? 'plain-strong' : undefined}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at} className={`cell-${columns[at]?.align ?? 'start'}`}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
