import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import { type HouseholdValue, householdValue } from '#domain/household/household-value.ts'
import type { ForeseenContact } from '#domain/task/foreseen-contact.ts'
import { explainCustomer } from '#operations/explain-customer.ts'
import { nowAt } from '#operations/work-day.ts'
import { foreseenContacts } from '#store/figures/foreseen-contacts.ts'
import { householdValuesOf } from '#store/household-values.ts'
import {
  carsOf,
  consentsOf,
  type HouseholdMember,
  householdOf,
  type OwnedCar,
  type Person,
  personOf,
} from '#store/profile.ts'
import { type Desk, deskOf } from '#store/profile-desk.ts'
import { homeAmong, sightOf } from '#store/sight.ts'
import { maskedMoney, maskedName, maskedPhone, maskedPlate, maskedVin } from '#http/masked.ts'
import { foreseenFor } from '#http/foreseen-shapes.ts'
import { outlookFor } from '#http/profile-outlook.ts'
import { scoresFor } from '#http/profile-scores.ts'
import { type Profile, profileShape } from '#http/profile-shapes.ts'
import { Answer, route } from '#http/route.ts'
import { idInPath } from '#http/shapes.ts'

export const customerPath = z.object({ customerId: idInPath })

export const profile = route({
  method: 'GET',
  path: '/customers/{customerId}',
  summary: 'All about one customer; its ETag is wanted back by what changes them',
  right: 'customers.read',
  params: customerPath,
  reply: profileShape,
  faults: ['unknown-customer'],
  handle: async ({ viewer, today, params }, { store: { reader }, now: wall }) => {
    const { customerId } = params
    const { groupId } = viewer.scope
    const sight = await sightOf(reader, viewer.scope, customerId)
    const person = sight === null ? null : await personOf(reader, customerId)
    if (person === null) return { fault: 'unknown-customer' }
    const now = await nowAt(reader, { groupId, centreId: person.centreId, today, clock: wall() })
    const [cars, household, values, consents, desk, becameOf, explained] = await Promise.all([
      carsOf(reader, customerId),
      householdOf(reader, customerId),
      householdValuesOf(reader, viewer.scope, customerId),
      consentsOf(reader, customerId),
      deskOf(reader, customerId, today),
      foreseenContacts(reader, [customerId], { today, now }),
      explainCustomer(reader, { groupId, customerId, today }),
    ])
    const isVisitor = sight === 'visitor'
    const members = household.flatMap((each) => (each.customerId === null ? [] : [each.customerId]))
    const known = new Set(members.length === 0 ? [] : await homeAmong(reader, viewer.scope, members))
    return new Answer<Profile>(
      {
        customerId,
        isVisitor,
        mayEdit: !isVisitor && !person.isDeleted && mayUse(viewer, 'customers.edit'),
        person: personFor(viewer, person),
        cars: cars.map((car) => carFor(viewer, car)),
        household: household.map((each) => memberFor(viewer, each, known)),
        householdValue: maskedMoney(viewer, values.length > 1 ? householdFor(householdValue(values)) : null),
        consents,
        ...deskFor(viewer, desk, (playbook) => becameOf(customerId, playbook)),
        scores: explained === null ? null : scoresFor(viewer, explained),
        outlook: outlookFor(viewer, explained?.outlook ?? null),
      },
      { etag: etagOf(person.version) },
    )
  },
})

export function etagOf(version: number): string {
  return `"v${version}"`
}

/** The version that a caller saw; null where they do not say. */
export function versionSeen(ifMatch: string | null): number | null {
  const [, version] = /^(?:W\/)?"v(\d{1,9})"$/.exec(ifMatch ?? '') ?? []
  return version === undefined ? null : Number(version)
}

function personFor(viewer: Viewer, person: Person) {
  const { version: _, phone, otherPhones, wechat, email, address, ...rest } = person
  const seesNames = mayUse(viewer, 'names.read')
  return {
    ...rest,
    otherNumbers: [...rest.otherNumbers],
    tags: [...rest.tags],
    held: [...rest.held],
    name: maskedName(viewer, rest.name),
    phoneMasked: maskedPhone(phone),
    otherPhonesMasked: otherPhones.flatMap((each) => maskedPhone(each) ?? []),
    hasWechat: wechat !== null,
    hasEmail: email !== null,
    hasAddress: address !== null,
    birthdayOn: seesNames ? rest.birthdayOn : null,
    city: seesNames ? rest.city : null,
  }
}

export function carFor(viewer: Viewer, { vin, ...car }: OwnedCar): Profile['cars'][number] {
  return { ...car, held: [...car.held], vinMasked: maskedVin(vin), plate: maskedPlate(viewer, car.plate) }
}

function memberFor(viewer: Viewer, member: HouseholdMember, known: ReadonlySet<number>) {
  const seesNames = mayUse(viewer, 'names.read')
  return {
    name: maskedName(viewer, member.name) ?? '',
    relation: member.relation,
    birthdayOn: seesNames ? member.birthdayOn : null,
    customerId: member.customerId !== null && known.has(member.customerId) ? member.customerId : null,
  }
}

function householdFor(value: HouseholdValue | null): Profile['householdValue'] {
  if (value === null) return null
  const { interval, ...sums } = value
  return { ...sums, lowFen: interval?.lowFen ?? null, highFen: interval?.highFen ?? null }
}

/**
 * What people wrote may name others: it is for those who may see names. `becameOf` says what has become of a playbook’s
 * contact; without it nothing is told of that.
 */
export function deskFor(
  viewer: Viewer,
  desk: Desk,
  becameOf: (playbookId: string) => ForeseenContact | null = () => null,
) {
  const seesNames = mayUse(viewer, 'names.read')
  const { preferences } = desk
  return {
    preferences:
      preferences === null ? null : { ...preferences, times: [...preferences.times], wants: [...preferences.wants] },
    promises: seesNames ? [...desk.promises] : [],
    interests: seesNames ? [...desk.interests] : [],
    tasks: seesNames ? [...desk.tasks] : [],
    keyEvents: seesNames ? [...desk.keyEvents] : [],
    lastContact: desk.lastContact,
    lastWords: seesNames ? desk.lastWords : null,
    appointments: [...desk.appointments],
    recommendations: desk.recommendations.map((each) => ({ ...each, priceFen: maskedMoney(viewer, each.priceFen) })),
    actions: mayUse(viewer, 'money.read')
      ? desk.actions.map((each) => ({
          ...each,
          reasons: each.reasons.map(({ playbook, label, because }) => ({
            playbook,
            label,
            because,
            became: foreseenFor(becameOf(playbook)),
          })),
        }))
      : [],
  }
}
