import { addMonths, yearOf, type Day } from '#domain/calendar.ts'

/** The birthday in `year`; one of 29 February falls on the 28th in common years. */
export function birthdayIn(year: number, bornOn: Day): Day {
  return addMonths(bornOn, (year - yearOf(bornOn)) * 12)
}

/** The first birthday on or after `today`; null where the day of birth is unknown. */
export function nextBirthday(bornOn: Day | null, today: Day): Day | null {
  if (bornOn === null) return null
  const thisYear = birthdayIn(yearOf(today), bornOn)
  return thisYear >= today ? thisYear : birthdayIn(yearOf(today) + 1, bornOn)
}
