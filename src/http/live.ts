import { EventEmitter } from 'node:events'

/** Something changed that screens may be showing; never what, only where to look again. */
export type LiveEvent =
  | { readonly kind: 'import'; readonly groupId: number; readonly importId: number }
  | { readonly kind: 'upload'; readonly groupId: number; readonly uploadId: number }
  | { readonly kind: 'scores'; readonly groupId: number }
  | { readonly kind: 'customer'; readonly groupId: number; readonly customerId: number }
  | {
      readonly kind:
        | 'tasks'
        | 'policy'
        | 'goals'
        | 'users'
        | 'backups'
        | 'jobs'
        | 'exports'
        | 'complaints'
        | 'messages'
        | 'playbooks'
      readonly groupId: number
    }
  | {
      readonly kind: 'progress'
      readonly groupId: number
      readonly of: string
      readonly done: number | null
      readonly says: string
    }

export interface Live {
  /** Tells every open screen of the group. */
  readonly tell: (event: LiveEvent) => void
  /** Answers what ends the listening. */
  readonly listen: (groupId: number, hear: (event: LiveEvent) => void) => () => void
}

export function makeLive(): Live {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    tell: (event) => void emitter.emit(String(event.groupId), event),
    listen: (groupId, hear) => {
      emitter.on(String(groupId), hear)
      return () => void emitter.off(String(groupId), hear)
    },
  }
}
