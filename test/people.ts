import type { Day } from '#domain/calendar.ts'
import type { CentreFigures, SegmentAverages } from '#domain/centre-figures.ts'
import type { CarFacts, CustomerFacts, VisitFacts } from '#domain/customer-facts.ts'

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

/** Somebody without a car, a visit or anything else on file. */
export function aCustomer(about: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    customerNo: 'C0001',
    source: 'hz',
    birthdayOn: null,
    isVipByHand: false,
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
