import { z } from 'zod'
import { route } from '#http/route.ts'

/** One's own lists on their way out; the file itself is the reply of the route that makes it. */
export const exports = route({
  method: 'GET',
  path: '/exports',
  summary: 'How far one’s own exports of lists have come, the latest first; remembered until the app is stopped',
  right: 'signed-in',
  reply: z.object({
    rows: z.array(
      z.object({
        exportId: z.int(),
        list: z.enum(['customers', 'actions', 'audit']),
        rows: z.int().nullable().describe('Rows that it is to hold; null where nobody counted them first.'),
        written: z.int().describe('Rows handed over so far.'),
        state: z.enum(['running', 'done', 'broken']).describe('broken: the file is not whole.'),
        endedAt: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ viewer: { staffId } }, office) => ({ rows: [...office.exports.of(staffId)] }),
})
