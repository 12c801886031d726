import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Silence } from '#domain/churn/ladder.ts'
import type { Features } from '#domain/features.ts'
import type { Rfm } from '#domain/segment/rfm.ts'

/** How silent a customer is at the end of the day, against their own rhythm or else the centre's. */
export function silenceOf(features: Features, { f, m }: Rfm, centre: CentreFigures): Silence {
  const { asOf, lastContact, buying, daysSinceFirstVisit, ownIntervalDays } = features
  return {
    daysSinceVisit: buying.daysSinceVisit,
    daysSinceFirstVisit,
    daysSinceContact: lastContact === null ? null : asOf.todayNumber - lastContact,
    expectedIntervalDays: ownIntervalDays ?? centre.medianIntervalDays,
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
