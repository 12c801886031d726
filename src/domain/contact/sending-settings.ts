import type { Settings, ValuesOf } from '#domain/settings.ts'

/** How messages are sent (spec §3.5). */
export const sendingSettings = {
  mostAttempts: {
    label: { zh: '消息最多尝试发送次数', en: 'Most attempts at sending a message' },
    default: 6,
    min: 1,
    max: 20,
    whole: true,
  },
  firstWaitMinutes: {
    label: {
      zh: '首次重试前等待分钟（之后逐次加倍）',
      en: 'Minutes before the second attempt; each next wait doubles',
    },
    default: 2,
    min: 1,
    max: 120,
    whole: true,
  },
  confirmDays: {
    label: { zh: '顾问几天内未确认则不再发送', en: 'Days after which an advisor who has not confirmed will not' },
    default: 7,
    min: 1,
    max: 60,
    whole: true,
  },
} as const satisfies Settings

export type SendingPolicy = ValuesOf<typeof sendingSettings>

/** The longest wait between two attempts. */
const longestMinutes = 360

/**
 * Minutes to wait after so many attempts, or as long as the provider asks for; null = no further one. `chance` 0–1 spreads
 * those who failed together over a quarter of the wait.
 */
export function waitMinutes(
  attempts: number,
  { chance, afterSeconds = 0 }: { readonly chance: number; readonly afterSeconds?: number },
  policy: SendingPolicy,
): number | null {
  if (attempts >= policy.mostAttempts) return null
  const doubled = Math.min(longestMinutes, policy.firstWaitMinutes * 2 ** (attempts - 1))
  return Math.max(doubled, afterSeconds / 60) * (1 + chance / 4)
}
