import { z } from 'zod'
import type { Day } from '#domain/calendar.ts'
import {
  handFunnelSteps,
  leavingReasonNames,
  leavingReasons,
  type LeavingReason,
  trendOf,
} from '#domain/goal/self-check.ts'
import { fillSelfCheck } from '#operations/set-goals.ts'
import { selfChecksOf, type SelfCheck } from '#store/figures/self-checks.ts'
import { staffOf } from '#store/staff.ts'
import { firstOfMonth } from '#http/cockpit.ts'
import { figurePlace, keyOf, ofCentre } from '#http/figure-place.ts'
import { dayOfMonth, month } from '#http/goals.ts'
import { Answer, route } from '#http/route.ts'
import { day, done, id, idInPath } from '#http/shapes.ts'

const score = z.number().min(0).max(10).nullable().describe('0 = no reason to leave, 10 = most leave for it.')
const part = z.object({ score, note: z.string().max(2000), ownerStaffId: id.nullable(), dueOn: day.nullable() })
const funnel = z.partialRecord(keyOf(handFunnelSteps), z.int().min(0).max(10_000_000))

export const selfCheck = route({
  method: 'GET',
  path: '/self-checks',
  summary: 'A centre’s own look at why customers leave in a month, with its trend',
  right: 'goals.edit',
  query: z.object({ ...ofCentre, month: month.optional() }),
  reply: z.object({
    month,
    parts: z.array(
      z.object({
        reason: keyOf(leavingReasons),
        ...part.shape,
        trend: z.enum(['better', 'worse', 'same']).nullable().describe('Against the check before.'),
        history: z.array(z.object({ month, score })).describe('Oldest first.'),
      }),
    ),
    funnel,
    changed: z.object({ by: z.string(), at: z.string() }).nullable(),
    owners: z.array(z.object({ staffId: id, name: z.string() })),
  }),
  faults: ['unknown-centre', 'centre-missing'],
  handle: async ({ viewer, today, query }, { store: { reader } }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    if (place.centreId === 0) return { fault: 'centre-missing' }
    const asked = query.month === undefined ? firstOfMonth(today) : dayOfMonth(query.month)
    const checks = await selfChecksOf(reader, { centreId: place.centreId, month: asked }, 12)
    const staff = await staffOf(reader, place.groupId)
    const now = checks.find((check) => check.month === asked) ?? null
    const reply = {
      ...checkReply(asked, now, checks),
      owners: staff.filter(({ centreId }) => centreId === place.centreId),
    }
    return new Answer(reply, { etag: `"${now?.version ?? 0}"` })
  },
})

function checkReply(asked: Day, now: SelfCheck | null, checks: readonly SelfCheck[]) {
  const earlier = checks.filter((check) => check.month < asked)
  return {
    month: asked.slice(0, 7),
    parts: leavingReasonNames.map((reason) => partOf(reason, now, earlier)),
    funnel: now?.funnel ?? {},
    changed: now === null ? null : { by: now.changedBy, at: now.changedAt },
  }
}

const nothing = { score: null, note: '', ownerStaffId: null, dueOn: null }

function partOf(reason: LeavingReason, now: SelfCheck | null, earlier: readonly SelfCheck[]) {
  const own = now?.parts[reason] ?? nothing
  const before = earlier[0]?.parts[reason]?.score ?? null
  return {
    reason,
    ...own,
    dueOn: own.dueOn === null ? null : day.parse(own.dueOn),
    trend: trendOf(own.score, before),
    history: earlier
      .map((check) => ({ month: check.month.slice(0, 7), score: check.parts[reason]?.score ?? null }))
      .toReversed(),
  }
}

export const changeSelfCheck = route({
  method: 'PUT',
  path: '/self-checks/{month}',
  summary: 'Write down a centre’s self-check of a month',
  right: 'goals.edit',
  params: z.object({ month }),
  query: z.object({ centre: idInPath.optional() }),
  body: z.object({ parts: z.partialRecord(keyOf(leavingReasons), part), funnel }),
  reply: done,
  faults: ['unknown-centre', 'centre-missing', 'unknown-staff', 'etag-missing', 'changed-meanwhile'],
  handle: async ({ viewer, today, params, query, body, ifMatch, store }, { live }) => {
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    if (place.centreId === 0) return { fault: 'centre-missing' }
    if (ifMatch === null) return { fault: 'etag-missing' }
    const { groupId, centreId } = place
    const filled = await fillSelfCheck(
      store,
      { groupId, centreId, month: dayOfMonth(params.month) },
      {
        check: body,
        seen: Number(ifMatch.replaceAll('"', '')),
        by: { actor: viewer.actor, name: viewer.name },
      },
    )
    if ('fault' in filled) return filled
    live.tell({ kind: 'goals', groupId })
    return new Answer({ done: true as const }, { etag: `"${filled.version}"` })
  },
})
