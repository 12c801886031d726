import type { Reply } from '#web/api/client.ts'
import type { DuplicatesPhrases } from '#web/phrases/duplicates.zh.ts'

/** One of two records that may be one person. */
export type Side = Reply<'GET /duplicates'>['pairs'][number]['sides'][number]

export type FieldName = keyof DuplicatesPhrases['fields']
