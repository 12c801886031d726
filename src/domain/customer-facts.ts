import type { Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Severity } from '#domain/complaint/severity.ts'
import type { Fen } from '#domain/money.ts'
import type { VisitKind } from '#domain/visit/visit-kind.ts'

/** A customer's facts, and what they are measured against. */
export interface CustomerFacts extends FactsWithoutCentre {
  /** How the centre as a whole stands on the same day; what one customer is compared with. */
  readonly centre: CentreFigures
}

/**
 * Everything known about one customer that a score may read, dated. Lists ascend by day. Undated facts
 * (birthday, advisor, home centre) hold for every day.
 */
export interface FactsWithoutCentre {
  readonly customerNo: string
  /** The numbering that `customerNo` is unique in. */
  readonly source: string
  readonly birthdayOn: Day | null
  readonly isVipByHand: boolean
  /** The car earns its owner's income; as far as anybody has said so. */
  readonly isRideHailing: boolean
  readonly advisorId: number | null
  readonly cars: readonly CarFacts[]
  readonly visits: readonly VisitFacts[]
  readonly surveys: readonly SurveyFacts[]
  readonly complaints: readonly ComplaintFacts[]
  /** Days on which the app was used. */
  readonly appUsedOn: readonly Day[]
  readonly contacts: readonly ContactFacts[]
  readonly promises: readonly PromiseFacts[]
  readonly recommendations: readonly RecommendationFacts[]
  readonly family: readonly FamilyFacts[]
  readonly interests: readonly InterestFacts[]
  /** Booked, or come to: no called off ones. */
  readonly appointments: readonly AppointmentFacts[]
}

export interface CarFacts {
  readonly vin: string
  readonly model: string | null
  readonly deliveredOn: Day | null
  readonly ownedFrom: Day
  /** First day on which the car was somebody else's; null while it is theirs. */
  readonly ownedTo: Day | null
  /** Sold or scrapped, without a known new owner. */
  readonly soldOn: Day | null
  readonly warrantyEndsOn: Day | null
  readonly batteryWarrantyEndsOn: Day | null
}

/** One visit: all non-void orders of one customer, car, centre and check-in day (spec §1.2). */
export interface VisitFacts {
  readonly on: Day
  readonly vin: string | null
  readonly centreId: number
  readonly kind: VisitKind
  /** Paid by the customer, refunds negative. */
  readonly spendFen: Fen
  /** Paid by customer or insurance on lines whose cost is known, less that cost. */
  readonly costedMarginFen: Fen
  /** Paid by customer or insurance where no cost is known: the policy's margin rate applies. */
  readonly uncostedRevenueFen: Fen
  /** Cost of warranty and goodwill lines: spend 0, but a cost to serve. */
  readonly borneCostFen: Fen
  readonly advisorId: number | null
  readonly advisorMinutes: number | null
  readonly bayMinutes: number | null
  readonly waitingMinutes: number | null
  readonly mileageKm: number | null
  /** A value-added, software, accessory or extended-warranty line was bought. */
  readonly hasValueAdded: boolean
  /** Software among it. */
  readonly hasSoftware: boolean
}

export interface SurveyFacts {
  readonly on: Day
  /** 0–10. */
  readonly score: number
}

export interface ComplaintFacts {
  readonly openedOn: Day
  /** In the numbering of its source. */
  readonly no: string | null
  readonly severity: Severity | null
  readonly compensationFen: Fen
}

/** One day on which a touch reached the customer (spec §1.4); visits are contacts too but stand in `visits`. */
export interface ContactFacts {
  readonly on: Day
  /** False for bulk messages. */
  readonly isPersonal: boolean
  /** We did more than was expected, recorded by hand. */
  readonly hasOverDelivery: boolean
}

export interface PromiseFacts {
  readonly text: string
  readonly madeOn: Day | null
  readonly dueOn: Day
  /** Since when somebody has said what became of it; null = it is open. */
  readonly settledOn: Day | null
}

export interface RecommendationFacts {
  readonly item: string
  readonly recommendedOn: Day
  readonly state: 'green' | 'yellow' | 'red'
  readonly dueOn: Day | null
  readonly dueMileageKm: number | null
  readonly priceFen: Fen | null
}

export interface FamilyFacts {
  readonly name: string
  readonly relation: string
  readonly birthdayOn: Day | null
}

/** Something that a customer would like to have, as somebody wrote it down. */
export interface InterestFacts {
  readonly interestId: number
  readonly text: string
  readonly recordedOn: Day
  readonly settledOn: Day | null
}

/** A visit that was agreed on; when it was agreed nobody tells us. */
export interface AppointmentFacts {
  readonly no: string
  readonly on: Day
  readonly purpose: string | null
}
