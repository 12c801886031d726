import { referralStateLabels } from '#domain/relationship/referral-state.ts'
import { dayText } from '#demo/day-text.ts'
import type { Row } from '#demo/demo-files.ts'
import { liveThrough } from '#demo/life.ts'
import { birthday, personOf, relativeName } from '#demo/person.ts'
import { customerNumber, firstDeliveryOf, profileOf } from '#demo/profile.ts'
import { chance, pick, randomStream, wholeBetween, type Random } from '#demo/random.ts'
import { isHereOn } from '#demo/relationship.ts'
import type { ToldCustomer } from '#demo/told-customer.ts'
import type { World } from '#demo/world.ts'

const referredShare = 0.12
const leadShare = 0.03
const householdShare = 0.32

/** Family, friends, and who brought whom. Only customers with a lower number are named: they exist whatever the total. */
export function circleRows(told: ToldCustomer): Row[] {
  const random = randomStream(told.world.seed, 'circle', told.life.profile.customer)
  return [...householdRows(random, told), ...referralRows(random, told)]
}

function householdRows(random: Random, { world, person, life }: ToldCustomer): Row[] {
  const { customer, customerNo } = life.profile
  if (!chance(random, householdShare)) return []
  const rows = new Map<string, Row>()
  const add = (name: string, ...rest: string[]) => {
    if (name !== person.name) rows.set(name, { file: 'household', cells: [customerNo, name, ...rest] })
  }
  const birth = (from: number, to: number) => (chance(random, 0.8) ? dayText(birthday(random, from, to)) : '')
  if (chance(random, 0.8)) add(relativeName(random, person, false), '配偶', birth(1960, 2000), '')
  if (chance(random, 0.55)) add(relativeName(random, person, true), '子女', birth(2008, 2020), '')
  if (chance(random, 0.25)) add(relativeName(random, person, true), '父母', birth(1940, 1965), '')
  if (chance(random, 0.1) && customer > 0) {
    const friend = wholeBetween(random, Math.max(0, customer - 200), customer - 1)
    add(personOf(world.seed, friend).name, '朋友', '', customerNumber(friend))
  }
  return [...rows.values()]
}

function referralRows(random: Random, { world, person, life }: ToldCustomer): Row[] {
  const { customer, customerNo, firstCar } = life.profile
  const rows: Row[] = []
  const number = (nth: number) => `R${customerNo.slice(1)}${nth}`
  const isReferred = chance(random, referredShare)
  const on = firstCar.deliveredOn - wholeBetween(random, 5, 40)
  const referrer = isReferred ? referrerOn(random, world, customer, on) : null
  if (referrer !== null) {
    rows.push({
      file: 'referrals',
      cells: [number(0), customerNumber(referrer), customerNo, dayText(on), referralStateLabels.bought.zh],
    })
  }
  const mentionedOn = world.today - wholeBetween(random, 1, 500)
  if (
    chance(random, leadShare) &&
    isHereOn(life.relationship, mentionedOn) &&
    mentionedOn > firstCar.deliveredOn + 30
  ) {
    const state = referralStateLabels[pick(random, ['lead', 'lead', 'test_drive', 'lost'] as const)].zh
    rows.push({
      file: 'referrals',
      cells: [number(1), customerNo, relativeName(random, person, false), dayText(mentionedOn), state],
    })
  }
  return rows
}

/** Somebody who had their car and was still with us then; null if a few tries find nobody. */
function referrerOn(random: Random, world: World, customer: number, on: number): number | null {
  if (customer === 0) return null
  for (let attempt = 0; attempt < 8; attempt++) {
    const other = wholeBetween(random, 0, customer - 1)
    const isOwner = firstDeliveryOf(world, other) + 60 < on
    if (isOwner && isHereOn(liveThrough(world, profileOf(world, other)).relationship, on)) return other
  }
  return null
}
