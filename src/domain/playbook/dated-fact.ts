import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { Fen } from '#domain/money.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { FeatureType } from '#domain/playbook/feature.ts'
import type { Variables } from '#domain/playbook/variables.ts'

/** One time that a dated fact comes round for a customer. `key` tells it from all others of that fact and customer. */
export interface Occasion {
  readonly key: string
  readonly on: Day
  readonly variables: Variables
  /** Price of what is due, where the fact has one. */
  readonly priceFen?: Fen | null
}

/** Something that an occasion says. Nothing personal: it is kept with tasks. */
export interface OccasionVariable extends Label {
  readonly type: FeatureType
  readonly choices?: Readonly<Record<string, Label>>
}

/**
 * A dated fact that playbooks hang on: an `event` has happened, a `date` is known beforehand, a `state` says since
 * when something has been so.
 */
export interface DatedFact {
  readonly kind: 'event' | 'date' | 'state'
  readonly label: Label
  /** What its occasions add to the words of templates and conditions. */
  readonly variables: Readonly<Record<string, OccasionVariable>>
  /** Whether the key of an occasion names its day, which therefore never moves: when its window closes is known beforehand. */
  readonly isFixed?: true
  /** Those on days of `open` at least, and within about a year of today. */
  readonly occasions: (view: CustomerView, open: OpenDays) => readonly Occasion[]
}

/** Days of the occasions that are asked for, both ends among them. */
export interface OpenDays {
  readonly from: Day
  readonly to: Day
}

export function isOpen(on: Day, { from, to }: OpenDays): boolean {
  return on >= from && on <= to
}

/** What most facts about a car say. */
export const carModel = { car_model: { type: 'string', zh: '车型', en: 'Model of the car' } } as const
