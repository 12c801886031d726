import type { Label } from '#domain/label.ts'
import type { OutcomeReport, PlaybookOutcome } from '#domain/report/outcomes.ts'
import { shareInterval, type ShareCounts } from '#domain/report/share-counts.ts'
import type { Segment } from '#domain/segment/segment.ts'

/** One segment over a month: who was in it, who came, where they went. */
export interface SegmentMonth {
  readonly segment: Segment
  /** On the first day. */
  readonly before: number
  /** On the last day. */
  readonly after: number
  /** Of those in it on the first day, who came in the month. */
  readonly came: ShareCounts
  /** Of them, who stood in a segment of higher rank on the last day. */
  readonly rose: ShareCounts
  readonly fell: ShareCounts
}

/** Contacts with customers of a segment through a playbook in the month. */
export interface SegmentPlaybook {
  readonly segment: Segment
  readonly playbookId: string
  readonly touched: number
  readonly came: ShareCounts
}

/** What a review proposes; each hangs on figures that stand beside it. */
export const proposalLabels = {
  switch_off: {
    zh: '对照显示有害：先停用，查明原因再恢复',
    en: 'It harms against those left alone: switch it off and find out why',
  },
  rework: {
    zh: '明显低于基准：换话术或时机，先小范围试',
    en: 'Clearly below the benchmark: change script or timing, try it small first',
  },
  extend: {
    zh: '明显高于基准：把做法写进话术，推广到其他顾问',
    en: 'Clearly above the benchmark: write down how, and spread it',
  },
  sooner: {
    zh: '首次行动太慢：检查分工和每日工时',
    en: 'The first action comes too late: look at who does it and at daily minutes',
  },
  other_hours: {
    zh: '接通率低：换时段或先发消息',
    en: 'Few are reached: call at other hours, or write first',
  },
  costly: {
    zh: '投入高于回报：缩小范围或改为自动触达',
    en: 'It costs more than it brings: narrow it, or let messages do it',
  },
} as const satisfies Record<string, Label>

export type Proposal = keyof typeof proposalLabels

export interface ReviewedPlaybook {
  readonly outcome: PlaybookOutcome
  readonly proposals: readonly Proposal[]
}

export interface MonthlyReview {
  readonly segments: readonly (SegmentMonth & { readonly playbooks: readonly SegmentPlaybook[] })[]
  /** Clearly above their benchmark, or better than leaving customers alone. */
  readonly worked: readonly ReviewedPlaybook[]
  /** With something proposed against it. */
  readonly didNot: readonly ReviewedPlaybook[]
  /** The rest: nothing to be said for or against it yet. */
  readonly open: readonly ReviewedPlaybook[]
}

/** Fewer contacts say nothing about a playbook. */
const leastTouched = 20
/** From such a share on, of those who asked for a person, a first action beyond 72 hours is a matter of organisation. */
const lateFrom = 0.2
/** Below it most of the time goes into calls that nobody answers. */
const reachedFrom = 0.4

/** What a month has shown: segment by segment, what worked, what did not, and what to change. */
export function monthlyReview(
  segments: readonly SegmentMonth[],
  contacts: readonly SegmentPlaybook[],
  { byPlaybook }: Pick<OutcomeReport, 'byPlaybook'>,
): MonthlyReview {
  const reviewed = byPlaybook.map((outcome) => ({ outcome, proposals: proposalsFor(outcome) }))
  const worked = reviewed.filter(({ proposals, outcome }) => proposals.includes('extend') || helps(outcome))
  const didNot = reviewed.filter((each) => !worked.includes(each) && each.proposals.length > 0)
  return {
    segments: segments.map((each) => ({
      ...each,
      playbooks: contacts
        .filter(({ segment }) => segment === each.segment)
        .toSorted((a, b) => b.touched - a.touched || (a.playbookId < b.playbookId ? -1 : 1)),
    })),
    worked,
    didNot,
    open: reviewed.filter((each) => !worked.includes(each) && !didNot.includes(each)),
  }
}

function helps({ holdout }: PlaybookOutcome): boolean {
  return holdout?.uplift.verdict === 'helps'
}

/** The gravest first. */
function proposalsFor(outcome: PlaybookOutcome): Proposal[] {
  const { holdout, came, benchmark, firstAction, attempts, reached, costFen, returnFen, credited } = outcome
  const against = came.of < leastTouched || benchmark === null ? null : againstBenchmark(came, benchmark)
  const proposals: [Proposal, boolean][] = [
    ['switch_off', holdout?.uplift.verdict === 'harms'],
    ['rework', against === 'below'],
    ['extend', against === 'above'],
    ['sooner', firstAction !== null && firstAction.of >= leastTouched && isLate(firstAction)],
    ['other_hours', attempts >= leastTouched && reached / attempts < reachedFrom],
    ['costly', came.of >= leastTouched && credited > 0 && costFen > returnFen],
  ]
  return proposals.flatMap(([proposal, holds]) => (holds ? [proposal] : []))
}

/** Where the whole 95 % interval lies beside what others reach. */
function againstBenchmark(came: ShareCounts, { low, high }: { low: number; high: number }): 'below' | 'above' | null {
  const interval = shareInterval(came)
  if (interval === null) return null
  if (interval.high < low) return 'below'
  return interval.low > high ? 'above' : null
}

function isLate({ of, within72h, late }: NonNullable<PlaybookOutcome['firstAction']>): boolean {
  const begun = within72h + late
  return begun > 0 && late / of >= lateFrom
}
