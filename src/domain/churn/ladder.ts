import type { Fifth } from '#domain/assessment.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { Label } from '#domain/label.ts'
import type { Ladders, ValuesOf } from '#domain/settings.ts'

function days(zh: string, en: string, preset: number) {
  return { label: { zh, en }, default: preset, min: 1, max: 1500, whole: true } as const
}

function fifth(zh: string, en: string, preset: number) {
  return { label: { zh, en }, default: preset, min: 1, max: 5, whole: true } as const
}

function intervals(zh: string, en: string, preset: number) {
  return { label: { zh, en }, default: preset, min: 0.1, max: 10 } as const
}

/** The churn ladder 流失预警 (spec §2.5). */
export const ladderSettings = {
  basis: {
    label: { zh: '预警依据', en: 'The ladder goes by' },
    default: 'both',
    choices: {
      fixed: { zh: '固定天数', en: 'Fixed days' },
      rhythm: { zh: '客户自身节奏', en: "The customer's own rhythm" },
      both: { zh: '固定天数与自身节奏并用', en: 'Fixed days and own rhythm together' },
    },
  },
  l1ContactDays: days('一级：未联系满几天', 'Level 1: days without contact', 30),
  l2Days: days('二级：未到店满几天', 'Level 2: days without a visit', 60),
  l3Days: days('三级：未到店满几天', 'Level 3: days without a visit', 90),
  highDays: days('高危：未到店满几天', 'High: days without a visit', 120),
  winBackDays: days('待挽回：未到店超过几天', 'Win back: more than so many days without a visit', 180),
  lapsedDays: days('已沉睡：未到店超过几天', 'Lapsed: more than so many days without a visit', 365),
  winBackLeastF: fifth('待挽回：F 至少', 'Win back: F at least', 3),
  winBackLeastM: fifth('待挽回：M 至少', 'Win back: M at least', 3),
  overdueFrom: intervals('几倍到店间隔起算超期', 'Overdue from so many expected intervals', 1),
  longOverdueFrom: intervals('几倍到店间隔起提升一级', 'Raised one level from so many expected intervals', 2),
  fixedFirstDays: days('首次到店后几天内只按固定天数', 'Fixed days only, for so many days from the first visit', 90),
  rhythmLeastVisits: {
    label: { zh: '计算自身节奏所需最少到店天数', en: 'Fewest visit days that make a rhythm' },
    default: 3,
    min: 3,
    max: 20,
    whole: true,
  },
} as const

export const ladderOrder = [
  ['l2Days', 'l3Days', 'highDays', 'winBackDays', 'lapsedDays'],
  ['overdueFrom', 'longOverdueFrom'],
] as const satisfies Ladders<typeof ladderSettings>

export type LadderPolicy = ValuesOf<typeof ladderSettings>

/** How long a customer has been silent, and how long is usual. Days since a visit are null if there never was one. */
export interface Silence {
  readonly daysSinceVisit: number | null
  readonly daysSinceFirstVisit: number | null
  readonly daysSinceContact: number | null
  /** Own median interval, else the centre's; null where neither is known. */
  readonly expectedIntervalDays: number | null
  readonly f: Fifth | null
  readonly m: Fifth | null
}

/** Which sentence of the spec gave the level. */
export const ladderRuleLabels = {
  'fixed-days': { zh: '固定天数', en: 'Fixed days' },
  'always-fixed': { zh: '该级别始终按固定天数', en: 'A level that always goes by fixed days' },
  'days-and-rhythm': { zh: '天数已到，且超过自身节奏', en: 'The days are reached, and the own rhythm is passed' },
  'within-rhythm': { zh: '天数已到，但仍在自身节奏之内', en: 'The days are reached, but within the own rhythm' },
  'long-overdue': { zh: '远超自身节奏，提升一级', en: 'Far past the own rhythm: raised one level' },
  rhythm: { zh: '自身节奏', en: 'Own rhythm' },
} as const satisfies Record<string, Label>

export type LadderRule = keyof typeof ladderRuleLabels

export interface LadderFinding {
  readonly level: LadderLevel
  readonly rule: LadderRule
}

