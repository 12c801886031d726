import { z } from 'zod'
import { searchWords } from '#domain/search/search-words.ts'
import { foundCustomers } from '#store/search.ts'
import { maskedName, maskedPhone, maskedPlate } from '#http/masked.ts'
import { route } from '#http/route.ts'
import { id } from '#http/shapes.ts'

/** A list to choose from, not to read. */
const most = 20

export const search = route({
  method: 'GET',
  path: '/search',
  summary: 'Find a customer by the beginning of a name, its pinyin, a phone, plate, VIN or customer number',
  right: 'customers.read',
  query: z.object({ q: z.string().max(100).describe('What somebody typed, as it is.') }),
  reply: z.object({
    rows: z.array(
      z.object({
        customerId: id,
        customerNo: z.string(),
        name: z.string().nullable(),
        phoneMasked: z.string().nullable(),
        plate: z.string().nullable(),
        model: z.string().nullable(),
        centre: z.string().nullable(),
      }),
    ),
    count: z.object({ atLeast: z.int(), isExact: z.boolean() }),
  }),
  handle: async ({ viewer, query }, { store }) => {
    const words = searchWords(query.q, viewer.rights)
    const found = words.length === 0 ? [] : await foundCustomers(store.reader, viewer.scope, words, most)
    const rows = found.slice(0, most).map(({ phone, ...row }) => ({
      ...row,
      name: maskedName(viewer, row.name),
      phoneMasked: maskedPhone(phone),
      plate: maskedPlate(viewer, row.plate),
    }))
    return { rows, count: { atLeast: rows.length, isExact: found.length <= most } }
  },
})
