import type { DayNumber } from '#demo/day-text.ts'
import { chance, exponential, pickIndex, type Random } from '#demo/random.ts'

/** What went wrong at a visit, and why customers leave: spec §4.4 gives the shares of reasons. */
export const troubles = ['price', 'waiting', 'attitude', 'quality'] as const
export type Trouble = (typeof troubles)[number]
export type LeavingReason = Trouble | 'moved' | 'sold'

/** How a customer feels, which nobody at the centre can see. */
export interface Relationship {
  mood: 'satisfied' | 'drifting'
  moodSince: DayNumber
  /** The day on which they will be gone for good; it may lie far ahead. */
  leavesOn: DayNumber
  reason: LeavingReason
}

const troubleShares = [40, 25, 15, 10] as const
const troubleChance = 0.075
/** Share of first services after which the customer goes elsewhere, trouble aside (spec §2.9: 30–40 %). */
const leaveAfterFirstService = 0.385
const yearlyLoss = { satisfied: 0.045, drifting: 0.22 } as const
const leaveAtWarrantyEnd = 0.08

/** A relationship at delivery. Moving house or selling the car ends some of them whatever we do. */
export function newRelationship(random: Random, deliveredOn: DayNumber, handsOverOn: DayNumber | null): Relationship {
  const movesOn = deliveredOn + Math.ceil(exponential(random, 365 / 0.009))
  const sellsOn = handsOverOn ?? deliveredOn + 200 + Math.ceil(exponential(random, 365 / 0.013))
  const isMove = movesOn < sellsOn
  return {
    mood: 'satisfied',
    moodSince: deliveredOn,
    leavesOn: Math.min(movesOn, sellsOn),
    reason: isMove ? 'moved' : 'sold',
  }
}

export function isHereOn(relationship: Readonly<Relationship>, on: DayNumber): boolean {
  return on < relationship.leavesOn
}

/** What goes wrong at a visit; null at most. */
export function troubleAt(random: Random, centreFactor: number): Trouble | null {
  if (!chance(random, troubleChance * centreFactor)) return null
  return quietReason(random)
}

export interface Aftermath {
  readonly on: DayNumber
  readonly trouble: Trouble | null
  readonly isFirstService: boolean
  /** Days since the visit before, or since delivery. */
  readonly gapDays: number
  readonly warrantyJustEnded: boolean
}

/** What a visit does to the relationship. */
export function feelAfter(random: Random, relationship: Relationship, visit: Aftermath): void {
  const mood = moodAfter(random, relationship.mood, visit.trouble)
  if (mood !== relationship.mood) {
    relationship.mood = mood
    relationship.moodSince = visit.on
  }
  if (chance(random, leavingChance(relationship.mood, visit))) {
    leave(relationship, visit.on + 1 + Math.floor(random() * 120), visit.trouble ?? quietReason(random))
  }
}

/** Ends the relationship on that day, unless something ends it sooner. */
export function leave(relationship: Relationship, on: DayNumber, reason: LeavingReason): void {
  if (relationship.leavesOn <= on) return
  relationship.leavesOn = on
  relationship.reason = reason
}

/** The reason of somebody who goes without a word. */
export function quietReason(random: Random): Trouble {
  return troubles[pickIndex(random, troubleShares)] ?? 'price'
}

function moodAfter(random: Random, mood: Relationship['mood'], trouble: Trouble | null): Relationship['mood'] {
  if (trouble !== null) return chance(random, 0.5) ? 'drifting' : mood
  if (mood === 'drifting') return chance(random, 0.4) ? 'satisfied' : mood
  return chance(random, 0.06) ? 'drifting' : mood
}

function leavingChance(mood: Relationship['mood'], visit: Aftermath): number {
  const byTime = 1 - Math.exp((Math.log(1 - yearlyLoss[mood]) * visit.gapDays) / 365)
  const usual = visit.isFirstService ? leaveAfterFirstService : byTime
  return Math.min(0.9, usual + (visit.trouble === null ? 0 : 0.1) + (visit.warrantyJustEnded ? leaveAtWarrantyEnd : 0))
}
