import type { VisitKind } from '#domain/visit/visit-kind.ts'
import { newCar, warrantyEndOn, type Car } from '#demo/car.ts'
import type { DayNumber } from '#demo/day-text.ts'
import type { OwnedCar } from '#demo/owned-car.ts'
import { mostKmFactor, type Profile } from '#demo/profile.ts'
import { between, chance, gammaAroundOne, randomStream, wholeBetween, type Random } from '#demo/random.ts'
import {
  feelAfter,
  isHereOn,
  leave,
  newRelationship,
  quietReason,
  troubleAt,
  type Relationship,
  type Trouble,
} from '#demo/relationship.ts'
import { visitKind } from '#demo/visit-purpose.ts'
import { centreAt, type World } from '#demo/world.ts'

export interface Visit {
  readonly on: DayNumber
  readonly car: Car
  readonly km: number
  readonly kind: VisitKind
  readonly trouble: Trouble | null
  /** Called for by what we did last time: it costs the customer nothing. */
  readonly isRework: boolean
}

/** A call to somebody who has been away for long. */
export interface RecallCall {
  readonly on: DayNumber
  readonly isReached: boolean
  readonly isBooked: boolean
}

/** Everything that truly happened between one customer and the group, up to today. */
export interface Life {
  readonly profile: Profile
  readonly cars: readonly OwnedCar[]
  readonly visits: readonly Visit[]
  readonly recallCalls: readonly RecallCall[]
  readonly relationship: Readonly<Relationship>
  readonly welcomeCall: WelcomeCall
  /** When they will come next; null for those who have left. */
  readonly nextVisitOn: DayNumber | null
}

/** `none`: nobody called. */
export type WelcomeCall = 'none' | 'no_answer' | 'reached'

interface Story {
  readonly world: World
  readonly profile: Profile
  readonly random: Random
  readonly relationship: Relationship
  readonly cars: OwnedCar[]
  readonly visits: Visit[]
  readonly recallCalls: RecallCall[]
}

/** The way from the first visit to the second is longer than the customer's own rhythm. */
const firstGapFactor = 1.4
/** Days within which a delivery should be followed by its first service. */
const firstServiceDays = 90
const firstServiceKm = 5000
/** Chance of a first service by what became of the welcome call (spec §3.3, P1). */
const firstServiceChance = { none: 0.7, no_answer: 0.72, reached: 0.85 } as const

export function liveThrough(world: World, profile: Profile): Life {
  const random = randomStream(world.seed, 'life', profile.customer)
  const { firstCar, handsOverOn } = profile
  const relationship = newRelationship(random, firstCar.deliveredOn, handsOverOn)
  const story: Story = { world, profile, random, relationship, cars: [], visits: [], recallCalls: [] }
  const welcomeCall = callWelcome(random)
  story.cars.push(takeOver(story, firstCar, firstServiceChance[welcomeCall]))
  const nextVisitOn = live(story, secondDeliveryOn(story))
  if (relationship.reason === 'sold') endCars(story)
  const { cars, visits, recallCalls } = story
  return { profile, cars, visits, recallCalls, relationship, welcomeCall, nextVisitOn }
}

/** Visit after visit until today or the end; the day of the visit that would be next. */
function live(story: Story, secondOn: DayNumber | null): DayNumber | null {
  const { world, relationship } = story
  let awaited = secondOn
  for (;;) {
    const owned = soonest(story.cars)
    if (awaited !== null && awaited <= owned.nextOn && awaited <= world.today) {
      if (isHereOn(relationship, awaited)) buySecondCar(story, awaited)
      awaited = null
      continue
    }
    if (!isHereOn(relationship, owned.nextOn)) return null
    if (owned.nextOn > world.today) return owned.nextOn
    comeIn(story, owned)
  }
}

