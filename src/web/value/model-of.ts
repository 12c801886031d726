import type { Reply } from '#web/api/client.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { valueModelEn } from '#web/phrases/value-model.en.ts'
import { type ValueModelPhrases, valueModelZh } from '#web/phrases/value-model.zh.ts'

export type FittedModel = Reply<'GET /value/fit'>
export type Fit = NonNullable<FittedModel['fit']>
export type Holdout = NonNullable<FittedModel['holdout']>

export function useModelPhrases(): ValueModelPhrases {
  return usePhrases(valueModelZh, valueModelEn)
}
