import { useState, type ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import type { ChartTable } from '#web/charts/chart-table.ts'
import { Swatch } from '#web/charts/patterns.tsx'
import { ReadoutContext } from '#web/charts/readout.ts'
import { TableTools } from '#web/charts/table-tools.tsx'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { IconButton } from '#web/ui/button.tsx'
import { unknownMark } from '#web/ui/format.ts'
import '#web/charts/charts.css'

interface ChartFrameProps {
  readonly title: string
  /** What the chart shows, as a table: for whoever reads it so, and as CSV. */
  readonly table: ChartTable
  readonly asOf?: Day | null
  readonly caption?: ReactNode
  readonly legend?: readonly { readonly label: string; readonly series: number; readonly isLine?: boolean }[]
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Title, date, legend, table, download and print of a chart. */
export function ChartFrame({
  title,
  table,
  asOf,
  caption,
  legend = [],
  actions,
  children,
}: ChartFrameProps): ReactNode {
  const words = useUiPhrases()
  const [isTable, setTable] = useState(false)
  const [said, say] = useState<string | null>(null)
  return (
    <figure className="chart" aria-label={title}>
      <header className="chart-head">
        <div className="chart-name">
          <h3>{title}</h3>
          <p className="chart-sub">
            {asOf !== undefined && words.asOf(asOf ?? unknownMark)}
            <span className="chart-readout" aria-hidden="true">
              {said}
            </span>
          </p>
        </div>
        <div className="row no-print chart-tools">
          {actions}
          <IconButton
            icon={isTable ? 'retention' : 'table'}
            size="small"
            label={isTable ? words.showChart : words.showTable}
            onPress={() => setTable(!isTable)}
          />
          <TableTools name={title} asOf={asOf} table={table} />
        </div>
      </header>
      {legend.length > 0 && !isTable && (
        <ul className="legend">
          {legend.map(({ label, series, isLine = false }) => (
            <li key={label}>
              <Swatch series={series} isLine={isLine} /> {label}
            </li>
          ))}
        </ul>
      )}
      {isTable ? <FigureTable title={title} table={table} /> : <ReadoutContext value={say}>{children}</ReadoutContext>}
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

function FigureTable({ title, table }: { readonly title: string; readonly table: ChartTable }): ReactNode {
  return (
    // Wide tables scroll sideways, by keyboard too.
    <div className="chart-table" tabIndex={0} role="region" aria-label={title}>
      <table>
        <thead>
          <tr>
            {table.columns.map(({ label, align = 'start' }) => (
              <th key={label} scope="col" className={`cell-${align}`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, number) => (
            <tr key={number}>
              {row.map((cell, at) => (
                <td key={at} className={`cell-${table.columns[at]?.align ?? 'start'}`}>
                  {cell ?? unknownMark}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
