import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Which answers grow old when the server says that something changed: the routes' beginnings. */
const staleAfter: Readonly<Record<string, readonly string[]>> = {
  import: ['GET /imports', 'GET /uploads', 'GET /waiting-rows', 'GET /me'],
  upload: ['GET /uploads'],
  scores: [
    'GET /cockpit',
    'GET /customers',
    'GET /actions',
    'GET /segments',
    'GET /retention',
    'GET /value',
    'GET /centres',
  ],
  customer: ['GET /customers', 'GET /search', 'GET /actions'],
  playbooks: ['GET /playbooks', 'GET /customers/{customerId}/enrolments'],
  messages: ['GET /messages'],
  complaints: ['GET /complaints', 'GET /cockpit'],
  policy: ['GET /policy', 'GET /settings'],
  tasks: ['GET /worklist', 'GET /tasks', 'GET /board', 'GET /absences', 'GET /cockpit'],
  goals: ['GET /goals', 'GET /cockpit'],
  users: ['GET /users', 'GET /tokens'],
  backups: ['GET /backups', 'GET /cockpit'],
  jobs: ['GET /jobs', 'GET /cockpit'],
  exports: ['GET /exports'],
  progress: ['GET /imports', 'GET /jobs'],
}

/** Listens for changes while it is mounted; a server without events is no error. */
export function useLive(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const events = new EventSource('/api/events')
    events.onmessage = ({ data }: MessageEvent<string>) => {
      const old = staleAfter[kindOf(data)] ?? []
      void queries.invalidateQueries({
        predicate: ({ queryKey: [route] }) => typeof route === 'string' && old.some((start) => route.startsWith(start)),
      })
    }
    return () => events.close()
  }, [queries])
}

function kindOf(data: string): string {
  try {
    const said: unknown = JSON.parse(data)
    if (typeof said !== 'object' || said === null || !('kind' in said)) return ''
    return typeof said.kind === 'string' ? said.kind : ''
  } catch {
    return ''
  }
}
