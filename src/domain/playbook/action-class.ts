import type { Label } from '#domain/label.ts'

/** How urgent a playbook's work is (spec §3.2), most urgent first. */
export const actionClassLabels = {
  high: { zh: '高', en: 'High' },
  medium: { zh: '中', en: 'Medium' },
  low: { zh: '低', en: 'Low' },
} as const satisfies Record<string, Label>

export type ActionClass = keyof typeof actionClassLabels

/** 0 for the most urgent. */
export function rankOf(actionClass: ActionClass): number {
  return actionClass === 'high' ? 0 : actionClass === 'medium' ? 1 : 2
}
