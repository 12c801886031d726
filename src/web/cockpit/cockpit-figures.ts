import type { Reply } from '#web/api/client.ts'

export type CockpitFigures = Reply<'GET /cockpit'>
