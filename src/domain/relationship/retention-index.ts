import { visitIntervals } from '#domain/churn/rhythm.ts'
import type { VisitFacts } from '#domain/customer-facts.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** Retention index 留存指数 (spec §2.8). */
export const retentionIndexSettings = {
  unknownValue: {
    label: { zh: '无评分时的感知价值', en: 'Perceived value without a survey' },
    default: 0.5,
    min: 0,
    max: 1,
  },
  unknownHabit: {
    label: { zh: '到店过少时的习惯强度', en: 'Habit strength with too few visits' },
    default: 0.5,
    min: 0,
    max: 1,
  },
  leastVisits: {
    label: { zh: '计算习惯强度所需最少到店次数', en: 'Fewest visits that make a habit' },
    default: 3,
    min: 3,
    max: 20,
    whole: true,
  },
  noHabitVariation: {
    label: { zh: '变异系数达到此值视为无习惯', en: 'Coefficient of variation at which there is no habit' },
    default: 1.5,
    min: 0.1,
    max: 10,
  },
} as const

export type RetentionIndexPolicy = ValuesOf<typeof retentionIndexSettings>

export interface RetentionIndex {
  readonly index: number
  /** Each 0–1. */
  readonly value: number
  readonly relationship: number
  readonly habit: number
}

export interface RelationshipFacts {
  /** Latest score, 0–10; null = unknown. */
  readonly npsScore: number | null
  /** Share 0–1 of the profile that is filled in. */
  readonly profileShare: number
  readonly hasTakenPart: boolean
  /** Ascending. */
  readonly visits: readonly Pick<VisitFacts, 'advisorId'>[]
  /** A day number for each visit, ascending. */
  readonly dayNumbers: readonly number[]
}

/** Perceived value × depth of the relationship × strength of habit. */
export function retentionIndex(facts: RelationshipFacts, policy: RetentionIndexPolicy): RetentionIndex {
  const value = facts.npsScore === null ? policy.unknownValue : facts.npsScore / 10
  const relationship = (facts.profileShare + sameAdvisorShare(facts.visits) + (facts.hasTakenPart ? 1 : 0)) / 3
  const habit = habitStrength(facts.dayNumbers, policy)
  return { index: value * relationship * habit, value, relationship, habit }
}

/** Share of visits with the advisor whom the customer met most; visits without a known advisor are with nobody. */
export function sameAdvisorShare(visits: readonly Pick<VisitFacts, 'advisorId'>[]): number {
  if (visits.length === 0) return 0
  const times = new Map<number, number>()
  for (const { advisorId } of visits) if (advisorId !== null) times.set(advisorId, (times.get(advisorId) ?? 0) + 1)
  return Math.max(0, ...times.values()) / visits.length
}

/** 1 − min(1, coefficient of variation of the visit intervals ÷ 1.5). The deviation is that of a sample. */
export function habitStrength(dayNumbers: readonly number[], policy: RetentionIndexPolicy): number {
  const intervals = visitIntervals(dayNumbers)
  if (intervals.length + 1 < policy.leastVisits) return policy.unknownHabit
  const mean = intervals.reduce((sum, days) => sum + days, 0) / intervals.length
  const squares = intervals.reduce((sum, days) => sum + (days - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / (intervals.length - 1))
  return 1 - Math.min(1, deviation / mean / policy.noHabitVariation)
}
