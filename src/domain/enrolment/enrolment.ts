import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { Memory } from '#domain/playbook/memory.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** How an enrolment ends. */
export const endingLabels = {
  success: { zh: '达成', en: 'Success' },
  failure: { zh: '未达成', en: 'No success' },
  cancelled: { zh: '取消', en: 'Cancelled' },
  finished: { zh: '步骤走完', en: 'All steps done' },
  released: { zh: '人工移出', en: 'Released' },
} as const satisfies Record<string, Label>

export type Ending = keyof typeof endingLabels

/** Where an enrolment stands. */
export interface Position {
  /** The step that is next, or that it waits in; null = all are done, or it has ended. */
  readonly stepId: string | null
  /** When there is something to do at the latest; null = never by itself. */
  readonly dueAt: Instant | null
  /** Since when it waits in its step, or after the last one; null = it does not. */
  readonly waitsSince: Instant | null
  readonly memory: Memory
  readonly ended: { readonly ending: Ending; readonly because: string } | null
}

/** A task of an enrolment that nobody has finished. */
export interface OpenTask {
  readonly stepId: string
  readonly opensOn: Day
  readonly closesOn: Day | null
  /** Somebody has tried already, or put it off: then no visit or call settles it by itself. */
  readonly isWorkedOn: boolean
}

/** One customer's way through one playbook. */
export interface Enrolment {
  readonly playbookId: string
  readonly version: number
  readonly occasion: string
  /** Tells enrolments apart that go on beside each other; else empty. */
  readonly subject: string
  /** The day that the steps count from. */
  readonly triggerOn: Day
  /** What the trigger said. */
  readonly variables: Variables
  readonly enteredAt: Instant
  /** Null = the engine. */
  readonly enteredBy: string | null
  readonly isPaused: boolean
  readonly position: Position
  readonly openTasks: readonly OpenTask[]
  /** What its vouchers cost the centre so far. */
  readonly voucherCostFen: number
  /** Its messages in the outbox that have not left. */
  readonly messagesWaiting: number
}
