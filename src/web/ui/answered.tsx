import type { ReactNode } from 'react'
import type { Problem } from '#web/api/problem.ts'
import { ProblemNote, Skeleton } from '#web/ui/note.tsx'

interface AnsweredProps<T> {
  /** What `useAsk` gave. */
  readonly of: {
    readonly data: T | undefined
    readonly error: Problem | null
    readonly refetch: () => Promise<unknown>
  }
  /** A refusal that is no error here: there is nothing yet, and this says what to do. */
  readonly nothing?: { readonly code: string; readonly shown: ReactNode }
  readonly children: (data: T) => ReactNode
}

/** The answer that a screen waits for: grey lines while it comes, why it did not, what to do where there is nothing. */
export function Answered<T>({ of, nothing, children }: AnsweredProps<T>): ReactNode {
  const { data, error, refetch } = of
  if (error !== null && error.code === nothing?.code) return nothing.shown
  return (
    <>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined ? error === null && <Skeleton lines={10} /> : children(data)}
    </>
  )
}
