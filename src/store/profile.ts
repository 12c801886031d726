import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Gender } from '#domain/customer/gender.ts'
import type { Reader } from '#store/transaction.ts'

/** Who a customer is. Personal: names, numbers and days are null for somebody who was deleted. */
export interface Person {
  readonly customerNo: string
  readonly otherNumbers: readonly string[]
  readonly name: string | null
  readonly phone: string | null
  readonly otherPhones: readonly string[]
  readonly wechat: string | null
  readonly email: string | null
  readonly gender: Gender | null
  readonly birthdayOn: Day | null
  readonly city: string | null
  readonly address: string | null
  readonly centreId: number | null
  readonly centre: string | null
  readonly advisorId: number | null
  readonly advisor: string | null
  readonly tags: readonly string[]
  readonly isVipByHand: boolean
  readonly doNotContact: boolean
  /** Columns that imports leave alone. */
  readonly held: readonly string[]
  /** 0 = nobody has changed them here. */
  readonly version: number
  readonly isDeleted: boolean
}

export async function personOf(reader: Reader, customerId: number): Promise<Person | null> {
  const { rows } = await sql<Person>`
    SELECT c.customer_no AS "customerNo", p.name, p.phone, coalesce(p.other_phones, '{}') AS "otherPhones", p.wechat, p.email,
      p.gender, p.birthday AS "birthdayOn", p.city, p.address, c.home_centre_id AS "centreId", z.name AS centre,
      c.advisor_id AS "advisorId", a.name AS advisor, c.tags, c.vip_by_hand AS "isVipByHand",
      c.do_not_contact AS "doNotContact", c.held || coalesce(p.held, '{}') AS held, coalesce(v.version, 0) AS version,
      p.customer_id IS NULL AS "isDeleted",
      ARRAY(SELECT k.customer_no FROM customer_keys k WHERE k.customer_id = c.customer_id
        AND (k.source_id, k.customer_no) <> (c.source_id, c.customer_no) ORDER BY 1) AS "otherNumbers"
    FROM customers c LEFT JOIN people p USING (customer_id) LEFT JOIN customer_versions v USING (customer_id)
    LEFT JOIN centres z ON z.centre_id = c.home_centre_id LEFT JOIN staff a ON a.staff_id = c.advisor_id
    WHERE c.customer_id = ${customerId}`.execute(reader)
  return rows[0] ?? null
}

/** A car that is or was theirs. */
export interface OwnedCar {
  /** Stands for the VIN where that is not to be told. */
  readonly carId: string
  readonly vin: string
  readonly plate: string | null
  readonly model: string | null
  readonly trim: string | null
  readonly color: string | null
  readonly deliveredOn: Day | null
  readonly warrantyEndsOn: Day | null
  readonly batteryWarrantyEndsOn: Day | null
  readonly ownedFrom: Day
  readonly ownedTo: Day | null
  readonly soldOn: Day | null
  readonly mileageKm: number | null
  readonly mileageOn: Day | null
  readonly held: readonly string[]
}

/** Cars owned now come first, the newest of them before the others. */
export async function carsOf(reader: Reader, customerId: number): Promise<OwnedCar[]> {
  const { rows } = await sql<OwnedCar>`
    SELECT left(encode(sha256(convert_to(g.tombstone_key || t.vin, 'UTF8')), 'hex'), 16) AS "carId", t.vin, t.plate, t.model,
      t.trim_level AS trim, t.color, t.delivered_on AS "deliveredOn", t.warranty_ends_on AS "warrantyEndsOn",
      t.battery_warranty_ends_on AS "batteryWarrantyEndsOn", t.owned_from AS "ownedFrom", t.owned_to AS "ownedTo",
      t.sold_on AS "soldOn", seen.mileage_km AS "mileageKm", seen.checked_in_on AS "mileageOn", t.held
    FROM cars t JOIN customers c USING (customer_id) JOIN groups g USING (group_id) LEFT JOIN LATERAL (
      SELECT o.mileage_km, o.checked_in_on FROM orders o
      WHERE o.customer_id = t.customer_id AND o.vin = t.vin AND o.mileage_km IS NOT NULL AND o.state <> 'void'
      ORDER BY o.checked_in_on DESC, o.mileage_km DESC LIMIT 1
    ) seen ON true
    WHERE t.customer_id = ${customerId}
    ORDER BY (t.owned_to IS NULL AND t.sold_on IS NULL) DESC, t.delivered_on DESC NULLS LAST, t.vin`.execute(reader)
  return rows
}

export interface HouseholdMember {
  readonly name: string
  readonly relation: string
  readonly birthdayOn: Day | null
  /** Their own record, where they are a customer. */
  readonly customerId: number | null
}

export async function householdOf(reader: Reader, customerId: number): Promise<HouseholdMember[]> {
  const { rows } = await sql<HouseholdMember>`
    SELECT name, relation, birthday AS "birthdayOn", member_customer_id AS "customerId"
    FROM household_members WHERE customer_id = ${customerId} ORDER BY relation, name`.execute(reader)
  return rows
}

export interface SaidConsent {
  readonly channel: 'any' | 'phone' | 'wechat' | 'sms' | 'app' | 'email'
  readonly purpose: 'service' | 'care' | 'marketing'
  readonly state: 'granted' | 'refused'
  readonly since: Day | null
  readonly how: string | null
  readonly isHeld: boolean
}

export async function consentsOf(reader: Reader, customerId: number): Promise<SaidConsent[]> {
  const { rows } = await sql<SaidConsent>`
    SELECT channel, purpose, state, since, how, held <> '{}' AS "isHeld" FROM consents
    WHERE customer_id = ${customerId} ORDER BY purpose, channel`.execute(reader)
  return rows
}

/** The VIN that stands behind a car's id, of the cars that are theirs now. */
export async function vinOf(reader: Reader, customerId: number, carId: string): Promise<string | null> {
  const cars = await carsOf(reader, customerId)
  return cars.find((car) => car.carId === carId && car.ownedTo === null)?.vin ?? null
}
