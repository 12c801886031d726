import type { Day } from '#domain/calendar.ts'
import type { CentreFigures, SegmentAverages } from '#domain/centre-figures.ts'
import type { CarFacts, CustomerFacts, VisitFacts } from '#domain/customer-facts.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'

/** Unremarkable people, cars and visits; a test states only what it is about. */

const nobody: SegmentAverages = { customers: 0, marginFenPerYear: null, yearlyRetentionShare: null }

/** A centre that knows nothing of itself yet. */
export function aCentre(about: Partial<CentreFigures> = {}): CentreFigures {
  return {
    customers: 0,
    medianIntervalDays: null,
    quintiles: { recencyDays: null, visitsPerYear: null, spendFenPerYear: null },
    segments: {
      at_risk: nobody,
      champions: nobody,
      loyal: nobody,
      potential_loyalists: nobody,
      new_customers: nobody,
      lost: nobody,
      average: nobody,
      hibernating: nobody,
    },
    everybody: nobody,
    vipCut: null,
    serving: null,
    complaintsKnownFrom: null,
    ...about,
  }
}

/** A centre whose customers bring ¥1,000 of margin a year and come back four times in five. */
export function aUsualCentre(about: Partial<CentreFigures> = {}): CentreFigures {
  return aCentre({
    customers: 100,
    medianIntervalDays: 120,
    everybody: { customers: 100, marginFenPerYear: 100_000, yearlyRetentionShare: 0.8 },
    complaintsKnownFrom: '2018-01-01',
    ...about,
  })
}

/** A fit of a group whose customers come about every 150 days, quite regularly, and bring ¥200 of margin a visit. */
export function aFit(about: Partial<FitInForce> = {}): FitInForce {
  return {
    fitId: 7,
    asOf: '2016-01-01',
    timing: {
      customers: 100_000,
      members: [
        {
          name: 'mbg-cnbd-k',
          k: 3,
          share: 0.4,
          values: [2.3, 17, 0.24, 0.51],
          theta: [],
          covariance: [],
        },
        {
          name: 'mbg-cnbd-mix',
          k: null,
          share: 0.6,
          values: [2.3, 51, 0.25, 0.52, 0.05, 0.25, 0, 0.4, 0.2, 0.06, 0.04, 0],
          theta: [],
          covariance: [],
        },
      ],
    },
    margin: { by: 'gamma-gamma', p: 2, q: 20, gamma: 190_000 },
    unsure: 0.02,
    ...about,
  }
}

/** Somebody without a car, a visit or anything else on file. */
export function aCustomer(about: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    customerNo: 'C0001',
    source: 'hz',
    birthdayOn: null,
    isVipByHand: false,
    isRideHailing: false,
    advisorId: null,
    cars: [],
    visits: [],
    surveys: [],
    complaints: [],
    appUsedOn: [],
    contacts: [],
    promises: [],
    recommendations: [],
    family: [],
    interests: [],
    appointments: [],
    centre: aCentre(),
    ...about,
  }
}

/** A car delivered and owned from 2022-03-15 on. */
export function aCar(about: Partial<CarFacts> = {}): CarFacts {
  const deliveredOn = about.deliveredOn === undefined ? '2022-03-15' : about.deliveredOn
  return {
    vin: 'LRWYGCEK5NC000001',
    model: 'Model Y',
    deliveredOn,
    ownedFrom: deliveredOn ?? '2022-03-15',
    ownedTo: null,
    soldOn: null,
    warrantyEndsOn: null,
    batteryWarrantyEndsOn: null,
    ...about,
  }
}

/** A maintenance visit of ¥600, no cost known. */
export function aVisit(on: Day, about: Partial<VisitFacts> = {}): VisitFacts {
  const spendFen = about.spendFen ?? 60_000
  return {
    on,
    vin: null,
    centreId: 1,
    kind: 'maintenance',
    spendFen,
    costedMarginFen: 0,
    uncostedRevenueFen: spendFen,
    borneCostFen: 0,
    advisorId: null,
    advisorMinutes: null,
    bayMinutes: null,
    waitingMinutes: null,
    mileageKm: null,
    hasValueAdded: false,
    hasSoftware: false,
    ...about,
  }
}

/** Visits on each of these days, all alike. */
export function visitsOn(days: readonly Day[], about: Partial<VisitFacts> = {}): VisitFacts[] {
  return days.map((on) => aVisit(on, about))
}
