import type { Reply } from '#web/api/client.ts'

export type Worklist = Reply<'GET /worklist'>
export type TaskRow = Worklist['rows'][number]
export type DoneRow = Worklist['done'][number]
export type TaskDetail = Reply<'GET /tasks/{taskId}'>
