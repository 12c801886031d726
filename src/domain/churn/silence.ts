import type { Appraisal } from '#domain/appraised.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Silence } from '#domain/churn/ladder.ts'

/** How silent a customer is at the end of the day, against their rhythm by the fit, else by their own median or the centre's. */
export function silenceOf({ features, standing, worth }: Appraisal, centre: CentreFigures): Silence {
  const { f, m } = standing.rfm
  const { asOf, lastContact, buying, daysSinceFirstVisit, ownIntervalDays } = features
  return {
    daysSinceVisit: buying.daysSinceVisit,
    daysSinceFirstVisit,
    daysSinceContact: lastContact === null ? null : asOf.todayNumber - lastContact,
    expectedIntervalDays: worth.outlook?.intervalDays ?? ownIntervalDays ?? centre.medianIntervalDays,
    f,
    m,
  }
}

/** The same customer `days` later (or earlier, after the last contact) if nothing happens and F and M stay. */
export function silenceAfter(silence: Silence, days: number): Silence {
  return {
    ...silence,
    daysSinceVisit: plus(silence.daysSinceVisit, days),
    daysSinceFirstVisit: plus(silence.daysSinceFirstVisit, days),
    daysSinceContact: plus(silence.daysSinceContact, days),
  }
}

function plus(since: number | null, days: number): number | null {
  return since === null ? null : since + days
}
