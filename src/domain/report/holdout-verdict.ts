import type { Label } from '#domain/label.ts'
import { shareInterval, type ShareCounts } from '#domain/report/share-counts.ts'

/** What a comparison with customers who were left alone says, in plain words. */
export const verdictLabels = {
  helps: { zh: '有效：差异大于偶然', en: 'It helps: more than chance explains' },
  harms: { zh: '有害：不如不做', en: 'It harms: worse than doing nothing' },
  open: { zh: '还看不出差别', en: 'No difference to be seen yet' },
  too_few: { zh: '数据还不够', en: 'Not enough data yet' },
} as const satisfies Record<string, Label>

export type Verdict = keyof typeof verdictLabels

/** What a playbook brought beyond what would have happened by itself. */
export interface Uplift {
  /** Difference of the shares, −1…1; null where one side is empty. */
  readonly difference: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly verdict: Verdict
}

/** Fewer on either side say nothing. */
const leastPerSide = 30

/**
 * Customers who were enrolled against those who were left alone, by what then happened to all of them, worked on or not.
 * 95 % interval of the difference by the hybrid score method: Newcombe (1998), "Interval estimation for the difference
 * between independent proportions", method 10.
 */
export function upliftOf(enrolled: ShareCounts, held: ShareCounts): Uplift {
  const [ours, theirs] = [shareInterval(enrolled), shareInterval(held)]
  if (ours === null || theirs === null) return { difference: null, interval: null, verdict: 'too_few' }
  const [p, q] = [enrolled.who / enrolled.of, held.who / held.of]
  const difference = p - q
  const interval = {
    low: difference - Math.hypot(p - ours.low, theirs.high - q),
    high: difference + Math.hypot(ours.high - p, q - theirs.low),
  }
  return { difference, interval, verdict: verdictOf(Math.min(enrolled.of, held.of), interval) }
}

function verdictOf(fewest: number, { low, high }: { readonly low: number; readonly high: number }): Verdict {
  if (fewest < leastPerSide) return 'too_few'
  if (low > 0) return 'helps'
  return high < 0 ? 'harms' : 'open'
}
