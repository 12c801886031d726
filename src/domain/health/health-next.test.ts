import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookingFrom } from '#domain/as-of.ts'
import { dayFromNumber, dayNumber, type Day } from '#domain/calendar.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { featuresOf } from '#domain/features.ts'
import { healthInputsOf } from '#domain/health/health-inputs.ts'
import { nextHealthOn } from '#domain/health/health-next.ts'
import { healthOf } from '#domain/health/health-score.ts'
import { defaultPolicy as policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { anyCustomer, anyToday } from '#test/any-customer.ts'
import { aUsualCentre } from '#test/people.ts'

const centre = aUsualCentre()

/** How the customer is on a later day if nothing happens after `today`. */
function healthOn(customer: CustomerFacts, today: Day, then: Day) {
  const features = featuresOf(recordsUntil(customer, today), policy, lookingFrom(then, policy.windows))
  return { features, health: healthOf(healthInputsOf(features, centre), policy.windows.recentMonths, policy.health) }
}

test('the health score lasts until the day of the next one, and is another on it', () => {
  fc.assert(
    fc.property(anyCustomer, anyToday, (customer, today) => {
      const { features, health } = healthOn(customer, today, today)
      const until = dayNumber(today) + 400
      const next = nextHealthOn(features, health, policy, until)
      for (let on = dayNumber(today) + 1; on < next; on++) {
        expect(healthOn(customer, today, dayFromNumber(on)).health).toEqual(health)
      }
      if (next < until) expect(healthOn(customer, today, dayFromNumber(next)).health).not.toEqual(health)
    }),
    { numRuns: 50 },
  )
}, 30_000)
