import { z } from 'zod'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import { savePlaybook, switchPlaybook } from '#operations/change-playbooks.ts'
import { type DraftFaults, readDraft, simulateDraft } from '#operations/draft-playbook.ts'
import { answerShipped } from '#operations/shipped-playbooks.ts'
import { keyOf } from '#http/figure-place.ts'
import { etagOf, playbookPath } from '#http/playbooks.ts'
import { Answer, route } from '#http/route.ts'
import { day, done, fen, id } from '#http/shapes.ts'
import { label } from '#http/task-shapes.ts'

const source = z.string().min(1).max(200_000).describe('The playbook as YAML; docs/playbooks.md says how.')

const faultShape = z.object({
  line: z.int(),
  column: z.int(),
  problem: label,
  expected: label.nullable(),
  nearest: z.string().nullable().describe('The known name that an unknown one resembles most.'),
})

const checked = z.object({ faults: z.array(faultShape) })

function faultsTold({ faults }: DraftFaults): z.input<typeof checked> {
  return {
    faults: faults.map(({ line, column, problem, expected, nearest }) => ({
      line,
      column,
      problem,
      expected,
      nearest,
    })),
  }
}

export const checkPlaybookRoute = route({
  method: 'POST',
  path: '/playbooks/check',
  summary: 'Say what is wrong with the text of a playbook; nothing is kept',
  right: 'playbooks.read',
  body: z.object({ source }),
  reply: checked,
  handle: async ({ viewer, body }, { store: { reader } }) => {
    const read = await readDraft(reader, { groupId: viewer.scope.groupId, source: body.source })
    return 'fault' in read ? faultsTold(read) : { faults: [] }
  },
})

const roleWork = z.object({ tasks: z.int(), minutes: z.number() })
const outBecause = z.enum(['entered_before', 'holdout', 'do_not_contact', 'all_cars_sold', 'deceased', 'under_way'])

export const simulatePlaybookRoute = route({
  method: 'POST',
  path: '/playbooks/simulate',
  summary:
    'What a text would bring on a day at one’s centre: who would enrol, work and yuan, what stands in its way; nothing is kept',
  right: 'playbooks.read',
  body: z.object({ source, on: day.optional().describe('Today unless given; not later.') }),
  reply: z.object({
    faults: z.array(faultShape).describe('What is wrong with the text; then there is nothing else.'),
    simulation: z
      .object({
        on: day,
        customers: z.int(),
        enrolments: z.int(),
        out: z.array(z.object({ because: outBecause, n: z.int() })),
        advisor: roleWork,
        manager: roleWork,
        dueInAWeek: z.int(),
        automaticInstead: z.int(),
        messages: z.int(),
        escalations: z.int(),
        vouchers: z.int(),
        workFen: fen,
        voucherFen: fen,
        expectedFen: fen.describe('Stake times chance of every task.'),
        heldBack: z.array(z.object({ because: keyOf(heldBackLabels), n: z.int() })),
        overlaps: z.array(z.object({ playbookId: z.string(), n: z.int() })),
        examples: z.array(z.object({ customerId: id, customerNo: z.string(), because: label.nullable() })),
      })
      .nullable(),
  }),
  faults: ['request-unfit'],
  handle: async ({ viewer, body, today }, { store: { reader } }) => {
    const on = body.on ?? today
    if (on > today) return { fault: 'request-unfit', detail: 'body.on' }
    const { scope } = viewer
    const onlyCentreId = scope.of === 'group' ? null : scope.centreId
    const wishes = { groupId: scope.groupId, onlyCentreId, source: body.source, on, today }
    const found = await simulateDraft(reader, wishes)
    if ('fault' in found) return { ...faultsTold(found), simulation: null }
    const { out, heldBack, overlaps, tasks, examples, playbookId: _, ...figures } = found
    return {
      faults: [],
      simulation: {
        ...figures,
        advisor: tasks.advisor,
        manager: tasks.manager,
        out: [...out].map(([because, n]) => ({ because, n })),
        heldBack: [...heldBack].map(([because, n]) => ({ because, n })),
        overlaps: [...overlaps].map(([playbookId, n]) => ({ playbookId, n })),
        examples: [...examples],
      },
    }
  },
})

export const savePlaybookRoute = route({
  method: 'POST',
  path: '/playbooks',
  summary: 'Keep a text as the next version of the playbook that it names; live enrolments finish on theirs',
  right: 'playbooks.edit',
  body: z.object({ source, saw: z.int().positive().optional().describe('The version that was edited.') }),
  reply: z.object({ id: z.string(), version: z.int() }),
  faults: ['bad-playbook', 'changed-meanwhile'],
  handle: async ({ viewer, body, store, language }, { live }) => {
    const { groupId } = viewer.scope
    const saved = await savePlaybook(store, {
      groupId,
      source: body.source,
      by: viewer.actor,
      ...(body.saw === undefined ? {} : { saw: body.saw }),
    })
    if ('fault' in saved) {
      if (saved.fault === 'changed-meanwhile')
        return { fault: 'changed-meanwhile', who: saved.by, at: String(saved.version) }
      const [first] = saved.faults
      return { fault: 'bad-playbook', detail: `${first?.line ?? 1}: ${first?.problem[language] ?? ''}` }
    }
    live.tell({ kind: 'playbooks', groupId })
    return new Answer(saved, { etag: etagOf(saved.id, saved.version) })
  },
})

export const switchPlaybookRoute = route({
  method: 'PUT',
  path: '/playbooks/{playbookId}/active',
  summary: 'Switch a playbook on or off; off, it enrols nobody, and who is in it goes on',
  right: 'playbooks.edit',
  params: playbookPath,
  body: z.object({ isActive: z.boolean() }),
  reply: z.object({ isActive: z.boolean() }),
  faults: ['unknown-playbook'],
  handle: async ({ viewer, params: { playbookId }, body: { isActive }, store }, { live }) => {
    const { groupId } = viewer.scope
    const switched = await switchPlaybook(store, { groupId, id: playbookId, isActive, by: viewer.actor })
    if ('fault' in switched) return { fault: 'unknown-playbook' }
    live.tell({ kind: 'playbooks', groupId })
    return switched
  },
})

export const answerShippedRoute = route({
  method: 'POST',
  path: '/playbooks/{playbookId}/offer',
  summary: 'Take what the release ships otherwise as the next version, or leave it',
  right: 'playbooks.edit',
  params: playbookPath,
  body: z.object({ digest: z.string().max(200), isTaken: z.boolean() }),
  reply: done,
  faults: ['unknown-playbook', 'offer-overtaken'],
  handle: async ({ viewer, params: { playbookId }, body, store }, { live, playbookFolders }) => {
    const { groupId } = viewer.scope
    const answer = { groupId, id: playbookId, by: viewer.actor, ...body }
    const answered = await answerShipped(store, answer, playbookFolders)
    if ('fault' in answered)
      return { fault: answered.fault === 'changed-meanwhile' ? 'offer-overtaken' : 'unknown-playbook' }
    live.tell({ kind: 'playbooks', groupId })
    return { done: true as const }
  },
})
