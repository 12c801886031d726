import { z } from 'zod'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { everyStep, stepKindLabels } from '#domain/playbook/step.ts'
import { playbookShelf } from '#operations/playbooks.ts'
import { shippedDifferences } from '#operations/shipped-playbooks.ts'
import { liveCounts, liveBySteps } from '#store/enrolment-journal.ts'
import { playbookVersions, sourcesOf } from '#store/playbooks.ts'
import { keyOf } from '#http/figure-place.ts'
import { Answer, route } from '#http/route.ts'
import { instant, label } from '#http/task-shapes.ts'

const summary = z.object({
  id: z.string(),
  label,
  about: label.nullable(),
  class: keyOf(actionClassLabels).nullable(),
  version: z.int(),
  isActive: z.boolean(),
  canBeRead: z.boolean().describe('False where this release cannot read the text any more.'),
  changedAt: instant,
  changedBy: z.string(),
  live: z.int().describe('Customers who are in it now.'),
  holdout: z.number(),
  isOffered: z.boolean().describe('The release ships it otherwise, and nobody has answered yet.'),
})

export const playbookList = route({
  method: 'GET',
  path: '/playbooks',
  summary: 'The catalogue: every playbook of the group, on or off, and how many customers are in it',
  right: 'playbooks.read',
  reply: z.object({ rows: z.array(summary), mayEdit: z.boolean() }),
  handle: async ({ viewer }, { store: { reader }, playbookFolders }) => {
    const { groupId } = viewer.scope
    const shelf = await playbookShelf(reader, groupId)
    const live = await liveCounts(reader, viewer.scope)
    const offered = new Set((await shippedDifferences(reader, groupId, playbookFolders)).map(({ id }) => id))
    return {
      mayEdit: viewer.rights.has('playbooks.edit'),
      rows: shelf.map(({ playbook, id, version, isActive, changedAt, changedBy }) => ({
        id,
        label: playbook?.label ?? { zh: id, en: id },
        about: playbook?.about ?? null,
        class: playbook?.class ?? null,
        version,
        isActive,
        canBeRead: playbook !== null,
        changedAt,
        changedBy,
        live: live.get(id) ?? 0,
        holdout: playbook?.holdout ?? 0,
        isOffered: offered.has(id),
      })),
    }
  },
})

export const playbookPath = z.object({ playbookId: z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/) })

const step = z.object({
  id: z.string(),
  kind: keyOf(stepKindLabels),
  says: label.nullable().describe('The checklist’s first line, the voucher’s name, or nothing.'),
})

export const playbookOne = route({
  method: 'GET',
  path: '/playbooks/{playbookId}',
  summary: 'A playbook: its text, versions, steps with who is at which, and what the release ships otherwise',
  right: 'playbooks.read',
  params: playbookPath,
  reply: z.object({
    id: z.string(),
    label,
    version: z.int(),
    isActive: z.boolean(),
    mayEdit: z.boolean(),
    source: z.string(),
    steps: z.array(step),
    live: z.array(z.object({ version: z.int(), stepId: z.string().nullable(), live: z.int(), paused: z.int() })),
    versions: z.array(z.object({ version: z.int(), savedAt: instant, savedBy: z.string() })),
    offered: z
      .object({
        digest: z.string(),
        lines: z.array(z.object({ kind: z.enum(['gone', 'new', 'same']), text: z.string(), line: z.int() })),
      })
      .nullable(),
  }),
  faults: ['unknown-playbook'],
  handle: async ({ viewer, params: { playbookId } }, { store: { reader }, playbookFolders }) => {
    const { groupId } = viewer.scope
    const found = (await playbookShelf(reader, groupId)).find(({ id }) => id === playbookId)
    if (found === undefined) return { fault: 'unknown-playbook' }
    const { playbook, version, isActive } = found
    const [source] = await sourcesOf(reader, groupId, [{ id: playbookId, version }])
    const offered = (await shippedDifferences(reader, groupId, playbookFolders)).find(({ id }) => id === playbookId)
    const reply = {
      id: playbookId,
      label: playbook?.label ?? { zh: playbookId, en: playbookId },
      version,
      isActive,
      mayEdit: viewer.rights.has('playbooks.edit'),
      source: source ?? '',
      steps: playbook === null ? [] : stepsOf(playbook),
      live: [...(await liveBySteps(reader, viewer.scope, playbookId))],
      versions: await playbookVersions(reader, groupId, playbookId),
      offered: offered === undefined ? null : { digest: offered.digest, lines: [...offered.lines] },
    }
    return new Answer(reply, { etag: etagOf(playbookId, version) })
  },
})

/** `"playbook-P5-3"`: the third version of P5. */
export function etagOf(playbookId: string, version: number): string {
  return `"playbook-${playbookId}-${version}"`
}

function stepsOf({ steps }: Playbook): z.input<typeof step>[] {
  return everyStep(steps).map((each) => ({
    id: each.id,
    kind: each.kind,
    says: each.kind === 'offer' ? each.label : each.kind === 'task' ? (each.checklist[0] ?? null) : null,
  }))
}
