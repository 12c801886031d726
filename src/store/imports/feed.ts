import type { Label } from '#domain/label.ts'

/**
 * How the rows of one import kind become rows of our tables. A feed is data: `resolve.ts` finds out whom each row
 * belongs to, `merge.ts` writes the targets. SQL snippets name the resolved row `r`.
 */
export interface Feed {
  readonly kind: string
  /** Resolved columns that name one record within the file; rows that share them are duplicates. */
  readonly key: readonly string[]
  readonly belongs: Belonging
  /** The file column that holds the customer's number; `customer_no` where nothing else is said. */
  readonly customerColumn?: string
  /** A file column that names a second customer by number, where they are one; `mayNotBeSelf`: never the first. */
  readonly other?: { readonly column: string; readonly mayNotBeSelf?: true }
  /**
   * Set where a later file may give a record to another customer: the kind of its `record_keys` rows, the column of
   * its number, and the tables that hold it.
   */
  readonly record?: { readonly kind: string; readonly no: string; readonly tables: readonly string[] }
  /** Civil day by which "whose car was it" is asked; a snippet over the staged row `s`. */
  readonly carDay?: string
  readonly targets: readonly Target[]
}

/** How a row finds its customer. */
export type Belonging = 'itself' | 'number' | 'number-or-car' | 'order' | 'order-or-number'

export interface Target {
  readonly table: string
  /** What people call a row of the table, and the columns by which they know one. */
  readonly called: Label
  readonly knownBy: readonly string[]
  /** Key columns after `customer_id`; for tables keyed otherwise all of them, with `customer_id` among `columns`. */
  readonly key: Readonly<Record<string, string>>
  readonly isKeyedByCustomer?: false
  /** Value columns: a snippet over `r`. Null leaves the value that is there. */
  readonly columns: Readonly<Record<string, string>>
  /** The file column behind a value column, where it is another: what "empty clears" clears. */
  readonly clearedBy?: Readonly<Record<string, string>>
  /** For NOT NULL columns: what a new row gets where the file says nothing. */
  readonly defaults?: Readonly<Record<string, string>>
  /** Columns that are set once, when the row is made. */
  readonly fixed?: readonly string[]
  /** The file tells the whole of a row: what it leaves out is not known any more, instead of staying as it was. */
  readonly replaces?: true
  /** The table has a `held` column: fields edited by people are left alone. */
  readonly holds?: true
  /** Only these rows, a condition over `r`. */
  readonly where?: string
  /** An update is refused where this condition over `t` (the row) and `i` (the incoming) does not hold. */
  readonly updateIf?: string
}

export function customerColumnOf({ customerColumn = 'customer_no' }: Feed): string {
  return customerColumn
}
