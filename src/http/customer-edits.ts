import { z } from 'zod'
import { isWholePhone } from '#domain/customer/phone.ts'
import { genderLabels } from '#domain/customer/gender.ts'
import {
  type CustomerEdit,
  editCustomer,
  type EditOf,
  type EditRefusal,
  releaseConsent,
  releaseFields,
  setConsent,
} from '#operations/edit-customer.ts'
import { refreshCustomers } from '#operations/refresh-customer.ts'
import { type EditedField, editableFields } from '#store/edits.ts'
import { vinOf } from '#store/profile.ts'
import { awayFromHome } from '#http/at-home.ts'
import type { Fault } from '#http/faults.ts'
import type { Office } from '#http/office.ts'
import { customerPath, etagOf, versionSeen } from '#http/profile.ts'
import { consentChannels, keyOf } from '#http/profile-shapes.ts'
import { Answer, type Asked, route } from '#http/route.ts'
import { day, done, id } from '#http/shapes.ts'

const text = (most: number) => z.string().trim().min(1).max(most).nullable()
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s-]{5,25}$/)
  .transform((digits) => digits.replaceAll(/[\s-]/g, '').replace(/^(?:\+?86)(?=1\d{10}$)/, ''))
  .refine(isWholePhone)

/** What of a customer can be changed; null empties a field. */
const ofCustomer = z
  .object({
    name: z.string().trim().min(1).max(100),
    phone: phone.nullable(),
    otherPhones: z.array(phone).max(5),
    wechat: text(100),
    email: z.email().max(200).nullable(),
    gender: keyOf(genderLabels).nullable(),
    birthdayOn: day.nullable(),
    city: text(100),
    address: text(300),
    centreId: id.nullable(),
    advisorId: id.nullable(),
    tags: z.array(z.string().trim().min(1).max(50)).max(30),
    isVipByHand: z.boolean(),
    doNotContact: z.boolean(),
  })
  .partial()

/** And of a car of theirs. */
const ofCar = z
  .object({
    plate: text(20),
    model: text(100),
    trim: text(100),
    color: text(50),
    deliveredOn: day.nullable(),
    warrantyEndsOn: day.nullable(),
    batteryWarrantyEndsOn: day.nullable(),
    soldOn: day.nullable(),
  })
  .partial()

const faults = [
  'unknown-customer',
  'not-at-home',
  'customer-deleted',
  'unknown-car',
  'unknown-centre',
  'unknown-staff',
  'etag-missing',
  'changed-meanwhile',
] as const

export const editCustomerRoute = route({
  method: 'PATCH',
  path: '/customers/{customerId}',
  summary: 'Change a customer; imports leave the changed fields alone until they are released. Wants If-Match',
  right: 'customers.edit',
  params: customerPath,
  body: ofCustomer.strict(),
  reply: done,
  faults,
  handle: (asked, office) => editing(asked, office, (of) => editCustomer(asked.store, of, given(asked.body))),
})

export const editCarRoute = route({
  method: 'PATCH',
  path: '/customers/{customerId}/cars/{carId}',
  summary: 'Change a car of a customer. Wants If-Match of the customer',
  right: 'customers.edit',
  params: customerPath.extend({ carId: z.string().max(64) }),
  body: ofCar.strict(),
  reply: done,
  faults,
  handle: (asked, office) =>
    editing(asked, office, async (of) => {
      const vin = await vinOf(office.store.reader, of.customerId, asked.params.carId)
      return vin === null ? { fault: 'no-such-car' } : editCustomer(asked.store, { ...of, vin }, given(asked.body))
    }),
})

const fieldNames = Object.keys(editableFields) as [EditedField, ...EditedField[]]

export const releaseFieldsRoute = route({
  method: 'POST',
  path: '/customers/{customerId}/released-fields',
  summary: 'Let imports write these fields again. Wants If-Match',
  right: 'customers.edit',
  params: customerPath,
  body: z.object({ fields: z.array(z.enum(fieldNames)).min(1), carId: z.string().max(64).optional() }),
  reply: done,
  faults,
  handle: (asked, office) =>
    editing(asked, office, async (of) => {
      const { fields, carId } = asked.body
      const vin = carId === undefined ? undefined : await vinOf(office.store.reader, of.customerId, carId)
      if (vin === null) return { fault: 'no-such-car' }
      return releaseFields(asked.store, vin === undefined ? of : { ...of, vin }, fields)
    }),
})

const consentOf = z.object({
  channel: z.enum(consentChannels),
  purpose: z.enum(['service', 'care', 'marketing']),
})

export const setConsentRoute = route({
  method: 'PUT',
  path: '/customers/{customerId}/consents',
  summary: 'Keep what a customer said about being contacted. Wants If-Match',
  right: 'customers.edit',
  params: customerPath,
  body: consentOf.extend({ state: z.enum(['granted', 'refused']), how: z.string().trim().min(1).max(200) }),
  reply: done,
  faults,
  handle: (asked, office) =>
    editing(asked, office, (of) => setConsent(asked.store, of, { ...asked.body, since: asked.today })),
})

export const releaseConsentRoute = route({
  method: 'POST',
  path: '/customers/{customerId}/released-consents',
  summary: 'Let imports tell of a consent again; a refusal stands against them. Wants If-Match',
  right: 'customers.edit',
  params: customerPath,
  body: consentOf,
  reply: done,
  faults: [...faults, 'unknown-consent'],
  handle: (asked, office) => editing(asked, office, (of) => releaseConsent(asked.store, of, asked.body)),
})

function given(body: object): CustomerEdit {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

type Editing = Pick<
  Asked<{ customerId: number }, unknown, unknown>,
  'viewer' | 'today' | 'params' | 'ifMatch' | 'store'
>

/** What all edits have in common: at home, of the version that was seen, and followed by scores and the words of search. */
async function editing(
  { viewer, today, params: { customerId }, ifMatch, store }: Editing,
  office: Office,
  edit: (of: EditOf) => Promise<{ edited: readonly string[] } | EditRefusal>,
): Promise<Answer<{ done: true }> | Fault> {
  const away = await awayFromHome(office.store, viewer, customerId)
  if (away !== null) return away
  const sawVersion = versionSeen(ifMatch)
  if (sawVersion === null) return { fault: 'etag-missing' }
  const { groupId } = viewer.scope
  const edited = await edit({ groupId, customerId, by: viewer.actor, sawVersion })
  if ('fault' in edited) return faultOf(edited)
  await refreshCustomers(store, { groupId, customerIds: [customerId], today, clock: office.now() })
  office.live.tell({ kind: 'customer', groupId, customerId })
  return new Answer({ done: true as const }, { etag: etagOf(sawVersion + 1) })
}

function faultOf(refusal: EditRefusal): Fault {
  switch (refusal.fault) {
    case 'no-such-customer':
      return { fault: 'unknown-customer' }
    case 'no-such-car':
      return { fault: 'unknown-car' }
    case 'no-such-consent':
      return { fault: 'unknown-consent' }
    case 'not-of-this-group':
      return { fault: refusal.field === 'centreId' ? 'unknown-centre' : 'unknown-staff' }
    case 'customer-deleted':
    case 'changed-meanwhile':
      return refusal
  }
}
