import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import { policyProblemLabels } from '#domain/check-setting.ts'
import type { Label, Language } from '#domain/label.ts'
import { type PolicyGroup, policySettings } from '#domain/policy.ts'
import { versionChanges } from '#domain/policy-history.ts'
import type { PolicyFault } from '#domain/read-policy.ts'
import type { Settings, SettingValue } from '#domain/settings.ts'
import { checkPolicy, type PolicyLayer, savePolicy } from '#operations/policies.ts'
import type { PolicyEffect } from '#operations/policy-preview.ts'
import { previewInThread } from '#operations/preview-in-thread.ts'
import { centresOf } from '#store/groups.ts'
import { policyVersions } from '#store/policies.ts'
import { actorNames } from '#http/actor-names.ts'
import type { Office } from '#http/office.ts'
import { chaptersOf } from '#http/policy-chapters.ts'
import { changes, chapters, effect, place, versionRow } from '#http/policy-shapes.ts'
import { followPolicy } from '#http/follow-policy.ts'
import { Answer, route } from '#http/route.ts'
import { idInPath } from '#http/shapes.ts'

const query = z.object({ centre: idInPath.optional().describe('One centre; the whole group unless given.') })

export const policy = route({
  method: 'GET',
  path: '/policy',
  summary: 'Every setting of the rules, of the group or of one centre',
  right: 'policy.read',
  query,
  reply: z.object({ place, version: z.int().describe('0: nothing was ever set here.'), chapters }),
  faults: ['unknown-centre'],
  handle: async ({ viewer, query: { centre } }, office) => {
    const where = await placeOf(viewer, centre, office)
    if (where === null) return { fault: 'unknown-centre' }
    const { version, chapters: all } = await chaptersOf(office.store.reader, where)
    return new Answer(
      { place: { centreId: where.centreId === 0 ? null : where.centreId, name: where.name }, version, chapters: all },
      { etag: etagOf(where.centreId, version) },
    )
  },
})

export const policyHistory = route({
  method: 'GET',
  path: '/policy/versions',
  summary: 'Every version of the settings, newest first, with what it changed',
  right: 'policy.read',
  query,
  reply: z.object({ rows: z.array(versionRow) }),
  faults: ['unknown-centre'],
  handle: async ({ viewer, query: { centre } }, office) => {
    const where = await placeOf(viewer, centre, office)
    if (where === null) return { fault: 'unknown-centre' }
    const { reader } = office.store
    const versions = await policyVersions(reader, where.groupId, where.centreId)
    const nameOf = await actorNames(reader, where.groupId)
    const rows = versions.map((one, at) => ({
      version: one.version,
      savedAt: one.savedAt,
      savedBy: nameOf(one.savedBy),
      changes: versionChanges(versions[at + 1] ?? null, one).map((change) => ({
        ...change,
        from: change.from as SettingValue | null,
        to: change.to as SettingValue | null,
        label: labelOf(change.group, change.name),
      })),
    }))
    return { rows }
  },
})

export const previewPolicyRoute = route({
  method: 'POST',
  path: '/policy/preview',
  summary: 'Try settings on today’s customers; nothing is kept',
  right: 'policy.edit',
  query,
  body: z.object({ changes }),
  reply: effect,
  faults: ['unknown-centre', 'policy-unfit'],
  perMinute: 20,
  handle: async ({ viewer, query: { centre }, body, today, language }, office) => {
    const where = await placeOf(viewer, centre, office)
    if (where === null) return { fault: 'unknown-centre' }
    const { groupId, centreId } = where
    const proposal = { groupId, centreId, changes: body.changes as PolicyLayer }
    const refusal = await checkPolicy(office.store.reader, proposal)
    if (refusal !== null) return unfit(refusal.faults, language)
    const found = await previewInThread({ address: office.store.address, proposal, today }, (done, all) =>
      office.live.tell({ kind: 'progress', groupId, of: 'policy-preview', done: done / all, says: `${done}/${all}` }),
    )
    return 'fault' in found ? unfit(found.faults, language) : effectFor(viewer, found)
  },
})

export const savePolicyRoute = route({
  method: 'PUT',
  path: '/policy',
  summary: 'Save settings as the next version; scores follow in the background',
  right: 'policy.edit',
  query,
  body: z.object({ changes }),
  reply: z.object({ version: z.int() }),
  faults: ['unknown-centre', 'policy-unfit', 'etag-missing', 'changed-meanwhile'],
  handle: async ({ viewer, query: { centre }, body, ifMatch, store, language, today }, office) => {
    const where = await placeOf(viewer, centre, office)
    if (where === null) return { fault: 'unknown-centre' }
    const { groupId, centreId } = where
    const saw = versionSeen(ifMatch, centreId)
    if (saw === null) return { fault: 'etag-missing' }
    const proposal = { groupId, centreId, changes: body.changes as PolicyLayer, by: viewer.actor, saw }
    const saved = await savePolicy(store, proposal)
    if ('fault' in saved) return saved.fault === 'bad-policy' ? unfit(saved.faults, language) : saved
    office.live.tell({ kind: 'policy', groupId })
    followPolicy(office, groupId, today)
    return new Answer(saved, { etag: etagOf(centreId, saved.version) })
  },
})

interface PolicyPlace {
  readonly groupId: number
  /** 0: the whole group. */
  readonly centreId: number
  readonly name: string
}

/** Where somebody looks: an advisor or manager always at their own centre. Null: outside of what they see. */
async function placeOf({ scope }: Viewer, centre: number | undefined, { store }: Office): Promise<PolicyPlace | null> {
  const { groupId } = scope
  const centreId = scope.of === 'group' ? (centre ?? 0) : scope.centreId
  if (centre !== undefined && centre !== centreId) return null
  if (centreId === 0) return { groupId, centreId, name: '' }
  const found = (await centresOf(store.reader, groupId)).find((each) => each.centreId === centreId)
  return found === undefined ? null : { groupId, centreId, name: found.name }
}

function etagOf(centreId: number, version: number): string {
  return `"policy-${centreId}-${version}"`
}

/** Null: no version, or that of another place. */
function versionSeen(ifMatch: string | null, centreId: number): number | null {
  const [, where, version] = /^"policy-(\d+)-(\d+)"$/.exec(ifMatch ?? '') ?? []
  return version === undefined || Number(where) !== centreId ? null : Number(version)
}

function labelOf(group: string, name: string): Label | null {
  const settings: Settings = policySettings[group as PolicyGroup] ?? {}
  return settings[name]?.label ?? null
}

function unfit(faults: readonly PolicyFault[], language: Language) {
  const told = faults.map(({ group, name, problem, nearest }) => ({ group, name, problem, nearest }))
  const detail = faults.map(({ group, name, problem }) => {
    const words = name === null ? null : labelOf(group, name)
    return `${words?.[language] ?? `${group}.${name ?? ''}`} ${policyProblemLabels[problem][language]}`
  })
  return { fault: 'policy-unfit' as const, detail: detail.join(language === 'zh' ? '；' : '; '), faults: told }
}

/** What is at risk is customers' money: who may not see money is told by how much it changes. */
function effectFor(viewer: Viewer, { customers, changes: changed, moves, valueAtRiskFen }: PolicyEffect) {
  const { before, after } = valueAtRiskFen
  return {
    customers,
    changes: [...changed],
    moves,
    valueAtRiskFen: mayUse(viewer, 'money.read') ? valueAtRiskFen : null,
    valueAtRiskChange: before === 0 ? null : after / before - 1,
  }
}
