import { Readable } from 'node:stream'
import { z } from 'zod'
import { auditActionLabels, type AuditAction } from '#domain/access/audit-action.ts'
import type { Scope, Viewer } from '#domain/access/viewer.ts'
import { type Language, languages } from '#domain/label.ts'
import { spreadsheetLine } from '#operations/spreadsheet-line.ts'
import { type AuditEntry, auditEntries, type AuditFilter, countAudit } from '#store/audit-list.ts'
import { centresOf } from '#store/groups.ts'
import { staffOf } from '#store/staff.ts'
import type { Reader } from '#store/transaction.ts'
import { actorNames, staffIdOf } from '#http/actor-names.ts'
import { Download, route } from '#http/route.ts'
import { cursor, day, id, idInPath, pageOf } from '#http/shapes.ts'

const mostCounted = 1000
const pageRows = 100

const action = z.enum(Object.keys(auditActionLabels) as [AuditAction, ...AuditAction[]])

const filters = {
  person: idInPath.optional().describe('A member of staff: what they or a program of theirs did.'),
  action: action.optional(),
  from: day.optional().describe('First day.'),
  to: day.optional().describe('Last day.'),
}

const auditRow = z.object({
  auditId: z.int(),
  at: z.string(),
  actor: z.string().describe('By name where it is one of the staff.'),
  isProgram: z.boolean(),
  action: z.string().describe('One of those by which the list is narrowed, or of an older release.'),
  subject: z
    .object({ kind: z.enum(['customer', 'staff', 'centre', 'other']), id: z.string(), name: z.string().nullable() })
    .nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
})

type AuditRow = z.input<typeof auditRow>

export const auditLog = route({
  method: 'GET',
  path: '/audit',
  summary: 'Who did what, newest first; a manager sees the own centre’s staff and customers',
  right: 'audit.read',
  query: z.object({ ...filters, cursor: cursor.optional() }),
  reply: pageOf(auditRow),
  handle: async ({ viewer, query: { cursor: from, ...asked } }, { store }) => {
    const after = from === undefined ? null : Number(from)
    if (after !== null && !Number.isSafeInteger(after)) return { fault: 'request-unfit', detail: 'query.cursor' }
    const filter = await filterOf(store.reader, viewer, asked)
    const [found, counted, tell] = await Promise.all([
      auditEntries(store.reader, viewer.scope, filter, { after, most: pageRows + 1 }),
      countAudit(store.reader, viewer.scope, filter, mostCounted + 1),
      telling(store.reader, viewer.scope.groupId),
    ])
    const rows = found.slice(0, pageRows)
    const last = found.length > pageRows ? rows.at(-1) : undefined
    return {
      rows: rows.map(tell),
      next: last === undefined ? null : String(last.auditId),
      count: { atLeast: Math.min(counted, mostCounted), isExact: counted <= mostCounted },
    }
  },
})

export const auditFile = route({
  method: 'GET',
  path: '/audit/file',
  summary: 'The audit log as CSV, all of what the filters leave',
  right: 'audit.read',
  query: z.object({ ...filters, language: z.enum(languages).optional() }),
  reply: z.string(),
  perMinute: 10,
  handle: async ({ viewer, query: { language: wished, ...asked }, language }, { store, exports }) => {
    const filter = await filterOf(store.reader, viewer, asked)
    const tell = await telling(store.reader, viewer.scope.groupId)
    const { groupId } = viewer.scope
    const entries = entriesOf(store.reader, viewer.scope, filter)
    const followed = exports.follow({ list: 'audit', rows: null, groupId, staffId: viewer.staffId }, entries)
    const lines = linesOf(followed, tell, wished ?? language)
    return new Download(Readable.from(lines), { type: 'text/csv; charset=utf-8', name: 'audit.csv' })
  },
})

export const auditPeople = route({
  method: 'GET',
  path: '/audit/people',
  summary: 'By whom the log can be narrowed',
  right: 'audit.read',
  reply: z.object({ rows: z.array(z.object({ staffId: id, name: z.string() })) }),
  handle: async ({ viewer: { scope } }, { store }) => {
    const staff = await staffOf(store.reader, scope.groupId)
    const seen = staff.filter(({ centreId }) => scope.of === 'group' || centreId === scope.centreId)
    return { rows: seen.map(({ staffId, name }) => ({ staffId, name })) }
  },
})

async function filterOf(
  reader: Reader,
  { scope }: Viewer,
  { person, action: only, from, to }: z.output<z.ZodObject<typeof filters>>,
): Promise<AuditFilter> {
  const [centre] = await centresOf(reader, scope.groupId)
  return { staffId: person, action: only, from, to, zone: centre?.zone ?? 'Asia/Shanghai' }
}

type Tell = (entry: AuditEntry) => AuditRow

async function telling(reader: Reader, groupId: number): Promise<Tell> {
  const nameOf = await actorNames(reader, groupId)
  const centres = new Map((await centresOf(reader, groupId)).map(({ centreId, name }) => [String(centreId), name]))
  return ({ auditId, at, actor, action: done, subject, detail }) => ({
    auditId,
    at,
    actor: nameOf(actor),
    isProgram: actor.startsWith('token '),
    action: done,
    subject: subject === null ? null : subjectOf(done, subject, { nameOf, centres }),
    detail,
  })
}

function subjectOf(
  done: string,
  subject: string,
  { nameOf, centres }: { nameOf: (actor: string) => string; centres: ReadonlyMap<string, string> },
): AuditRow['subject'] {
  const customer = /^customer (\d+)$/.exec(subject)?.[1]
  if (customer !== undefined) return { kind: 'customer', id: customer, name: null }
  const staff = staffIdOf(subject)
  if (staff !== null) return { kind: 'staff', id: String(staff), name: nameOf(subject) }
  if (done === 'policy-saved') return { kind: 'centre', id: subject, name: centres.get(subject) ?? null }
  return { kind: 'other', id: subject, name: null }
}

const heads = { zh: ['时间', '人员', '操作', '对象', '明细'], en: ['At', 'Who', 'Action', 'On', 'Detail'] } as const

/** Page by page, so that a long log is never in memory whole. */
async function* entriesOf(reader: Reader, scope: Scope, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  for (let after: number | null = null; ;) {
    const found: AuditEntry[] = await auditEntries(reader, scope, filter, { after, most: 1000 })
    yield* found
    const last = found.at(-1)
    if (last === undefined) return
    after = last.auditId
  }
}

async function* linesOf(entries: AsyncIterable<AuditEntry>, tell: Tell, language: Language): AsyncGenerator<string> {
  yield `\uFEFF${spreadsheetLine(heads[language])}\r\n`
  for await (const entry of entries) yield `${spreadsheetLine(cellsOf(tell(entry), language))}\r\n`
}

function cellsOf({ at, actor, action: done, subject, detail }: AuditRow, language: Language): string[] {
  const label = auditActionLabels[done as AuditAction]?.[language] ?? done
  const on =
    subject === null ? '' : (subject.name ?? `${subject.kind === 'other' ? '' : `${subject.kind} `}${subject.id}`)
  return [at, actor, label, on, detail === null ? '' : JSON.stringify(detail)]
}
