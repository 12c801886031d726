import { dayText } from '#demo/day-text.ts'
import type { Row } from '#demo/demo-files.ts'
import { chance, randomStream, wholeBetween } from '#demo/random.ts'
import { isHereOn } from '#demo/relationship.ts'
import type { ToldCustomer } from '#demo/told-customer.ts'

const appShare = 0.62
/** Those who have left, or are about to, open the app less. */
const liveliness = { satisfied: 1, drifting: 0.35, gone: 0.08 } as const

/** Days on which the app was used, of the last `appDays` only: a log that is kept no longer. */
export function appRows({ world, life }: ToldCustomer): Row[] {
  const { customer, customerNo, firstCar } = life.profile
  const random = randomStream(world.seed, 'app', customer)
  const [hasApp, eagerness] = [chance(random, appShare), 0.02 + 0.35 * random() ** 2]
  if (!hasApp) return []
  const rows: Row[] = []
  for (let on = Math.max(firstCar.deliveredOn, world.today - world.appDays + 1); on <= world.today; on++) {
    const state = isHereOn(life.relationship, on) ? life.relationship.mood : 'gone'
    if (!chance(random, eagerness * liveliness[state])) continue
    rows.push({ file: 'appActivity', cells: [customerNo, dayText(on), String(wholeBetween(random, 1, 4))] })
  }
  return rows
}
