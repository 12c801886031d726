import { z } from 'zod'
import type { Day } from '#domain/calendar.ts'
import { goalMetrics, type GoalMetricName } from '#domain/goal/goal-metric.ts'
import { setGoals, versionOfGoals } from '#operations/set-goals.ts'
import { figureState } from '#store/figures/kept-figures.ts'
import { goalsOf } from '#store/figures/goals.ts'
import { staffOf } from '#store/staff.ts'
import { firstOfMonth } from '#http/cockpit.ts'
import { figurePlace, freshness, freshnessOf, keyOf, ofCentre } from '#http/figure-place.ts'
import { goalRow, goalRowsOf } from '#http/goal-rows.ts'
import { Answer, route } from '#http/route.ts'
import { done, id, idInPath } from '#http/shapes.ts'

/** `2024-09`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export function dayOfMonth(text: string): Day {
  return `${text}-01` as Day
}

export const goals = route({
  method: 'GET',
  path: '/goals',
  summary: 'The goals of a month, how they stand, and what would move those that are below',
  right: 'figures.read',
  query: z.object({ ...ofCentre, month: month.optional().describe('The month under way unless given.') }),
  reply: z.object({
    freshness,
    month,
    goals: z.array(goalRow),
    mayEdit: z.boolean(),
    owners: z.array(z.object({ staffId: id, name: z.string() })).describe('Who can own a goal.'),
  }),
  faults: ['unknown-centre'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const asked = query.month === undefined ? firstOfMonth(today) : dayOfMonth(query.month)
    const wanted = { ...place, month: asked, today }
    const staff = await staffOf(reader, place.groupId)
    const etag = versionOfGoals(await goalsOf(reader, wanted))
    const reply = {
      freshness: freshnessOf(await figureState(reader, place.groupId)),
      month: asked.slice(0, 7),
      goals: await goalRowsOf(reader, wanted),
      mayEdit: viewer.rights.has('goals.edit'),
      owners: staff.filter(({ centreId }) => place.centreId === 0 || centreId === place.centreId),
    }
    return new Answer(reply, { etag })
  },
})

export const changeGoals = route({
  method: 'PUT',
  path: '/goals/{month}',
  summary: 'Set goals of a month; those that are not named stay as they are',
  right: 'goals.edit',
  params: z.object({ month }),
  query: z.object({ centre: idInPath.optional() }),
  body: z.object({
    goals: z
      .array(
        z.object({
          metric: keyOf(goalMetrics),
          target: z.number().min(0).max(1e9),
          ownerStaffId: id.nullable(),
        }),
      )
      .max(50),
  }),
  reply: done,
  faults: ['unknown-centre', 'unknown-staff', 'etag-missing', 'changed-meanwhile', 'request-unfit'],
  handle: async ({ viewer, today, params, query, body, ifMatch, store }, { live }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    if (ifMatch === null) return { fault: 'etag-missing' }
    const impossible = body.goals.find(({ metric, target }) => target > mostOf(metric))
    if (impossible !== undefined) return { fault: 'request-unfit', detail: `body.goals: ${impossible.metric}` }
    const by = { actor: viewer.actor, name: viewer.name }
    const set = await setGoals(
      store,
      { ...place, month: dayOfMonth(params.month) },
      { goals: body.goals, seen: ifMatch, by },
    )
    if ('fault' in set) return set
    live.tell({ kind: 'goals', groupId: place.groupId })
    return new Answer({ done: true as const }, { etag: set.version })
  },
})

/** A share ends at 1, an index at 100. */
function mostOf(metric: GoalMetricName): number {
  const { unit } = goalMetrics[metric]
  return unit === 'share' ? 1 : unit === 'index' ? 100 : Infinity
}
