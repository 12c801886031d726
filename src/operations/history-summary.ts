import type { Label } from '#domain/label.ts'
import type { CustomerHistory } from '#domain/value-model/visit-log.ts'
import { rowFaultSentence } from '#intake/fault-sentences.ts'
import { decimalReader, wholeReader } from '#intake/values/number.ts'
import { readKey } from '#intake/values/text.ts'
import { readColumns, type ColumnWish, type TableFault } from '#operations/table-columns.ts'

/** Histories as somebody else summed them up, a row for each customer or for `weight` of them. */
export interface ReadSummary {
  readonly customers: readonly CustomerHistory[]
  readonly weights: readonly number[]
  readonly hasLitt: boolean
  readonly hasStar: boolean
  /** The length of the holdout, where a column says it and it is the same for all. */
  readonly ahead: number | null
  readonly rows: number
  readonly rejected: number
  readonly sentences: readonly Label[]
}

const ages = decimalReader({ min: 0, max: 1e7 })
const visits = wholeReader({ min: 0, max: 1e7 })

/** Names are the papers', and those that lifetimes, BTYDplus and CLVTools write. */
const wishes: readonly ColumnWish[] = [
  { header: 'x', also: ['frequency'], read: visits, isRequired: true },
  { header: 't_x', also: ['t.x', 'tx', 'recency'], read: ages, isRequired: true },
  { header: 'T', also: ['T.cal', 'T_cal'], read: ages, isRequired: true },
  { header: 'litt', read: decimalReader({ min: -1e9, max: 1e9 }), isRequired: false },
  { header: 'weight', also: ['weights', 'n'], read: decimalReader({ min: 0, max: 1e9 }), isRequired: false },
  { header: 'x_star', also: ['x.star', 'xstar'], read: visits, isRequired: false },
  { header: 'T_star', also: ['T.star', 'tstar'], read: ages, isRequired: false },
  {
    header: 'mean_amount',
    also: ['monetary_value', 'z', 'zbar', 'm_x'],
    read: decimalReader({ min: -1e12, max: 1e12 }),
    isRequired: false,
  },
  { header: 'customer', also: ['cust', 'customer_id', 'id'], read: readKey, isRequired: false },
]

/** Reads a table of histories: `x`, `t_x`, `T`, and where they are there `litt`, `weight`, `x_star`, `T_star`, `mean_amount`, `customer`. */
export async function readHistorySummary(path: string): Promise<ReadSummary | TableFault> {
  const [customers, weights, impossible]: [CustomerHistory[], number[], number[]] = [[], [], []]
  const lengths = new Set<string | null>()
  const read = await readColumns(path, wishes, (cells, row) => {
    const history = historyFrom(cells, row)
    if (!isPossible(history)) return void impossible.push(row)
    customers.push(history)
    weights.push(Number(cells[4] ?? 1))
    lengths.add(cells[6] ?? null)
  })
  if ('fault' in read) return read
  const [length] = lengths
  return {
    customers,
    weights,
    hasLitt: read.present[3] === true,
    hasStar: read.present[5] === true,
    ahead: lengths.size === 1 && typeof length === 'string' ? Number(length) : null,
    rows: read.rows,
    rejected: read.rejected + impossible.length,
    sentences: [
      ...read.faults.map(rowFaultSentence),
      ...impossible.slice(0, 20).map((row) => ({
        zh: `第 ${row} 行：应有 t_x ≤ T，且 x = 0 时 t_x = 0、x > 0 时 t_x > 0`,
        en: `row ${row}: t_x ≤ T is expected, and t_x = 0 where x = 0, above 0 where x > 0`,
      })),
    ],
  }
}

function historyFrom(cells: readonly (string | null)[], row: number): CustomerHistory {
  const number = (column: number): number => Number(cells[column] ?? 0)
  const meanAmount = cells[7] ?? null
  return {
    x: number(0),
    tx: number(1),
    T: number(2),
    litt: number(3),
    xStar: number(5),
    meanAmount: meanAmount === null ? null : Number(meanAmount),
    customer: cells[8] ?? String(row),
  }
}

function isPossible({ x, tx, T }: CustomerHistory): boolean {
  return tx <= T && (x === 0) === (tx === 0)
}
