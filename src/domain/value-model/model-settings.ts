import type { ValuesOf } from '#domain/settings.ts'

/** When the value models speak, and when they learn anew (spec §2.6). */
export const modelSettings = {
  speaks: {
    label: { zh: '潜在价值与到店节奏的来源', en: 'Potential value and rhythm come from' },
    default: 'model',
    choices: {
      model: { zh: '拟合模型（有可用的模型时）', en: 'The fitted model, where there is one' },
      formula: { zh: '公式与间隔中位数', en: 'The formula and the median interval' },
    },
  },
  refitDays: {
    label: { zh: '隔几天重新拟合', en: 'Fitted anew after so many days' },
    default: 7,
    min: 1,
    max: 365,
    whole: true,
  },
  refitGrowthShare: {
    label: { zh: '到店记录增长几成即重新拟合', en: 'Or when visits have grown by this share' },
    default: 0.05,
    min: 0.01,
    max: 1,
  },
} as const

export type ModelPolicy = ValuesOf<typeof modelSettings>
