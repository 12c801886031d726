import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import type { Fen } from '#domain/money.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { Label } from '#domain/label.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { shareInterval, type ShareCounts } from '#domain/report/share-counts.ts'
import { type Uplift, upliftOf } from '#domain/report/holdout-verdict.ts'

/** Enrolments of one playbook, ladder level and advisor that reached somebody, and what came of them. */
export interface OutcomeCounts {
  readonly playbookId: string
  readonly level: string | null
  readonly staffId: number | null
  readonly touched: number
  readonly matured: number
  readonly came: number
  readonly credited: number
  readonly creditedFen: Fen
}

export interface WorkDone {
  readonly playbookId: string
  readonly staffId: number | null
  readonly attempts: number
  readonly reached: number
  readonly booked: number
  readonly minutes: number
}

export interface OutcomeSources {
  readonly outcomes: readonly OutcomeCounts[]
  readonly work: readonly WorkDone[]
  readonly vouchers: readonly { readonly playbookId: string; readonly used: number; readonly costFen: Fen }[]
  readonly firstActions: readonly {
    readonly playbookId: string
    readonly of: number
    readonly within72h: number
    readonly late: number
    readonly medianHours: number | null
  }[]
  readonly holdouts: readonly {
    readonly playbookId: string
    readonly isHeld: boolean
    readonly of: number
    readonly came: number
  }[]
}

/** What an hour of an advisor costs and what is left of revenue: settings of the policy. */
export interface OutcomePrices {
  readonly advisorYuanPerHour: number
  readonly marginShare: number
}

/** A line of the report: contacts, who came, what they cost and brought. */
export interface OutcomeLine {
  readonly touched: number
  /** Of those whose time is over, who came in it. */
  readonly came: ShareCounts
  /** 95 % interval of that share; null where nobody's time is over. */
  readonly interval: { readonly low: number; readonly high: number } | null
  /** Visits no other line of the same cut counts too. */
  readonly credited: number
  readonly attempts: number
  readonly reached: number
  readonly booked: number
  readonly minutes: number
  readonly costFen: Fen
  /** Margin of the credited visits, by the policy's share of revenue. */
  readonly returnFen: Fen
}

export interface PlaybookOutcome extends OutcomeLine {
  readonly playbookId: string
  readonly label: Label
  /** Null: the group no longer has this playbook. */
  readonly class: ActionClass | null
  readonly benchmark: { readonly low: number; readonly high: number } | null
  readonly firstAction: OutcomeSources['firstActions'][number] | null
  readonly holdout: { readonly enrolled: ShareCounts; readonly held: ShareCounts; readonly uplift: Uplift } | null
}

export interface OutcomeReport {
  readonly total: OutcomeLine
  readonly byPlaybook: readonly PlaybookOutcome[]
  /** From calm to lost; `level` null: began by something else than a warning. */
  readonly byLevel: readonly (OutcomeLine & { readonly level: string | null })[]
  /** Most contacts first; `staffId` null: only messages went. */
  readonly byAdvisor: readonly (OutcomeLine & { readonly staffId: number | null })[]
}

type ReportedPlaybook = Pick<Playbook, 'id' | 'label' | 'class' | 'success'>

interface GonePlaybook {
  readonly id: string
  readonly label: Label
  readonly class: null
  readonly success: null
}

/** Playbooks that were worked on and are no more: nothing but their number is known. */
function goneFrom(playbooks: readonly ReportedPlaybook[], { outcomes, work }: OutcomeSources): GonePlaybook[] {
  const known = new Set(playbooks.map(({ id }) => id))
  const gone = new Set([...outcomes, ...work].map(({ playbookId }) => playbookId).filter((id) => !known.has(id)))
  return [...gone].map((id) => ({ id, label: { zh: id, en: id }, class: null, success: null }))
}

