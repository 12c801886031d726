import type { Reply } from '#web/api/client.ts'

export type Board = Reply<'GET /board'>
export type Person = Board['people'][number]
export type LentTo = Reply<'PUT /absences'>['lent'][number]
