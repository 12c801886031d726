import { z } from 'zod'
import { lookAtContacts } from '#operations/look-at-contacts.ts'
import { awayFromHome } from '#http/at-home.ts'
import { customerPath } from '#http/profile.ts'
import { route } from '#http/route.ts'

/** Somebody who looks at so many a minute is not calling them. */
const looksPerMinute = 30

export const contactView = route({
  method: 'POST',
  path: '/customers/{customerId}/contact-views',
  summary: 'See a customer’s whole numbers; that somebody looked is kept in the audit log',
  right: 'contacts.read',
  params: customerPath,
  body: z.object({ reason: z.enum(['call', 'look']) }),
  reply: z.object({
    phone: z.string().nullable(),
    otherPhones: z.array(z.string()),
    wechat: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    vins: z.array(z.object({ carId: z.string(), vin: z.string() })),
  }),
  faults: ['unknown-customer', 'not-at-home', 'customer-deleted'],
  perMinute: looksPerMinute,
  handle: async ({ viewer, params: { customerId }, body, store }, office) => {
    const away = await awayFromHome(office.store, viewer, customerId)
    if (away !== null) return away
    const { groupId } = viewer.scope
    const seen = await lookAtContacts(store, { groupId, customerId, by: viewer.actor, reason: body.reason })
    if (seen === null) return { fault: 'customer-deleted' }
    const { phone, otherPhones, wechat, email, address } = seen.person
    return {
      phone,
      otherPhones: [...otherPhones],
      wechat,
      email,
      address,
      vins: seen.cars.map(({ carId, vin }) => ({ carId, vin })),
    }
  },
})
