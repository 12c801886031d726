import type { CustomerWork, Worked } from '#domain/enrolment/customer-at-work.ts'

/** One customer's work, ready to be kept. */
export interface WorkToKeep {
  readonly customerId: number
  readonly groupId: number
  /** Home; null = none. */
  readonly centreId: number | null
  readonly advisorId: number | null
  readonly work: CustomerWork
}

/** When it was done, and by which result of a task: messages that come of one carry it. */
export interface WorkStamp {
  readonly now: string
  readonly resultId: number | null
}

/** An enrolment that was worked on, under the number that it has now. */
export interface NumberedWork {
  readonly customerId: number
  readonly groupId: number
  readonly centreId: number | null
  readonly advisorId: number | null
  readonly enrolmentId: number
  readonly isNew: boolean
  readonly worked: Worked
  /** Lines of its journal so far. */
  readonly entriesBefore: number
}
