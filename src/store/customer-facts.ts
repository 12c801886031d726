import { day, type Day } from '#domain/calendar.ts'
import type { Severity } from '#domain/complaint/severity.ts'
import type {
  AppointmentFacts,
  CarFacts,
  ComplaintFacts,
  ContactFacts,
  FactsWithoutCentre,
  FamilyFacts,
  InterestFacts,
  PromiseFacts,
  RecommendationFacts,
  SurveyFacts,
  VisitFacts,
} from '#domain/customer-facts.ts'
import { type VisitKind, visitKindLabels } from '#domain/visit/visit-kind.ts'
import { copyOut } from '#store/copy.ts'
import { readCopyLine } from '#store/copy-text.ts'
import type { Reader } from '#store/transaction.ts'

/** A customer with all that a score reads. */
export interface StoredFacts {
  readonly customerId: number
  readonly centreId: number | null
  readonly facts: FactsWithoutCentre
  /** The columns that were asked for beside them, in their order. */
  readonly beside: readonly (string | null)[]
}

/** The rows of `histories.facts`, as `packedFacts` in histories.ts lays them down. */
interface Packed {
  readonly visits?: readonly PackedVisit[]
  readonly cars?: readonly [string, string | null, Day | null, Day, Day | null, Day | null, Day | null, Day | null][]
  readonly surveys?: readonly [Day, number][]
  readonly complaints?: readonly (readonly [
    openedOn: Day,
    compensationFen: number,
    no?: string,
    severity?: Severity | null,
  ])[]
  readonly app?: readonly Day[]
  readonly contacts?: readonly [Day, 0 | 1, 0 | 1][]
  readonly promises?: readonly (readonly [text: string, dueOn: Day, settledOn?: Day])[]
  readonly recommendations?: readonly [
    string,
    Day,
    RecommendationFacts['state'],
    Day | null,
    number | null,
    number | null,
  ][]
  readonly family?: readonly [string, string, Day | null][]
  readonly appointments?: readonly [no: string, on: Day, purpose: string | null][]
  readonly interests?: readonly [id: number, text: string, recordedOn: Day, settledOn: Day | null][]
}

type PackedVisit = readonly [
  on: Day,
  vin: string | null,
  centreId: number,
  kind: VisitKind,
  spendFen: number,
  costedMarginFen: number,
  uncostedRevenueFen: number,
  borneCostFen: number,
  advisorId: number | null,
  advisorMinutes: number | null,
  bayMinutes: number | null,
  waitingMinutes: number | null,
  mileageKm: number | null,
  /** 2: software among it. */
  valueAdded: 0 | 1 | 2,
]

/**
 * Whose facts are wanted: everybody at home at a centre (null: at none), or of them those in the snapshot of the day; or
 * those whom a query without parameters names.
 */
export type Whose =
  | { readonly centreId: number | null; readonly groupId: number; readonly asOf: Day; readonly inSnapshot?: boolean }
  | { readonly customerIds: string }

/** Whether a customer `c` with the preferences `w` (perhaps none) drives for a living, as SQL: what was asked, else a tag. */
export const isRideHailing = `coalesce(w.main_use = 'ride_hailing', c.tags && ARRAY['网约车', 'ride_hailing', 'ride-hailing'])`

/**
 * Facts of customers, those at home somewhere in the order of their ids; `beside` are more columns of a customer `c`, as SQL. Read by one COPY, which takes a fraction of the time of rows in pages;
 * until the last of them is taken nothing else can be asked of the reader's connection.
 */
export async function* factsOf(
  reader: Reader,
  whose: Whose,
  beside: readonly string[] = [],
): AsyncGenerator<StoredFacts> {
  const query = `
    SELECT c.customer_id, c.home_centre_id, c.customer_no, s.name, p.birthday, c.vip_by_hand, ${isRideHailing}, c.advisor_id, h.facts
      ${beside.map((column) => `, ${column}`).join('')}
    FROM customers c JOIN sources s USING (source_id) LEFT JOIN preferences w USING (customer_id)
    LEFT JOIN people p USING (customer_id) LEFT JOIN histories h USING (customer_id)
    WHERE ${chosen(whose)} ${'customerIds' in whose ? '' : 'ORDER BY c.customer_id'}`
  for await (const line of copyOut(reader, query)) yield unpack(readCopyLine(line))
}

function chosen(whose: Whose): string {
  if ('customerIds' in whose) return `c.customer_id IN (${whose.customerIds})`
  return whose.inSnapshot === true ? `${atHomeOn(whose)} AND ${stoodOn(whose.asOf)}` : atHomeOn(whose)
}

function atHomeOn({ groupId, centreId, asOf }: { groupId: number; centreId: number | null; asOf: Day }): string {
  if (centreId === null) return `c.group_id = ${groupId} AND ${homeOn(asOf)} IS NULL`
  // The second condition follows from the third, and has an index.
  return `c.group_id = ${groupId} AND c.home_centre_id = ${centreId} AND ${homeOn(asOf)} = ${centreId}`
}

