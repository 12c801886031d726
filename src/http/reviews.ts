import { z } from 'zod'
import { mayUse, narrowed, type Viewer } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { proposalLabels, type ReviewedPlaybook } from '#domain/report/monthly-review.ts'
import { verdictLabels } from '#domain/report/holdout-verdict.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { listFile, listFileTypes } from '#operations/list-file.ts'
import { noteExport } from '#operations/note-export.ts'
import { type ReviewOfMonth, reviewMonth } from '#operations/review-month.ts'
import { reviewHeads, reviewRows } from '#operations/review-rows.ts'
import { nowAt } from '#operations/work-day.ts'
import { keyOf, ofCentre } from '#http/figure-place.ts'
import { dayOfMonth, month } from '#http/goals.ts'
import type { Office } from '#http/office.ts'
import { outcomeLine } from '#http/outcomes.ts'
import { Download, route } from '#http/route.ts'
import { day } from '#http/shapes.ts'
import { label } from '#http/task-shapes.ts'

const counts = z.object({ of: z.int(), who: z.int() })

const reviewed = z.array(
  outcomeLine.extend({
    playbookId: z.string(),
    label,
    benchmark: z.object({ low: z.number(), high: z.number() }).nullable(),
    verdict: keyOf(verdictLabels).nullable().describe('Against those left alone; null where nobody is.'),
    proposals: z.array(keyOf(proposalLabels)),
  }),
)

export const review = route({
  method: 'GET',
  path: '/reviews/{month}',
  summary: 'A month looked back at: every segment, what worked, what did not, what to change',
  right: 'figures.read',
  params: z.object({ month }),
  query: z.object(ofCentre),
  reply: z.object({
    from: day,
    to: day,
    between: z
      .object({ from: day, to: day.nullable() })
      .nullable()
      .describe('Snapshots between which customers moved; null where none is kept of the month’s beginning.'),
    total: outcomeLine,
    segments: z.array(
      z.object({
        segment: keyOf(segmentLabels),
        before: z.int(),
        after: z.int(),
        came: counts,
        rose: counts,
        fell: counts,
        playbooks: z.array(z.object({ playbookId: z.string(), touched: z.int(), came: counts })),
      }),
    ),
    worked: reviewed,
    didNot: reviewed,
    open: reviewed,
  }),
  faults: ['unknown-centre', 'request-unfit'],
  handle: async (asked, office) => {
    const found = await reviewFor(asked, office)
    if ('fault' in found) return found
    const maySeeMoney = mayUse(asked.viewer, 'money.read')
    const hidden = maySeeMoney ? {} : { costFen: null, returnFen: null }
    const told = ({ outcome, proposals }: ReviewedPlaybook) => {
      const { holdout, firstAction: _, class: _class, ...line } = outcome
      return { ...line, ...hidden, verdict: holdout?.uplift.verdict ?? null, proposals: [...proposals] }
    }
    return {
      ...found,
      total: { ...found.total, ...hidden },
      segments: found.segments.map(({ playbooks, ...each }) => ({
        ...each,
        playbooks: playbooks.map(({ playbookId, touched, came }) => ({ playbookId, touched, came })),
      })),
      worked: found.worked.map(told),
      didNot: found.didNot.map(told),
      open: found.open.map(told),
    }
  },
})

export const reviewExport = route({
  method: 'GET',
  path: '/reviews/{month}/export',
  summary: 'The review of a month as a file that spreadsheets open',
  right: 'exports.write',
  params: z.object({ month }),
  query: z.object({
    ...ofCentre,
    format: z.enum(['csv', 'xlsx']),
    lang: z.enum(['zh', 'en']).optional().describe('Of the words in it; a link cannot say it otherwise.'),
  }),
  reply: z.string().describe('A file.'),
  faults: ['unknown-centre', 'request-unfit'],
  perMinute: 20,
  handle: async (asked, office) => {
    const { viewer, params, query, language: spoken, store } = asked
    const found = await reviewFor(asked, office)
    if ('fault' in found) return found
    const language = query.lang ?? spoken
    const by = { actor: viewer.actor, list: 'review', filter: { month: params.month, centre: query.centre } }
    await noteExport(store, { groupId: viewer.scope.groupId, ...by })
    const rows = reviewRows(found, language, mayUse(viewer, 'money.read'))
    const name = language === 'zh' ? '月度复盘' : 'review'
    return new Download(listFile({ name, header: reviewHeads[language], rows: streamed(rows) }, query.format), {
      type: listFileTypes[query.format],
      name: `${name}-${params.month}.${query.format}`,
    })
  },
})

async function* streamed<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows
}

interface ReviewAsked {
  readonly viewer: Viewer
  readonly today: Day
  readonly params: { readonly month: string }
  readonly query: { readonly centre?: number | undefined }
}

async function reviewFor(
  { viewer, today, params, query }: ReviewAsked,
  { store: { reader }, now: clock }: Office,
): Promise<ReviewOfMonth | { fault: 'unknown-centre' } | { fault: 'request-unfit'; detail: string }> {
  const centreId = query.centre ?? null
  const scope = narrowed(viewer.scope, centreId, today)
  if (scope === null) return { fault: 'unknown-centre' }
  const first = dayOfMonth(params.month)
  if (first > today) return { fault: 'request-unfit', detail: 'params.month' }
  const now = await nowAt(reader, { groupId: scope.groupId, centreId, today, clock: clock() })
  return reviewMonth(reader, { scope, centreId, month: first, today, now })
}
