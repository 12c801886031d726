import type { Day } from '#domain/calendar.ts'
import type { Circumstances } from '#domain/enrolment/circumstances.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'

/** What facts do not tell: the last day of each, null = never. */
export interface RecordedElsewhere {
  readonly bookedOn: Day | null
  readonly repliedOn: Day | null
  readonly complaintResolvedOn: Day | null
}

export const nothingElsewhere: RecordedElsewhere = { bookedOn: null, repliedOn: null, complaintResolvedOn: null }

/** The last day on which each of the things happened that an enrolment can wait for. An appointment counts by its own day. */
export function happeningsOf(
  { facts }: Pick<CustomerView, 'facts'>,
  { bookedOn, repliedOn, complaintResolvedOn }: RecordedElsewhere,
): Circumstances['lastOf'] {
  const { visits, surveys, appointments } = facts
  return {
    visit: visits.at(-1)?.on ?? null,
    booking: latest([bookedOn, ...appointments.map(({ on }) => on)]),
    purchase: visits.findLast(({ hasValueAdded, hasSoftware }) => hasValueAdded || hasSoftware)?.on ?? null,
    reply: repliedOn,
    survey: surveys.at(-1)?.on ?? null,
    complaint_resolved: complaintResolvedOn,
  }
}

function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((last, on) => (on !== null && (last === null || on > last) ? on : last), null)
}
