import { dayText } from '#demo/day-text.ts'
import type { Row } from '#demo/demo-files.ts'
import { isHereOn } from '#demo/relationship.ts'
import type { ToldCustomer } from '#demo/told-customer.ts'

/** What is really the case today. Gone means: never again, whatever anybody does. */
export function truthRow({ world, life }: ToldCustomer): Row {
  const { profile, relationship, nextVisitOn } = life
  const isHere = isHereOn(relationship, world.today)
  return {
    file: 'truth',
    cells: [
      profile.customerNo,
      isHere ? relationship.mood : 'gone',
      dayText(isHere ? relationship.moodSince : relationship.leavesOn),
      isHere ? '' : dayText(relationship.leavesOn),
      isHere ? '' : relationship.reason,
      nextVisitOn === null ? '' : dayText(nextVisitOn),
      profile.intervalDays.toFixed(1),
      profile.regularity.toFixed(2),
      profile.use,
      profile.kmPerDay.toFixed(1),
    ],
  }
}
