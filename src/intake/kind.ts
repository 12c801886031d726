import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'

/** One kind of import file (spec §7.1): what its columns are called and what their cells mean. */
export interface KindOf<Id extends string> {
  readonly id: Id
  readonly label: Label
  /** Columns that together name a record within its source; empty where the rows feed other kinds. */
  readonly key: readonly string[]
  readonly columns: readonly Column[]
  /** Of each group at least one column must be there, and filled in every row. */
  readonly needsOneOf?: readonly (readonly string[])[]
  /**
   * Columns that a sheet with merged cells shows only in the first row of a block. A row that leaves all of them
   * empty takes them from the row above and is flagged.
   */
  readonly continues?: readonly string[]
}

/** One kind; its own id stays its type, and so `KindId` knows it. */
export function importKind<const Id extends string>(kind: KindOf<Id>): KindOf<Id> {
  return kind
}

export interface Column {
  readonly id: string
  readonly label: Label
  /** Further headers seen in exports; case, spaces, punctuation and a trailing unit in brackets do not matter. */
  readonly aliases?: readonly string[]
  /** The column must be there and every cell filled. */
  readonly required?: true
  readonly type: ValueType
}

/** How a cell is read, and what it must satisfy. */
export type ValueType =
  | { readonly reads: 'text' | 'name' | 'key' | 'vin' | 'phone' | 'money' | 'yes_no' | 'tags' }
  | ({ readonly reads: 'day' | 'time' } & DayBounds)
  | ({ readonly reads: 'whole' | 'decimal' } & NumberBounds)
  | { readonly reads: 'code'; readonly codes: CodeTable }

export interface DayBounds {
  readonly notBefore?: Day
  readonly notAfterImportDay?: true
}

export interface NumberBounds {
  readonly min: number
  readonly max: number
  /** A fraction is rounded to the nearest whole number instead of being refused. */
  readonly rounds?: true
}

/** The words that a file may use for a code. Its id and both labels are always understood. */
export interface CodeTable {
  readonly labels: Readonly<Record<string, Label>>
  readonly also: Readonly<Record<string, readonly string[]>>
  /** Words that mean "not known": read like an empty cell. */
  readonly unknown?: readonly string[]
  /** A word that nobody knows: the row is rejected, or kept and flagged with this code (null: none). */
  readonly otherwise: 'reject' | { readonly keepAs: string | null }
}

export type SqlType = 'text' | 'date' | 'timestamp' | 'bigint' | 'integer' | 'numeric' | 'boolean' | 'text[]'

const sqlTypes = {
  text: 'text',
  name: 'text',
  key: 'text',
  vin: 'text',
  phone: 'text',
  code: 'text',
  day: 'date',
  time: 'timestamp',
  money: 'bigint',
  whole: 'integer',
  decimal: 'numeric',
  yes_no: 'boolean',
  tags: 'text[]',
} as const satisfies Record<ValueType['reads'], SqlType>

/** The type of the column's staged values. Money is whole fen; times are civil times of the centre, without zone. */
export function sqlTypeOf(column: Column): SqlType {
  return sqlTypes[column.type.reads]
}
