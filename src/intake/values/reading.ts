import type { Expected, RowFaultCode, RowFlagCode } from '#intake/row-fault.ts'

/** What a cell's text came to: a value as COPY takes it, nothing (null), a fault, or a value with a question mark. */
export type Reading = string | null | ValueFault | Flagged

export interface ValueFault {
  readonly fault: RowFaultCode
  readonly expected?: Expected
}

export interface Flagged {
  readonly value: string | null
  readonly flag: RowFlagCode
}

/** Reads one cell; the text has no blanks around it and is not empty. */
export type Reader = (text: string) => Reading
