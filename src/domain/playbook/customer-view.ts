import type { Assessment } from '#domain/assessment.ts'
import { addMonths, type Day } from '#domain/calendar.ts'
import type { CarFacts, FactsWithoutCentre, VisitFacts } from '#domain/customer-facts.ts'
import type { ActionPolicy } from '#domain/playbook/action-settings.ts'
import { recordsUntil } from '#domain/records-until.ts'
import type { SeasonValues } from '#domain/playbook/season.ts'
import { dueService, type DueService } from '#domain/playbook/service-due.ts'

/**
 * A customer as playbooks see them at the end of `today`: facts and scores, and what only playbooks ask for.
 * Nothing later than today is in it.
 */
export interface CustomerView {
  readonly facts: FactsWithoutCentre
  readonly assessment: Assessment
  readonly today: Day
  /** Today twelve months ago: what is later is of the last year. */
  readonly yearAgo: Day
  /** Cars that are theirs today. */
  readonly cars: readonly CarFacts[]
  /** Days of contacts that reached the customer in person. */
  readonly personalContactsOn: readonly Day[]
  /** Next scheduled service per car, where it can be told. */
  readonly dueServices: readonly DueService[]
  /** When seasons begin at their centre. */
  readonly seasons: SeasonValues
  /** Policy margin on revenue without known cost, 0–1. */
  readonly marginShare: number
}

export function viewOf(
  allFacts: FactsWithoutCentre,
  assessment: Assessment,
  policy: ActionPolicy,
  today: Day,
): CustomerView {
  const facts = recordsUntil(allFacts, today)
  const cars = facts.cars.filter((car) => isTheirs(car, today))
  return {
    facts,
    assessment,
    today,
    yearAgo: addMonths(today, -12),
    cars,
    personalContactsOn: facts.contacts.filter(({ isPersonal }) => isPersonal).map(({ on }) => on),
    dueServices: cars
      .map((car) => dueService(car, visitsOf(car, cars, facts.visits), policy.serviceDue))
      .filter((due) => due !== null),
    seasons: policy.seasons,
    marginShare: policy.value.marginShare,
  }
}

function isTheirs(car: CarFacts, today: Day): boolean {
  return (car.ownedTo === null || car.ownedTo > today) && (car.soldOn === null || car.soldOn > today)
}

/** A visit without a car belongs to the only car there is. */
function visitsOf(car: CarFacts, cars: readonly CarFacts[], visits: readonly VisitFacts[]): readonly VisitFacts[] {
  return visits.filter(({ vin }) => vin === car.vin || (vin === null && cars.length === 1))
}
