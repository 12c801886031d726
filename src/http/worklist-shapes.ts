import { z } from 'zod'
import type { PersonsDay } from '#operations/work-day.ts'

export const countsShape = z
  .object({ today: z.int(), overdue: z.int(), later: z.int(), done: z.int() })
  .describe('Every open task is counted in today or in later; overdue counts some of them again.')

export const progressShape = z.object({
  capacityMinutes: z.int(),
  workedMinutes: z.int(),
  plannedMinutes: z.int().describe('Of what is still for today and fits.'),
  overCapacity: z.int(),
  booked: z.int(),
})

export function progressOf({
  day: plan,
  capacityMinutes,
  workedMinutes,
  done,
}: PersonsDay): z.input<typeof progressShape> {
  return {
    capacityMinutes,
    workedMinutes,
    plannedMinutes: plan.plannedMinutes,
    overCapacity: plan.overCapacity.length,
    booked: done.filter(({ result }) => result === 'booked').length,
  }
}