/** The highest level that applies. */
export function ladderLevel(silence: Silence, policy: LadderPolicy): LadderFinding {
  const { daysSinceVisit } = silence
  const calm = calmLevel(silence, policy)
  if (daysSinceVisit === null) return { level: calm, rule: 'fixed-days' }
  const always = alwaysFixed(daysSinceVisit, silence, policy)
  if (always !== null) return { level: always, rule: 'always-fixed' }
  const interval = rhythmThatCounts(silence, policy)
  const byDays = levelOfDays(daysSinceVisit, policy)
  if (interval === null) return { level: byDays ?? calm, rule: 'fixed-days' }
  const overdue = daysSinceVisit / interval
  // By rhythm alone, level 2 falls on the expected interval and the higher levels keep their proportion to it.
  if (policy.basis === 'rhythm') return { level: levelOfDays(overdue * policy.l2Days, policy) ?? calm, rule: 'rhythm' }
  return byBoth(byDays, calm, overdue, policy)
}

/** Fixed days and own rhythm together: days alone do not raise whoever is within their rhythm. */
function byBoth(byDays: RaisedLevel | null, calm: CalmLevel, overdue: number, policy: LadderPolicy): LadderFinding {
  const told = byDays ?? calm
  if (overdue >= policy.longOverdueFrom && isBelowL3(told)) return { level: oneAbove[told], rule: 'long-overdue' }
  if (byDays === null) return { level: calm, rule: 'fixed-days' }
  return overdue >= policy.overdueFrom
    ? { level: byDays, rule: 'days-and-rhythm' }
    : { level: calm, rule: 'within-rhythm' }
}

type CalmLevel = 'none' | 'l1'
type RaisedLevel = 'l2' | 'l3' | 'high'

/** What contact alone gives: the first level is an automatic message and the same for everybody. */
function calmLevel({ daysSinceContact }: Silence, { l1ContactDays }: LadderPolicy): CalmLevel {
  return daysSinceContact !== null && daysSinceContact >= l1ContactDays ? 'l1' : 'none'
}

function alwaysFixed(daysSinceVisit: number, { f, m }: Silence, policy: LadderPolicy): 'lapsed' | 'win_back' | null {
  if (daysSinceVisit > policy.lapsedDays) return 'lapsed'
  if (daysSinceVisit <= policy.winBackDays || f === null || m === null) return null
  return f >= policy.winBackLeastF && m >= policy.winBackLeastM ? 'win_back' : null
}

function levelOfDays(daysSinceVisit: number, { l2Days, l3Days, highDays }: LadderPolicy): RaisedLevel | null {
  if (daysSinceVisit >= highDays) return 'high'
  if (daysSinceVisit >= l3Days) return 'l3'
  return daysSinceVisit >= l2Days ? 'l2' : null
}

/** The interval that days are held against; null where the ladder is fixed. */
function rhythmThatCounts(silence: Silence, policy: LadderPolicy): number | null {
  if (policy.basis === 'fixed') return null
  const isFirstTime = (silence.daysSinceFirstVisit ?? 0) < policy.fixedFirstDays
  return isFirstTime ? null : silence.expectedIntervalDays
}

const oneAbove = { none: 'l1', l1: 'l2', l2: 'l3' } as const

function isBelowL3(level: LadderLevel): level is keyof typeof oneAbove {
  return level in oneAbove
}

/** Days since last visit on which the level may change, whatever the contacts. */
export function ladderSteps(expectedIntervalDays: number | null, policy: LadderPolicy): number[] {
  const steps = [policy.l2Days, policy.l3Days, policy.highDays, policy.winBackDays + 1, policy.lapsedDays + 1]
  if (expectedIntervalDays === null || policy.basis === 'fixed') return steps
  for (const times of policy.basis === 'both' ? [policy.overdueFrom, policy.longOverdueFrom] : timesOfRhythm(policy)) {
    steps.push(Math.floor(times * expectedIntervalDays), Math.ceil(times * expectedIntervalDays))
  }
  return steps
}

function timesOfRhythm({ l2Days, l3Days, highDays }: LadderPolicy): number[] {
  return [1, l3Days / l2Days, highDays / l2Days]
}
