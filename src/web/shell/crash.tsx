import type { ErrorComponentProps } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { newKey } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'
import { Button } from '#web/ui/button.tsx'
import { Empty, ProblemNote } from '#web/ui/note.tsx'

/** A page that failed, with a number that can be quoted; the rest of the app goes on. */
export function Crash({ error, reset }: ErrorComponentProps): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const id = useMemo(() => newKey().slice(0, 8), [])
  if (error instanceof Problem) {
    return (
      <div className="page">
        <ProblemNote problem={error} onRetry={reset} />
      </div>
    )
  }
  const isOutdated = /dynamically imported module|Importing a module/.test(String(error))
  return (
    <div role="alert" className="page">
      <Empty
        icon="alert"
        title={isOutdated ? words.newVersion : words.crashed}
        actions={
          <Button icon="refresh" variant="primary" onPress={() => (isOutdated ? window.location.reload() : reset())}>
            {words.reload}
          </Button>
        }
      >
        {!isOutdated && (
          <>
            <p>{words.crashedNext}</p>
            <p>
              <code>{words.crashId(id)}</code>
            </p>
            <p className="muted">{error instanceof Error ? error.message : null}</p>
          </>
        )}
      </Empty>
    </div>
  )
}
