import type { Label } from '#domain/label.ts'

/** By what customers are told apart whose rhythm may differ. */
export const cohortKinds = {
  use: { zh: '用途', en: 'Use' },
  model: { zh: '车型', en: 'Car model' },
} as const

export type CohortKind = keyof typeof cohortKinds

/** Customers of one use, or with one car model. */
export interface Cohort {
  readonly by: CohortKind
  /** A key of `useLabels`, or the model's name as the records have it. */
  readonly value: string
}

const useLabels = {
  ride_hailing: { zh: '网约车', en: 'Ride hailing' },
  private: { zh: '非网约车', en: 'Not ride hailing' },
} as const

/** The cohort's own name. */
export function cohortLabel({ by, value }: Cohort): Label {
  return by === 'use' && value in useLabels ? useLabels[value as keyof typeof useLabels] : { zh: value, en: value }
}

/** What a customer belongs to: one cohort of each kind at most; null = not known. */
export type Cohorts = Readonly<Record<CohortKind, string | null>>