/** From calm to lost; what began by something else comes last. */
function levelsOf(outcomes: readonly OutcomeCounts[]): (string | null)[] {
  const order = Object.keys(ladderLevelLabels)
  const placeOf = (level: string | null): number => (level === null ? order.length : order.indexOf(level))
  return [...new Set(outcomes.map(({ level }) => level))].toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Adds the counts up by playbook, ladder level and advisor; every visit is in one line of each cut at most. */
export function outcomeReport(
  sources: OutcomeSources,
  playbooks: readonly ReportedPlaybook[],
  prices: OutcomePrices,
): OutcomeReport {
  const { outcomes, work } = sources
  const voucherFen = sum(sources.vouchers, ({ costFen }) => costFen)
  return {
    total: lineOf(outcomes, work, voucherFen, prices),
    byPlaybook: [...playbooks, ...goneFrom(playbooks, sources)]
      .map((playbook) => playbookOutcome(playbook, sources, prices))
      .filter(({ touched, attempts, holdout }) => touched > 0 || attempts > 0 || holdout !== null),
    byLevel: levelsOf(outcomes).map((level) => ({
      level,
      // Work is kept by playbook, not by level: here it is the contacts themselves that count.
      ...lineOf(
        outcomes.filter((each) => each.level === level),
        [],
        0,
        prices,
      ),
    })),
    byAdvisor: [...new Set([...outcomes, ...work].map(({ staffId }) => staffId))]
      .map((staffId) => ({
        staffId,
        ...lineOf(
          outcomes.filter((each) => each.staffId === staffId),
          work.filter((each) => each.staffId === staffId),
          0,
          prices,
        ),
      }))
      .toSorted((a, b) => b.touched - a.touched || (a.staffId ?? 0) - (b.staffId ?? 0)),
  }
}

function playbookOutcome(
  { id, label, class: of, success }: ReportedPlaybook | GonePlaybook,
  sources: OutcomeSources,
  prices: OutcomePrices,
): PlaybookOutcome {
  const own = <T extends { readonly playbookId: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ playbookId }) => playbookId === id)
  const voucherFen = sum(own(sources.vouchers), ({ costFen }) => costFen)
  return {
    playbookId: id,
    label,
    class: of,
    benchmark: success?.benchmark ?? null,
    firstAction: own(sources.firstActions)[0] ?? null,
    holdout: comparisonOf(own(sources.holdouts)),
    ...lineOf(own(sources.outcomes), own(sources.work), voucherFen, prices),
  }
}

/** Null for a playbook that leaves nobody alone. */
function comparisonOf(rows: OutcomeSources['holdouts']): PlaybookOutcome['holdout'] {
  const side = (isHeld: boolean): ShareCounts => {
    const found = rows.find((row) => row.isHeld === isHeld)
    return { of: found?.of ?? 0, who: found?.came ?? 0 }
  }
  const [enrolled, held] = [side(false), side(true)]
  return held.of === 0 ? null : { enrolled, held, uplift: upliftOf(enrolled, held) }
}

function lineOf(
  outcomes: readonly OutcomeCounts[],
  work: readonly WorkDone[],
  voucherFen: Fen,
  { advisorYuanPerHour, marginShare }: OutcomePrices,
): OutcomeLine {
  const came = { of: sum(outcomes, ({ matured }) => matured), who: sum(outcomes, (row) => row.came) }
  const minutes = sum(work, (row) => row.minutes)
  return {
    touched: sum(outcomes, ({ touched }) => touched),
    came,
    interval: shareInterval(came),
    credited: sum(outcomes, ({ credited }) => credited),
    attempts: sum(work, ({ attempts }) => attempts),
    reached: sum(work, ({ reached }) => reached),
    booked: sum(work, ({ booked }) => booked),
    minutes: Math.round(minutes),
    costFen: Math.round((minutes / 60) * advisorYuanPerHour * 100) + voucherFen,
    returnFen: Math.round(sum(outcomes, ({ creditedFen }) => creditedFen) * marginShare),
  }
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}
