import type { Reply } from '#web/api/client.ts'

/** One complaint as the server tells it. */
export type Told = Reply<'GET /complaints/{customerId}/{sourceId}/{complaintNo}'>
