import type { Label } from '#domain/label.ts'

/** What became of a promise that we made. */
export const promiseStateLabels = {
  open: { zh: '待兑现', en: 'Open' },
  kept: { zh: '已兑现', en: 'Kept' },
  broken: { zh: '未兑现', en: 'Broken' },
  /** The customer needs it no more, or it was made by mistake. */
  withdrawn: { zh: '已取消', en: 'Withdrawn' },
} as const satisfies Record<string, Label>

export type PromiseState = keyof typeof promiseStateLabels
