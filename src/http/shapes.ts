import { z, type ZodType } from 'zod'
import { parseDay, type Day } from '#domain/calendar.ts'

/** Shapes that several resources share. */

/** A civil day, `2024-09-01`. */
export const day = z.iso.date().refine((text) => parseDay(text) !== null) as unknown as ZodType<Day>

export const id = z.int().positive()
/** A number in an address. */
export const idInPath = z.coerce.number().int().positive()

export const fen = z.int().describe('Whole fen: 1 yuan is 100.')

/** Where a list goes on: opaque, from the reply before. */
export const cursor = z.string().max(500).describe('From `next` of the page before.')

/** One page of a list. `next` is null on the last. Large counts are honest: at least so many. */
export function pageOf<T extends ZodType>(row: T) {
  return z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    count: z.object({ atLeast: z.int(), isExact: z.boolean() }),
  })
}

export const done = z.object({ done: z.literal(true) })
