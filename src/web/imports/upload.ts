import type { Reply } from '#web/api/client.ts'

/** A file on its way in. */
export type Upload = Reply<'GET /uploads/{uploadId}'>