function comeIn(story: Story, owned: OwnedCar): void {
  const { world, profile, random, relationship } = story
  const on = owned.nextOn
  const gapDays = on - owned.lastOn
  const km = owned.lastKm + 1 + Math.floor(gapDays * profile.kmPerDay * between(random, 0.75, mostKmFactor))
  const kind = visitKind(random, { owned, km, on, isUsed: profile.boughtUsed && owned.car === profile.firstCar })
  const trouble = troubleAt(random, centreAt(world, profile.centre).trouble)
  story.visits.push({ on, car: owned.car, km, kind, trouble, isRework: owned.reworkDue })
  const warrantyEnd = warrantyEndOn(owned.car)
  const warrantyJustEnded = owned.lastOn < warrantyEnd && on >= warrantyEnd
  feelAfter(random, relationship, { on, trouble, gapDays, warrantyJustEnded, isFirstService: kind === 'first_service' })
  if (kind === 'first_service' || kind === 'maintenance') {
    owned.servicedOn = on
    owned.servicedKm = km
  }
  owned.lastOn = on
  owned.lastKm = km
  owned.visits++
  owned.reworkDue = trouble === 'quality' && chance(random, 0.5)
  owned.nextOn = owned.reworkDue ? on + wholeBetween(random, 3, 18) : nextVisit(story, on)
}

/** The next visit by the customer's own rhythm, or sooner if somebody calls and is heard. */
function nextVisit(story: Story, on: DayNumber): DayNumber {
  const { world, profile, random, relationship, recallCalls } = story
  const isFirst = story.visits.length === 1
  const slower = (relationship.mood === 'drifting' ? 1.5 : 1) * (isFirst ? firstGapFactor : 1)
  const gap = Math.max(4, Math.round(profile.intervalDays * slower * gammaAroundOne(random, profile.regularity)))
  const calledOn = on + wholeBetween(random, 62, 130)
  const isCalled = chance(random, centreAt(world, profile.centre).diligence)
  const [isReached, isHeard, after] = [chance(random, 0.6), chance(random, 0.35), wholeBetween(random, 2, 22)]
  // The centres began to call three years ago, and only those who are overdue.
  if (!isCalled || calledOn >= on + gap || calledOn > world.today || calledOn < world.today - 1095) return on + gap
  const isBooked = isReached && isHeard && isHereOn(relationship, calledOn + after)
  recallCalls.push({ on: calledOn, isReached, isBooked })
  return isBooked ? Math.min(on + gap, calledOn + after) : on + gap
}

function callWelcome(random: Random): WelcomeCall {
  if (chance(random, 0.2)) return 'none'
  return chance(random, 0.7) ? 'reached' : 'no_answer'
}

/** A car begins its service life: a first service in time, a late first visit, or none at all. */
function takeOver(story: Story, car: Car, showChance: number): OwnedCar {
  const { profile, random, relationship } = story
  const due = Math.min(firstServiceDays, Math.max(25, firstServiceKm / profile.kmPerDay))
  const inTime = car.deliveredOn + Math.max(5, Math.round(due * gammaAroundOne(random, 10)))
  const late = car.deliveredOn + 190 + Math.round(profile.intervalDays * gammaAroundOne(random, 2))
  const [shows, comesLate] = [chance(random, showChance), chance(random, 0.5)]
  if (!shows && !comesLate) leave(relationship, car.deliveredOn + wholeBetween(random, 20, 200), quietReason(random))
  return {
    car,
    endedOn: null,
    nextOn: shows ? inTime : late,
    lastOn: car.deliveredOn,
    lastKm: car.kmAtDelivery,
    servicedOn: car.deliveredOn,
    servicedKm: car.kmAtDelivery,
    visits: 0,
    reworkDue: false,
  }
}

/** The day on which a household would get one more car; null where it would not. */
function secondDeliveryOn({ world, profile, random }: Story): DayNumber | null {
  const on = profile.firstCar.deliveredOn + wholeBetween(random, 400, 2300)
  return chance(random, 0.16) && profile.handsOverOn === null && on < world.today ? on : null
}

function buySecondCar(story: Story, on: DayNumber): void {
  const { world, profile, random } = story
  const first = story.cars[0]
  const isReplacement = chance(random, 0.55)
  if (isReplacement && first !== undefined) {
    first.endedOn = on
    first.nextOn = Number.POSITIVE_INFINITY
  }
  story.cars.push(takeOver(story, newCar(world, profile, 1, on), 1))
}

/** Cars that were still theirs when they sold and went. */
function endCars({ world, cars, relationship }: Story): void {
  const { leavesOn } = relationship
  if (leavesOn > world.today) return
  for (const owned of cars) owned.endedOn ??= leavesOn
}

function soonest(cars: readonly OwnedCar[]): OwnedCar {
  return cars.reduce((first, each) => (each.nextOn < first.nextOn ? each : first))
}
