import { assess } from '#domain/assess.ts'
import type { Day } from '#domain/calendar.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import type { Circumstances } from '#domain/enrolment/circumstances.ts'
import { type Clock, clockAt, dayAt } from '#domain/enrolment/clock.ts'
import { happeningsOf } from '#domain/enrolment/happenings.ts'
import type { CustomerAtWork, KeptEnrolment } from '#domain/enrolment/customer-at-work.ts'
import type { Occasion } from '#domain/enrolment/occasions.ts'
import { viewOf, type CustomerView } from '#domain/playbook/customer-view.ts'
import { featureValuesOf } from '#domain/playbook/features.ts'
import type { Policy } from '#domain/policy.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { addWorkingHours } from '#domain/working-time/work-calendar.ts'
import { breathing } from '#store/breathing.ts'
import { type CircumstancesRow, circumstancesOf } from '#store/customer-circumstances.ts'
import { factsOf } from '#store/customer-facts.ts'
import { lastEnds, liveEnrolments, occasionsOf } from '#store/enrolment-rows.ts'
import type { Reader } from '#store/transaction.ts'
import { closedContactFile } from '#operations/engine-contacts.ts'
import { type EngineRoom, homeZone, knowVersions } from '#operations/engine-room.ts'
import { addressOf } from '#operations/task-texts.ts'

/** A customer to be worked on, with what keeping the work needs. */
export interface LoadedCustomer {
  readonly customerId: number
  readonly centreId: number | null
  readonly advisorId: number | null
  /** The contact file is closed: see `openContactFiles`. */
  readonly customer: CustomerAtWork
}

/**
 * Reads all that the engine looks at of some customers but their contact files: a fixed number of statements, however many
 * there are. Who is at home where nobody has been scored yet is left out.
 */
export async function loadCustomers(
  reader: Reader,
  room: EngineRoom,
  asked: { readonly customerIds: readonly number[]; readonly notBefore: Instant },
): Promise<LoadedCustomer[]> {
  const customerIds = asked.customerIds.filter((id) => Number.isSafeInteger(id))
  if (customerIds.length === 0) return []
  const files = await filesOf(reader, room, customerIds)
  const loaded: LoadedCustomer[] = []
  const breathe = breathing()
  for (const { customerId, facts } of await factsOfAll(reader, customerIds)) {
    const pause = breathe()
    if (pause !== null) await pause
    const one = loadedOf(room, files, { customerId, facts, notBefore: asked.notBefore })
    if (one !== null) loaded.push(one)
  }
  return loaded
}

async function factsOfAll(
  reader: Reader,
  customerIds: readonly number[],
): Promise<readonly { readonly customerId: number; readonly facts: FactsWithoutCentre }[]> {
  const found: { customerId: number; facts: FactsWithoutCentre }[] = []
  for await (const each of factsOf(reader, { customerIds: `VALUES (${customerIds.join('), (')})` })) found.push(each)
  return found
}

function loadedOf(
  room: EngineRoom,
  files: Files,
  { customerId, facts, notBefore }: { customerId: number; facts: FactsWithoutCentre; notBefore: Instant },
): LoadedCustomer | null {
  const row = files.rows.get(customerId)
  if (row === undefined) return null
  const of = circumstances(room, { facts, row, notBefore })
  if (of === null) return null
  const { centreId, advisorId, hasOwnTask } = row
  const customer: CustomerAtWork = {
    of,
    occasions: files.occasions.get(customerId) ?? [],
    enrolments: (files.enrolments.get(customerId) ?? []).map(({ enrolment }) => enrolment),
    lastEndedOn: endsOf(files.ends.get(customerId) ?? [], of.clock),
    hasOwnTask,
  }
  return { customerId, centreId, advisorId, customer }
}

/** What is on file about some customers, by customer. */
interface Files {
  readonly rows: ReadonlyMap<number, CircumstancesRow>
  readonly enrolments: ReadonlyMap<number, readonly { readonly enrolment: KeptEnrolment }[]>
  readonly occasions: ReadonlyMap<number, readonly Occasion[]>
  readonly ends: ReadonlyMap<number, readonly { playbookId: string; endedAt: string }[]>
}

async function filesOf(reader: Reader, room: EngineRoom, customerIds: readonly number[]): Promise<Files> {
  const { today } = clockAt(room.now, homeZone)
  const rows = await circumstancesOf(reader, { customerIds, today })
  const enrolments = await liveEnrolments(reader, customerIds)
  await knowVersions(
    reader,
    room,
    enrolments.map(({ enrolment }) => enrolment),
  )
  const byCustomer = ({ customerId }: { readonly customerId: number }): number => customerId
  return {
    rows,
    enrolments: Map.groupBy(enrolments, byCustomer),
    occasions: Map.groupBy(await occasionsOf(reader, customerIds), byCustomer),
    ends: Map.groupBy(await lastEnds(reader, customerIds), byCustomer),
  }
}

function endsOf(ends: readonly { playbookId: string; endedAt: string }[], clock: Clock): ReadonlyMap<string, Day> {
  return new Map(ends.map(({ playbookId, endedAt }) => [playbookId, dayAt(endedAt, clock)]))
}

interface CustomerFile {
  readonly facts: FactsWithoutCentre
  readonly row: CircumstancesRow
  readonly notBefore: Instant
}

function circumstances(room: EngineRoom, { facts, row, notBefore }: CustomerFile): Circumstances | null {
  const centre = room.figuresAt(row.centreId)
  if (centre === null) return null
  const policy = room.policies.of(row.centreId)
  const clock = clockAt(room.now, row.zone)
  const assessment = assess({ ...facts, centre }, policy, clock.today)
  const view = viewOf(facts, assessment, policy, clock.today)
  return {
    clock,
    view,
    features: featureValuesOf(view),
    lastOf: happeningsOf(view, row.elsewhere),
    cancelled: cancelledBecause(view, row),
    ...closedContactFile,
    lastTouchOn: row.lastTouchOn,
    people: {
      customer_name: addressOf(row.name, row.gender, 'zh'),
      advisor_name: row.advisorName,
      centre_name: row.centreName,
    },
    language: 'zh',
    notBefore,
    afterWorkingHours: workingHours(room, policy, clock),
  }
}

function workingHours({ now }: EngineRoom, policy: Policy, { zone }: Clock): (hours: number) => Instant {
  return (hours) => addWorkingHours(now, hours, { zone, shifts: null, policy })
}

/** Nothing goes on with who asked for that, has no car left, or has died. */
export function cancelledBecause(
  { facts, cars }: Pick<CustomerView, 'facts' | 'cars'>,
  { doNotContact, isDeceased }: { readonly doNotContact: boolean; readonly isDeceased: boolean },
): Circumstances['cancelled'] {
  if (isDeceased) return 'deceased'
  if (doNotContact) return 'do_not_contact'
  return facts.cars.length > 0 && cars.length === 0 ? 'all_cars_sold' : null
}
