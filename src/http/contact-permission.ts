import { z } from 'zod'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import { salesShareOf } from '#domain/contact/sales-share.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { type ContactAnswer, whyContact } from '#operations/why-contact.ts'
import { nowAt } from '#operations/work-day.ts'
import { personOf } from '#store/profile.ts'
import { sightOf } from '#store/sight.ts'
import { keyOf } from '#http/figure-place.ts'
import { customerPath } from '#http/profile.ts'
import { route } from '#http/route.ts'
import { instant, label } from '#http/task-shapes.ts'

const answer = z.object({
  channel: keyOf(touchChannelLabels),
  purpose: keyOf(touchPurposeLabels),
  may: z.boolean(),
  obstacles: z
    .array(
      z.object({ because: keyOf(heldBackLabels), label, until: instant.nullable().describe('Null: nobody can tell.') }),
    )
    .describe('All that stands in the way, what holds for good first.'),
})

export const contactPermission = route({
  method: 'GET',
  path: '/customers/{customerId}/contact-permission',
  summary: 'Why a customer can or cannot be contacted now, in each way and for each purpose, and from when',
  right: 'customers.read',
  params: customerPath,
  reply: z.object({
    at: instant,
    answers: z.array(answer),
    ownService: z
      .array(answer)
      .describe('For what their own event or due service began: not held to the group’s cadence.'),
    warnings: z.array(keyOf(salesShareOf)).describe('Whose share of sales is close to the limit.'),
    zone: z.string(),
    isDeleted: z.boolean(),
  }),
  faults: ['unknown-customer'],
  handle: async ({ viewer: { scope }, params: { customerId }, today }, { store: { reader }, now }) => {
    if ((await sightOf(reader, scope, customerId)) === null) return { fault: 'unknown-customer' }
    const { groupId } = scope
    const person = await personOf(reader, customerId)
    const centreId = person?.centreId ?? null
    const at = await nowAt(reader, { groupId, centreId, today, clock: now() })
    const why = await whyContact(reader, { groupId, centreId, customerId, today, now: at })
    if (why === null) return { at, answers: [], ownService: [], warnings: [], zone: 'Asia/Shanghai', isDeleted: true }
    const { answers, ownService, warnings, history } = why
    return {
      at,
      answers: answers.map(told),
      ownService: ownService.map(told),
      warnings: [...warnings],
      zone: history.zone,
      isDeleted: false,
    }
  },
})

function told({ channel, purpose, obstacles }: ContactAnswer): z.input<typeof answer> {
  return {
    channel,
    purpose,
    may: obstacles.length === 0,
    obstacles: obstacles.map(({ because, until }) => ({
      because,
      label: heldBackLabels[because],
      until: until ?? null,
    })),
  }
}
