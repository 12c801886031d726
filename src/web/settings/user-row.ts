import type { Reply } from '#web/api/client.ts'

export type Users = Reply<'GET /users'>
export type UserRow = Users['rows'][number]
