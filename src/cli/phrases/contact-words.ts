import type { Language } from '#domain/label.ts'

/** Words of `contact why`. */
export const contactWords = {
  zh: {
    head: ['方式', '目的', '能否', '原因'],
    own: '自身事项',
    may: '可以',
    mayNot: '不可以',
    until: (label: string, moment: string) => `${label}（${moment} 起可再看）`,
    close: (whose: string) => `${whose}的营销触达占比已接近上限。`,
  },
  en: {
    head: ['Channel', 'Purpose', 'May', 'Why'],
    own: 'Own service',
    may: 'yes',
    mayNot: 'no',
    until: (label: string, moment: string) => `${label} (ask again from ${moment})`,
    close: (whose: string) => `${whose}: the share of touches that sell is close to the limit.`,
  },
} as const satisfies Readonly<Record<Language, object>>
