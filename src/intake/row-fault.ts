import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'

/** Why a row was rejected. The first group is found while reading, the second by comparing with what is known. */
export type RowFaultCode =
  | 'missing'
  | 'missing-one-of'
  | 'unreadable-date'
  | 'unreadable-money'
  | 'unreadable-number'
  | 'unreadable-yes-no'
  | 'after-import-day'
  | 'too-early'
  | 'out-of-range'
  | 'vin-length'
  | 'vin-alphabet'
  | 'unknown-word'
  | 'digits-lost'
  | 'cell-error'
  | 'too-long'
  | 'too-many-cells'
  | 'duplicate-key'
  | 'unknown-customer'
  | 'unknown-car'
  | 'unknown-order'
  | 'unknown-staff'
  | 'unknown-centre'
  | 'other-centre'
  | 'ambiguous-source'
  | 'self-referral'
  | 'deleted-person'

/** What the row should have held instead; which parts are there depends on the code. */
export interface Expected {
  /** The first or last day allowed. */
  readonly day?: Day
  readonly min?: number
  readonly max?: number
  /** The words or headers to choose from. */
  readonly words?: Label
}

/** One problem of one row. Plain data: may be stored and sent. */
export interface RowFault {
  /** As a spreadsheet or editor numbers it: the line on which the record begins, from 1. */
  readonly row: number
  /** Column id, or null where the whole row is meant. */
  readonly column: string | null
  /** The header as the file spells it; null where the file has no such column. */
  readonly header: string | null
  readonly value: string | null
  readonly code: RowFaultCode
  readonly expected?: Expected
}

/** Why a row was kept with a question mark. */
export type RowFlagCode =
  | 'vin-check-digit'
  | 'unknown-word'
  | 'unreadable-phone'
  | 'several-phones'
  | 'filled-from-above'
  | 'mileage-fell'

export interface RowFlag {
  readonly row: number
  readonly column: string
  readonly header: string | null
  readonly value: string | null
  readonly code: RowFlagCode
}

/** One row of a file, read. */
export interface Row {
  readonly number: number
  /**
   * One value per column of the kind, in its order, as COPY text takes it for the column's SQL type; null where the
   * cell is empty or the file has no such column. A faulty cell is null.
   */
  readonly values: readonly (string | null)[]
  readonly faults: readonly RowFault[]
  readonly flags: readonly RowFlag[]
}
