import type { Day } from '#domain/calendar.ts'
import type { Circumstances } from '#domain/enrolment/circumstances.ts'
import type { Effect } from '#domain/enrolment/effect.ts'
import type { Enrolment } from '#domain/enrolment/enrolment.ts'
import type { Entry } from '#domain/enrolment/journal.ts'
import type { Occasion } from '#domain/enrolment/occasions.ts'
import type { ToldOfTask } from '#domain/enrolment/told-result.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'

/** The playbooks of a group. */
export interface Shelf {
  /** Those that take new customers, each in the version in force, in the order of their ids. */
  readonly active: readonly { readonly playbook: Playbook; readonly version: number }[]
  /** A version that somebody is in; null where it is not to be had. */
  readonly versionOf: (playbookId: string, version: number) => Playbook | null
}

/** An enrolment that is kept. */
export interface KeptEnrolment extends Enrolment {
  readonly enrolmentId: number
}

/** All that the engine knows of a customer. */
export interface CustomerAtWork {
  readonly of: Circumstances
  readonly occasions: readonly Occasion[]
  /** Those that live. */
  readonly enrolments: readonly KeptEnrolment[]
  readonly lastEndedOn: ReadonlyMap<string, Day>
  /** Whether somebody has a task with them that no playbook asked for. */
  readonly hasOwnTask: boolean
}

/** What the engine is told besides. */
export interface Errand {
  /** What came of a task, by enrolment. */
  readonly told?: ReadonlyMap<number, ToldOfTask>
  /** Enrol now, whatever the trigger says. */
  readonly enrol?: { readonly playbookId: string; readonly by: string }
}

/** An enrolment as it is now (`enrolmentId` null: it is new), with what it did on the way. */
export interface Worked {
  readonly enrolmentId: number | null
  readonly enrolment: Enrolment
  readonly effects: readonly Effect[]
  readonly entries: readonly Entry[]
}

export interface CustomerWork {
  /** New ones and changed ones. */
  readonly occasions: readonly Occasion[]
  /** Only those of which something changed. */
  readonly worked: readonly Worked[]
}
