import type { Reply } from '#web/api/client.ts'

export type RetentionFigures = Reply<'GET /retention'>
export type Told = RetentionFigures['secondServiceReturn']