function stoodOn(asOf: Day): string {
  return `EXISTS (SELECT FROM snapshots t WHERE t.customer_id = c.customer_id AND t.as_of = '${day(asOf)}')`
}

/** The centre at which a customer `c` was at home on a day, as SQL: one that follows from a visit holds from that visit on. */
export function homeOn(asOf: Day): string {
  return `CASE WHEN c.named_centre_id IS NOT NULL OR c.first_visit_on <= '${day(asOf)}' THEN c.home_centre_id END`
}

function unpack(fields: readonly (string | null)[]): StoredFacts {
  const [customerId, centreId, customerNo, source, birthdayOn, isVipByHand, hails, advisorId, facts, ...beside] = fields
  return {
    customerId: Number(customerId),
    centreId: numberOrNull(centreId),
    facts: {
      customerNo: customerNo ?? '',
      source: source ?? '',
      birthdayOn: (birthdayOn ?? null) as Day | null,
      isVipByHand: isVipByHand === 't',
      isRideHailing: hails === 't',
      advisorId: numberOrNull(advisorId),
      ...recordsOf(JSON.parse(facts ?? '{}') as Packed),
    },
    beside,
  }
}

function recordsOf(packed: Packed) {
  const { cars = [], visits = [], surveys = [], complaints = [], contacts = [], promises = [] } = packed
  return {
    cars: cars.map(unpackCar),
    visits: unpackVisits(visits),
    surveys: surveys.map(([on, score]): SurveyFacts => ({ on, score })),
    complaints: complaints.map(unpackComplaint),
    appUsedOn: packed.app ?? [],
    contacts: contacts.map(unpackContact),
    promises: promises.map(([text, dueOn, settledOn = null]): PromiseFacts => ({
      text,
      madeOn: null,
      dueOn,
      settledOn,
    })),
    recommendations: (packed.recommendations ?? []).map(unpackRecommendation),
    family: (packed.family ?? []).map(([name, relation, on]): FamilyFacts => ({ name, relation, birthdayOn: on })),
    ...wishesOf(packed),
  }
}

function wishesOf({ appointments = [], interests = [] }: Packed) {
  return {
    appointments: appointments.map(([no, on, purpose]): AppointmentFacts => ({ no, on, purpose })),
    interests: interests.map(unpackInterest),
  }
}

function numberOrNull(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number(text)
}

function unpackCar(car: NonNullable<Packed['cars']>[number]): CarFacts {
  const [vin, model, deliveredOn, ownedFrom, ownedTo, soldOn, warrantyEndsOn, batteryWarrantyEndsOn] = car
  return { vin, model, deliveredOn, ownedFrom, ownedTo, soldOn, warrantyEndsOn, batteryWarrantyEndsOn }
}

/** A million visits are held at once: the names of cars and kinds that recur in them are held once. */
function unpackVisits(visits: readonly PackedVisit[]): VisitFacts[] {
  let vin: string | null = null
  return visits.map((visit) => {
    if (visit[1] !== vin) vin = visit[1]
    return unpackVisit(visit, vin)
  })
}

const kinds = new Map(Object.keys(visitKindLabels).map((kind) => [kind, kind as VisitKind]))

function unpackVisit(visit: PackedVisit, vin: string | null): VisitFacts {
  return {
    on: visit[0],
    vin,
    centreId: visit[2],
    kind: kinds.get(visit[3]) ?? visit[3],
    spendFen: visit[4],
    costedMarginFen: visit[5],
    uncostedRevenueFen: visit[6],
    borneCostFen: visit[7],
    advisorId: visit[8],
    advisorMinutes: visit[9],
    bayMinutes: visit[10],
    waitingMinutes: visit[11],
    mileageKm: visit[12],
    hasValueAdded: visit[13] > 0,
    hasSoftware: visit[13] === 2,
  }
}

function unpackComplaint(complaint: NonNullable<Packed['complaints']>[number]): ComplaintFacts {
  const [openedOn, compensationFen, no, severity] = complaint
  return { openedOn, compensationFen, no: no ?? null, severity: severity ?? null }
}

function unpackInterest([interestId, text, recordedOn, settledOn]: NonNullable<
  Packed['interests']
>[number]): InterestFacts {
  return { interestId, text, recordedOn, settledOn }
}

function unpackContact([on, personal, exceeded]: readonly [Day, 0 | 1, 0 | 1]): ContactFacts {
  return { on, isPersonal: personal === 1, hasOverDelivery: exceeded === 1 }
}

function unpackRecommendation(row: NonNullable<Packed['recommendations']>[number]): RecommendationFacts {
  const [item, recommendedOn, state, dueOn, dueMileageKm, priceFen] = row
  return { item, recommendedOn, state, dueOn, dueMileageKm, priceFen }
}
