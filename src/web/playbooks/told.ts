import type { Reply } from '#web/api/client.ts'

/** One playbook as the server tells it. */
export type Told = Reply<'GET /playbooks/{playbookId}'>
