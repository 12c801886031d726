import type { CadenceGroup } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { ContactPermission } from '#domain/contact/consent.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'

/** A contact that somebody, or a playbook, has in mind. */
export interface ContactAsked {
  readonly channel: TouchChannel
  readonly purpose: TouchPurpose
  /** What it is about; null = something that no playbook asked for. */
  readonly playbookId: string | null
  /** Whether the customer's own event or due service began it, and on which day that was or will be. */
  readonly ownServiceOn: Day | null
  /** Topic, model, season, stage and language of what is sent; null = nothing that could repeat. */
  readonly content: string | null
  /** A recall for safety's sake: nothing but a missing address and the hour holds it back. */
  readonly isSafetyRecall?: boolean
  /** Whether some time today is meant, as with a task of the day: then the hour does not matter. */
  readonly isAnyHour?: boolean
}

/** A contact of ours that reached the customer, on a civil day of their centre. */
export interface PastContact {
  readonly on: Day
  /** About a visit while it was in progress: does not count for the cadence. */
  readonly isDuringVisit: boolean
  /** Playbooks that it was a step of; none where somebody wrote it down. */
  readonly playbookIds: readonly string[]
}

/** How many of our touches over the rolling time sold something. */
export interface SalesShare {
  readonly sales: number
  readonly all: number
}

export type AddressState = 'known' | 'none' | 'bounced'

/** What is on file about contact with one customer, as far as the rules read it. */
export interface ContactHistory {
  readonly permission: ContactPermission
  /** Of the home centre. */
  readonly zone: string
  /** Null = not scored yet. */
  readonly cadenceGroup: CadenceGroup | null
  readonly lastVisitOn: Day | null
  /** Whether a car of theirs is with us now. */
  readonly isVisiting: boolean
  /** Those of the last 92 days, in any order. */
  readonly contacts: readonly PastContact[]
  readonly shares: {
    readonly customer: SalesShare
    /** Null = there is none. */
    readonly advisor: SalesShare | null
    readonly centre: SalesShare | null
  }
  /** Playbooks about which another member of the household was called today. */
  readonly householdCalls: readonly string[]
  /** Playbooks that leave this customer untouched to learn what they bring. */
  readonly holdouts: readonly string[]
  /** All that was ever sent, as `ContactAsked.content`. */
  readonly contents: readonly string[]
  /** What is written and has not arrived: it waits, or failed on its way. */
  readonly undelivered: readonly string[]
  readonly addresses: Readonly<Record<TouchChannel, AddressState>>
}
